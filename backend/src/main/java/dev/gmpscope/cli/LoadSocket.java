package dev.gmpscope.cli;

import java.io.BufferedInputStream;
import java.io.Closeable;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;

/**
 * The client's half of a WebSocket on a plain socket. Java's own client broke one stream in a hundred when there were hundreds at once ("Invalid UTF-8" in a text of ASCII), where this one, on the
 * same server, found every frame sound.
 */
final class LoadSocket implements Closeable {
    /**
     * A message.
     *
     * @param kind {@link #TEXT}, {@link #BINARY}, {@link #CLOSE}
     */
    record Message(int kind, byte[] payload) {}

    static final int TEXT = 1;
    static final int BINARY = 2;
    static final int CLOSE = 8;

    private static final int PING = 9;
    private static final int PONG = 10;
    private static final int WHOLE = 0x80;
    private static final int MASKED = 0x80;
    private static final int SHORT = 126;
    private static final int LONG = 127;
    private static final int BUFFER = 1 << 16;
    private static final int PATIENCE_MS = 60_000;

    private final Socket socket;
    private final DataInputStream in;
    private final DataOutputStream out;

    LoadSocket(URI at) throws IOException {
        socket = new Socket(at.getHost(), at.getPort());
        socket.setTcpNoDelay(true);
        socket.setSoTimeout(PATIENCE_MS);
        in = new DataInputStream(new BufferedInputStream(socket.getInputStream(), BUFFER));
        out = new DataOutputStream(socket.getOutputStream());
        out.write(("GET " + at.getRawPath() + " HTTP/1.1\r\nHost: " + at.getAuthority() + "\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n"
                + "Sec-WebSocket-Key: Z21wc2NvcGUgbG9hZCB0ZQ==\r\nSec-WebSocket-Version: 13\r\n\r\n").getBytes(StandardCharsets.US_ASCII));
        StringBuilder head = new StringBuilder();
        while (head.indexOf("\r\n\r\n") < 0) {
            head.append((char) in.readUnsignedByte());
        }
        if (!head.toString().startsWith("HTTP/1.1 101")) {
            socket.close();
            throw new IOException("no WebSocket: " + head.substring(0, head.indexOf("\r\n")));
        }
    }

    /** The next message; pings are answered on the way. */
    Message read() throws IOException {
        while (true) {
            int first = in.readUnsignedByte();
            int second = in.readUnsignedByte();
            if ((first & ~0xf) != WHOLE || (second & MASKED) != 0) {
                throw new IOException("an unsound frame: " + first + " " + second);
            }
            long length = second == SHORT ? in.readUnsignedShort() : second == LONG ? in.readLong() : second;
            byte[] payload = in.readNBytes((int) length);
            if (payload.length < length) {
                throw new EOFException("the connection ended in a frame");
            }
            int kind = first & 0xf;
            if (kind != PING) {
                return new Message(kind, payload);
            }
            send(PONG, payload);
        }
    }

    /** Sends a short message, under the mask 0. */
    void send(int kind, byte[] payload) throws IOException {
        byte[] frame = new byte[6 + payload.length];
        frame[0] = (byte) (WHOLE | kind);
        frame[1] = (byte) (MASKED | payload.length);
        System.arraycopy(payload, 0, frame, 6, payload.length);
        out.write(frame);
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
