package dev.gmpscope.trace.export;

import dev.gmpscope.trace.EventLog;
import dev.gmpscope.trace.wire.WireBytes;
import dev.gmpscope.trace.wire.WireEvent;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.TreeMap;

/** The bytes of a trace: a batch under way for each M, the tables of the generation, and the clock. */
final class GoTraceFile {
    /** Virtual time 0 on the clock of the trace, which must not stand at 0. */
    private static final long START = 1;
    private static final long UNITS_PER_SECOND = 1_000_000_000;
    /** More than any event of a thread takes. */
    private static final int EVENT = 64;

    /** What a thread has to tell. */
    private static final class Batch {
        final WireBytes data = new WireBytes();
        long start;
        long last;
    }

    final GoTraceTables tables;
    private final EventLog log;
    private final OutputStream out;
    private final TreeMap<Integer, Batch> batches = new TreeMap<>();
    private final WireBytes samples = new WireBytes();
    private int generation;
    private long now;

    GoTraceFile(EventLog log, OutputStream out) throws IOException {
        this.log = log;
        this.out = out;
        tables = new GoTraceTables(log);
        out.write(("go 1." + WireEvent.NEWEST + " trace\0\0\0").getBytes(StandardCharsets.US_ASCII));
    }

    /** Sets the clock to a virtual time: no two events have the same, so that any reader keeps their order. */
    void at(long time) {
        now = Math.max(now, time + START - 1);
    }

    /** The next nanosecond that nothing has used. */
    private long tick() {
        return ++now;
    }

    void beginGeneration() throws IOException {
        generation++;
        long time = tick();
        WireBytes sync = new WireBytes().put(WireEvent.SYNC).put(WireEvent.FREQUENCY).varint(UNITS_PER_SECOND);
        sync.put(WireEvent.CLOCK_SNAPSHOT).varint(0).varint(time).varint(time / UNITS_PER_SECOND).varint(time % UNITS_PER_SECOND);
        batch(WireEvent.NONE, time, sync);
    }

    /** An event of a thread, at the time of the clock. */
    void event(int m, int kind, long... args) throws IOException {
        long time = tick();
        Batch batch = batches.computeIfAbsent(m, k -> new Batch());
        if (batch.data.size() + EVENT > WireEvent.MAX_BATCH) {
            flush(m, batch);
        }
        if (batch.data.size() == 0) {
            batch.start = time;
            batch.last = time;
        }
        batch.data.put(kind).varint(time - batch.last);
        batch.last = time;
        for (long arg : args) {
            batch.data.varint(arg);
        }
    }

    /** Where a thread was when a signal of the profiler came. */
    void sample(int m, int p, int g, int stack) throws IOException {
        if (samples.size() + EVENT > WireEvent.MAX_BATCH) {
            flushSamples();
        }
        if (samples.size() == 0) {
            samples.put(WireEvent.CPU_SAMPLES);
        }
        samples.put(WireEvent.CPU_SAMPLE).varint(tick()).varint(thread(m)).varint(proc(p)).varint(g < 0 ? 0 : goroutine(g)).varint(stack);
    }

    long thread(int m) {
        return m < 0 ? WireEvent.NONE : log.ms().get(m).id();
    }

    long proc(int p) {
        return p < 0 ? WireEvent.NONE : log.ps().get(p).id();
    }

    long goroutine(int g) {
        return g < 0 ? WireEvent.NONE : log.gs().get(g).id();
    }

    /** All that is under way goes out, then the tables that it uses. */
    void endGeneration() throws IOException {
        for (int m : batches.keySet()) {
            flush(m, batches.get(m));
        }
        flushSamples();
        for (WireBytes table : tables.batches()) {
            batch(WireEvent.NONE, now, table);
        }
        tables.clear();
        out.write(WireEvent.END_OF_GENERATION);
    }

    private void flush(int m, Batch batch) throws IOException {
        if (batch.data.size() > 0) {
            batch(thread(m), batch.start, batch.data);
            batch.data.clear();
        }
    }

    private void flushSamples() throws IOException {
        if (samples.size() > 0) {
            batch(WireEvent.NONE, now, samples);
            samples.clear();
        }
    }

    private void batch(long thread, long time, WireBytes data) throws IOException {
        new WireBytes().put(WireEvent.EVENT_BATCH).varint(generation).varint(thread).varint(time).varint(data.size()).to(out);
        data.to(out);
    }
}
