package dev.gmpscope.server;

import static org.junit.jupiter.api.Assertions.assertNotNull;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.eclipse.jetty.websocket.api.Callback;
import org.eclipse.jetty.websocket.api.Session;
import org.eclipse.jetty.websocket.client.WebSocketClient;

/** A plain WebSocket client that keeps what it hears, in order; public because Jetty calls it. */
public final class StreamClient implements Session.Listener.AutoDemanding {
    /** A message: text as a tree, binary as bytes. */
    record Message(JsonNode text, ByteBuffer binary) {
        String type() {
            return text == null ? "batch" : text.get("type").asText();
        }

        int count() {
            return binary.getInt(4);
        }

        int first() {
            return (int) binary.getDouble(8);
        }
    }

    /** A machine that builds beside the test is slow. */
    private static final int PATIENCE = 40;
    private static final ObjectMapper JSON = new ObjectMapper();

    final BlockingQueue<Message> heard = new LinkedBlockingQueue<>();
    final CompletableFuture<String> closed = new CompletableFuture<>();
    private final Session session;

    /** All share its threads. Java's own client takes what comes right after the handshake for another message, now and then: "Invalid UTF-8". */
    private static final class Shared {
        static final WebSocketClient CLIENT = started();

        private static WebSocketClient started() {
            WebSocketClient client = new WebSocketClient();
            client.setMaxTextMessageSize(0);
            client.setMaxBinaryMessageSize(0);
            try {
                client.start();
            } catch (Exception e) {
                throw new IllegalStateException(e);
            }
            return client;
        }
    }

    StreamClient(int port, String path) {
        try {
            session = Shared.CLIENT.connect(this, URI.create("ws://127.0.0.1:" + port + "/api/runs/" + path)).join();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void onWebSocketText(String text) {
        try {
            heard.add(new Message(JSON.readTree(text), null));
        } catch (com.fasterxml.jackson.core.JsonProcessingException e) {
            closed.completeExceptionally(e);
        }
    }

    @Override
    public void onWebSocketBinary(ByteBuffer payload, Callback callback) {
        byte[] bytes = new byte[payload.remaining()];
        payload.get(bytes);
        heard.add(new Message(null, ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN)));
        callback.succeed();
    }

    @Override
    public void onWebSocketClose(int status, String reason, Callback callback) {
        closed.complete(status + " " + reason);
        callback.succeed();
    }

    @Override
    public void onWebSocketError(Throwable error) {
        closed.completeExceptionally(error);
    }

    void send(String message) {
        Callback.Completable sent = new Callback.Completable();
        session.sendText(message, sent);
        sent.join();
    }

    void sendBinary(byte[] bytes) {
        Callback.Completable sent = new Callback.Completable();
        session.sendBinary(ByteBuffer.wrap(bytes), sent);
        sent.join();
    }

    void acknowledge(int seq) {
        send("{\"type\":\"ack\",\"seq\":" + seq + "}");
    }

    /** Says so much at once, and again whenever a second goes by, until the server has closed; no more than that, for a write that fails hides the closing frame. */
    String chatterUntilClosed(int messages) throws Exception {
        while (true) {
            for (int i = 0; i < messages; i++) {
                acknowledge(0);
            }
            try {
                return closed.get(1, TimeUnit.SECONDS);
            } catch (TimeoutException e) {
                if (!session.isOpen()) {
                    return closing();
                } // else a second began between two messages
            }
        }
    }

    /** Closes the connection. */
    void leave() {
        session.close();
    }

    Message next() throws InterruptedException {
        Message message = heard.poll(PATIENCE, TimeUnit.SECONDS);
        assertNotNull(message, () -> "nothing came; closed: " + closed);
        return message;
    }

    String closing() throws Exception {
        return closed.get(PATIENCE, TimeUnit.SECONDS);
    }
}
