package dev.gmpscope.cli;

import java.io.IOException;
import java.net.URI;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;

/** A viewer under load: takes in and acknowledges at once, or, stalled, never says anything. */
final class LoadViewer {
    private static final int MAGIC = 0x31504d47;
    private static final int COUNT = 4;
    private static final int FIRST = 8;
    private static final byte[] NORMALLY = {3, (byte) 232};

    private final boolean stalled;
    /** How the stream ended: null if it was whole. */
    private final CompletableFuture<String> ended = new CompletableFuture<>();
    /** When each batch had come, by its first event; ns. */
    private final Map<Long, Long> came = new ConcurrentHashMap<>();
    private volatile long joined;
    private long events;

    LoadViewer(boolean stalled) {
        this.stalled = stalled;
    }

    /** Connects, and follows the stream on a thread of the pool. */
    LoadViewer follow(Executor pool, URI stream) {
        try {
            LoadSocket socket = new LoadSocket(stream);
            joined = System.nanoTime();
            pool.execute(() -> ended.complete(readAll(socket)));
        } catch (IOException e) {
            ended.complete(e.toString());
        }
        return this;
    }

    private String readAll(LoadSocket socket) {
        try (socket) {
            while (true) {
                LoadSocket.Message message = socket.read();
                String text = new String(message.payload(), StandardCharsets.US_ASCII);
                if (message.kind() == LoadSocket.BINARY) {
                    take(ByteBuffer.wrap(message.payload()).order(ByteOrder.LITTLE_ENDIAN), socket);
                } else if (message.kind() == LoadSocket.CLOSE) {
                    return ByteBuffer.wrap(message.payload()).getShort() + text.substring(2);
                } else if (text.startsWith("{\"type\":\"end\"")) {
                    socket.send(LoadSocket.CLOSE, NORMALLY);
                    return text.contains("\"count\":" + events + ",") ? null : "ended after " + events + " events: " + text;
                } else if (!text.startsWith("{\"type\":\"")) {
                    return "an odd text: " + text;
                }
            }
        } catch (IOException e) {
            return e.toString();
        }
    }

    private void take(ByteBuffer batch, LoadSocket socket) throws IOException {
        long first = (long) batch.getDouble(FIRST);
        if (batch.getInt(0) != MAGIC || first != events) {
            throw new IOException("a batch from " + first + " after " + events);
        }
        came.put(first, System.nanoTime());
        events = first + batch.getInt(COUNT);
        if (!stalled) {
            socket.send(LoadSocket.TEXT, ("{\"type\":\"ack\",\"seq\":" + events + "}").getBytes(StandardCharsets.US_ASCII));
        }
    }

    /** Waits for the end of the stream: null if it was whole, else what broke it. */
    String broken(long seconds) {
        try {
            return ended.get(seconds, TimeUnit.SECONDS);
        } catch (Exception e) {
            return "nothing more came for " + seconds + " s";
        }
    }

    Map<Long, Long> came() {
        return came;
    }

    long joined() {
        return joined;
    }
}
