package dev.gmpscope.server;

import static org.junit.jupiter.api.Assertions.assertNotNull;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayOutputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

/** A plain WebSocket client that keeps what it hears, in order. */
final class StreamClient implements WebSocket.Listener {
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
    private final StringBuilder text = new StringBuilder();
    private final ByteArrayOutputStream binary = new ByteArrayOutputStream();
    private final WebSocket socket;

    StreamClient(int port, String path) {
        socket = HttpClient.newHttpClient().newWebSocketBuilder()
                .buildAsync(URI.create("ws://127.0.0.1:" + port + "/api/runs/" + path), this).join();
    }

    @Override
    public CompletionStage<?> onText(WebSocket webSocket, CharSequence data, boolean last) {
        text.append(data);
        if (last) {
            try {
                heard.add(new Message(JSON.readTree(text.toString()), null));
            } catch (com.fasterxml.jackson.core.JsonProcessingException e) {
                closed.completeExceptionally(e);
            }
            text.setLength(0);
        }
        webSocket.request(1);
        return null;
    }

    @Override
    public CompletionStage<?> onBinary(WebSocket webSocket, ByteBuffer data, boolean last) {
        byte[] bytes = new byte[data.remaining()];
        data.get(bytes);
        binary.writeBytes(bytes);
        if (last) {
            heard.add(new Message(null, ByteBuffer.wrap(binary.toByteArray()).order(ByteOrder.LITTLE_ENDIAN)));
            binary.reset();
        }
        webSocket.request(1);
        return null;
    }

    @Override
    public CompletionStage<?> onClose(WebSocket webSocket, int status, String reason) {
        closed.complete(status + " " + reason);
        return null;
    }

    @Override
    public void onError(WebSocket webSocket, Throwable error) {
        closed.completeExceptionally(error);
    }

    void send(String message) {
        socket.sendText(message, true).join();
    }

    void sendBinary(byte[] bytes) {
        socket.sendBinary(ByteBuffer.wrap(bytes), true).join();
    }

    void acknowledge(int seq) {
        send("{\"type\":\"ack\",\"seq\":" + seq + "}");
    }

    /** Closes the connection. */
    void leave() {
        socket.sendClose(WebSocket.NORMAL_CLOSURE, "").join();
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
