package dev.gmpscope.cli;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;

/** A viewer under load: takes in and acknowledges at once, or, stalled, never says anything. */
final class LoadViewer implements WebSocket.Listener {
    private static final int HEAD = 16;
    private static final int COUNT = 4;
    private static final int FIRST = 8;

    private final boolean stalled;
    private final CompletableFuture<Integer> closed = new CompletableFuture<>();
    private final StringBuilder text = new StringBuilder();
    private final ByteBuffer head = ByteBuffer.allocate(HEAD).order(ByteOrder.LITTLE_ENDIAN);
    /** When each batch had come, by its first event; ns. */
    private final Map<Long, Long> came = new ConcurrentHashMap<>();
    private volatile long joined;
    private long events;
    private volatile boolean whole;

    LoadViewer(boolean stalled) {
        this.stalled = stalled;
    }

    LoadViewer follow(HttpClient client, URI stream) {
        client.newWebSocketBuilder().buildAsync(stream, this).join();
        return this;
    }

    @Override
    public void onOpen(WebSocket socket) {
        joined = System.nanoTime();
        socket.request(1);
    }

    @Override
    public CompletionStage<?> onText(WebSocket socket, CharSequence part, boolean last) {
        text.append(part);
        if (last && text.indexOf("{\"type\":\"end\"") == 0) {
            whole = text.indexOf("\"count\":" + events + ",") > 0;
            socket.sendClose(WebSocket.NORMAL_CLOSURE, "");
            closed.complete(WebSocket.NORMAL_CLOSURE);
        }
        if (last) {
            text.setLength(0);
        }
        socket.request(1);
        return null;
    }

    @Override
    public CompletionStage<?> onBinary(WebSocket socket, ByteBuffer part, boolean last) {
        while (head.hasRemaining() && part.hasRemaining()) {
            head.put(part.get());
        }
        if (last) {
            long first = (long) head.getDouble(FIRST);
            came.put(first, System.nanoTime());
            events = first + head.getInt(COUNT);
            head.clear();
            if (!stalled) {
                socket.sendText("{\"type\":\"ack\",\"seq\":" + events + "}", true);
            }
        }
        socket.request(1);
        return null;
    }

    @Override
    public CompletionStage<?> onClose(WebSocket socket, int code, String reason) {
        closed.complete(code);
        return null;
    }

    @Override
    public void onError(WebSocket socket, Throwable error) {
        closed.complete(-1);
    }

    /** Waits for the end of the stream; false if it was not whole. */
    boolean ended(long seconds) {
        try {
            closed.get(seconds, TimeUnit.SECONDS);
        } catch (Exception e) {
            return false;
        }
        return whole;
    }

    /** The code with which the server has closed, 0 while it has not. */
    int code() {
        return closed.getNow(0);
    }

    Map<Long, Long> came() {
        return came;
    }

    long joined() {
        return joined;
    }
}
