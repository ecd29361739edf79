package dev.gmpscope.fuzz;

import dev.gmpscope.server.Limits;
import dev.gmpscope.server.Server;
import dev.gmpscope.simulation.Library;
import dev.gmpscope.simulation.ModelRun;
import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.net.Socket;
import java.net.SocketException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;

/**
 * What a viewer may send, sound frames and others: the connection goes on, or is closed by rule, with a sentence where the rule is the server's own; never a fault, never a hang. The input is a list of frames:
 * the first byte as it goes over the wire; a byte whose low half says how long the payload is, and its high half what is wrong with the frame; the payload.
 */
public final class FuzzStream {
    private static final String DOCUMENT = "{\"document\":\"{\\\"format\\\":1,\\\"title\\\":\\\"fuzz\\\",\\\"funcs\\\":{\\\"main\\\":[{\\\"compute\\\":\\\"1ms\\\"}]}}\"}";
    private static final byte[] MARKER = "all is said".getBytes(StandardCharsets.US_ASCII);
    private static final int PATIENCE_MS = 10_000;
    private static final int OFTEN = 256;
    private static final int PONG = 10;
    private static final int CLOSE = 8;
    private static final int FAULT = 1011;
    private static final int POLICY = 1008;
    /** What the high half of a frame's second byte says. */
    private static final int UNMASKED = 1;
    private static final int LIES = 2;
    private static final int GIANT = 3;
    private static final int LONG = 4;

    private static Server server;
    private static String handshake;
    private static int rounds;

    private FuzzStream() {}

    /** Starts the server that all inputs go to. */
    private static void start() throws IOException {
        Limits limits = new Limits();
        server = new Server(Library.load(), run -> ModelRun.prepare(run, limits.ceilings()), limits, config -> { }).start("127.0.0.1", 0);
        String answer = ask(HttpRequest.newBuilder(at("/api/runs")).POST(BodyPublishers.ofString(DOCUMENT)));
        String run = answer.replaceFirst("(?s).*?\"run\":\"(\\w+)\".*", "$1");
        handshake = "GET /api/runs/" + run + "/stream HTTP/1.1\r\nHost: 127.0.0.1:" + server.port() + "\r\nUpgrade: websocket\r\nConnection: Upgrade\r\nSec-WebSocket-Key: Z21wc2NvcGUgZnV6emVyMA==\r\n"
                + "Sec-WebSocket-Version: 13\r\n\r\n";
    }

    private static URI at(String path) {
        return URI.create("http://127.0.0.1:" + server.port() + path);
    }

    private static String ask(HttpRequest.Builder request) throws IOException {
        try {
            return HttpClient.newHttpClient().send(request.build(), BodyHandlers.ofString()).body();
        } catch (InterruptedException e) {
            throw new IOException(e);
        }
    }

    public static synchronized void fuzzerTestOneInput(byte[] bytes) throws IOException {
        if (server == null) {
            start();
        }
        try (Socket socket = new Socket("127.0.0.1", server.port())) {
            socket.setSoTimeout(PATIENCE_MS);
            socket.setTcpNoDelay(true);
            DataInputStream in = new DataInputStream(new BufferedInputStream(socket.getInputStream()));
            socket.getOutputStream().write(handshake.getBytes(StandardCharsets.US_ASCII));
            StringBuilder head = new StringBuilder();
            while (head.indexOf("\r\n\r\n") < 0) {
                head.append((char) in.readUnsignedByte());
            }
            try {
                socket.getOutputStream().write(frames(bytes));
                socket.shutdownOutput();
            } catch (SocketException e) {
                // closed before all was said
            }
            hear(in, bytes);
        } catch (EOFException | SocketException e) {
            // gone without a word: so it is for one who has hung up
        }
        if (rounds++ % OFTEN == 0 && !ask(HttpRequest.newBuilder(at("/metrics"))).contains("gmpscope_failures_total 0")) {
            throw new AssertionError("the server has failed, within the last " + OFTEN + " inputs");
        }
    }

    /** Reads until the server says that it has heard all, or closes. */
    private static void hear(DataInputStream in, byte[] sent) throws IOException {
        while (true) {
            int kind = in.readUnsignedByte() & 0xf;
            int length = in.readUnsignedByte();
            length = length == 126 ? in.readUnsignedShort() : length == 127 ? (int) in.readLong() : length;
            byte[] payload = new byte[length];
            in.readFully(payload);
            if (kind == CLOSE) {
                closed(payload, sent);
                return;
            } else if (kind == PONG && new String(payload, StandardCharsets.US_ASCII).equals(new String(MARKER, StandardCharsets.US_ASCII))) {
                return;
            }
        }
    }

    /** A viewer's own closing frame comes back as it is. */
    private static boolean returned(byte[] payload, byte[] sent) {
        return payload.length >= 2 && new String(sent, StandardCharsets.ISO_8859_1).contains(new String(payload, StandardCharsets.ISO_8859_1));
    }

    private static void closed(byte[] payload, byte[] sent) {
        int code = payload.length < 2 ? 0 : ByteBuffer.wrap(payload).getShort();
        String sentence = payload.length < 2 ? "" : new String(payload, 2, payload.length - 2, StandardCharsets.UTF_8);
        if (!returned(payload, sent) && (code == FAULT || code == POLICY && !sentence.matches("(?s).{10,}\\."))) {
            throw new AssertionError(code + " " + sentence);
        }
    }

    private static byte[] frames(byte[] bytes) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ByteBuffer left = ByteBuffer.wrap(bytes);
        while (left.remaining() > 1) {
            int first = left.get();
            int second = left.get() & 0xff;
            byte[] payload = new byte[Math.min(second & 0x3f, left.remaining())];
            left.get(payload);
            frame(out, first, second >> 6 == 0 ? 0 : payload.length > 0 ? 1 + (payload[0] & 3) : GIANT, payload);
        }
        frame(out, 0x89, 0, MARKER);
        return out.toByteArray();
    }

    private static void frame(ByteArrayOutputStream out, int first, int wrong, byte[] payload) {
        out.write(first);
        int mask = wrong == UNMASKED ? 0 : 0x80;
        if (wrong == GIANT) {
            out.write(mask | 127);
            out.writeBytes(ByteBuffer.allocate(8).putLong(1L << 40).array());
        } else if (wrong == LONG) {
            out.write(mask | 126);
            out.writeBytes(ByteBuffer.allocate(2).putShort((short) 5000).array());
        } else {
            out.write(mask | payload.length + (wrong == LIES ? 1 : 0));
        }
        if (mask != 0) {
            out.writeBytes(new byte[4]);
        }
        out.writeBytes(wrong == LONG ? new byte[5000] : payload);
    }
}
