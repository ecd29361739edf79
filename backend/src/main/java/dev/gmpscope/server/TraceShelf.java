package dev.gmpscope.server;

import dev.gmpscope.simulation.BadRun;
import io.javalin.http.ContentTooLargeResponse;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The execution traces at hand: those that the server was started with, and the last ones that pages have sent, which lie in files of its own. */
final class TraceShelf implements AutoCloseable {
    /**
     * A trace.
     *
     * @param id   the name of its content: equal traces have equal ids
     * @param name for people
     * @param sent whether a page has sent it
     */
    record Entry(String id, String name, Path file, boolean sent) {}

    private static final int MOST_SENT = 8;
    private static final int ID_BYTES = 8;
    private static final int BUFFER = 1 << 16;
    private static final int MIB = 1 << 20;

    private final Map<String, Entry> entries = new LinkedHashMap<>();
    private final Limits limits;
    private final Metrics metrics;

    TraceShelf(Limits limits, Metrics metrics) {
        this.limits = limits;
        this.metrics = metrics;
    }

    /** A file of this machine. */
    Entry offer(Path file) throws IOException {
        try (InputStream in = Files.newInputStream(file)) {
            return put(new Entry(copy(in, OutputStream.nullOutputStream(), Long.MAX_VALUE), file.getFileName().toString(), file, false));
        }
    }

    /** What a page sends. */
    Entry take(InputStream in, String name) throws IOException {
        Path file = Files.createTempFile("gmpscope", ".trace");
        file.toFile().deleteOnExit();
        try (OutputStream out = Files.newOutputStream(file)) {
            return put(new Entry(copy(in, out, limits.of(Limit.TRACE) * MIB), name, file, true));
        } catch (IOException | RuntimeException e) {
            Files.deleteIfExists(file);
            throw e;
        }
    }

    private String copy(InputStream in, OutputStream out, long most) throws IOException {
        DigestInputStream digested = new DigestInputStream(in, sha256());
        byte[] buffer = new byte[BUFFER];
        long sum = 0;
        for (int n = digested.read(buffer); n >= 0; n = digested.read(buffer)) {
            sum += n;
            if (sum > most) {
                metrics.hit(Limit.TRACE);
                throw new ContentTooLargeResponse("The trace is larger than " + limits.of(Limit.TRACE) + " MiB, the most that this server takes from a page; gmpscope --trace FILE opens any.");
            }
            out.write(buffer, 0, n);
        }
        return HexFormat.of().formatHex(digested.getMessageDigest().digest(), 0, ID_BYTES);
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }

    /** The same trace is kept once; of those that pages have sent, the last ones stay. */
    private synchronized Entry put(Entry entry) throws IOException {
        Entry known = entries.get(entry.id());
        if (known != null) {
            discard(entry);
            return known;
        }
        entries.put(entry.id(), entry);
        List<Entry> sent = entries.values().stream().filter(Entry::sent).toList();
        if (sent.size() > MOST_SENT) {
            forget(sent.get(0));
        }
        return entry;
    }

    /** Takes a trace away. */
    synchronized void forget(Entry entry) throws IOException {
        entries.remove(entry.id());
        discard(entry);
    }

    private static void discard(Entry entry) throws IOException {
        if (entry.sent()) {
            Files.deleteIfExists(entry.file());
        }
    }

    /** The trace with that id. */
    synchronized Entry find(String id) {
        Entry entry = entries.get(id);
        if (entry == null) {
            throw new BadRun("trace", "There is no trace " + id + " here (any more); drop its file on the page again.");
        }
        return entry;
    }

    /** Those that the server was started with. */
    synchronized List<Entry> offered() {
        return entries.values().stream().filter(entry -> !entry.sent()).toList();
    }

    @Override
    public synchronized void close() {
        for (Entry entry : new ArrayList<>(entries.values())) {
            try {
                discard(entry);
            } catch (IOException e) {
                continue; // deleteOnExit tries again
            }
        }
    }
}
