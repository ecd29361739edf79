package dev.gmpscope.trace.imports;

import dev.gmpscope.trace.wire.WireEvent;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** A generation: the batches of each thread, not yet read, and the tables that their events use. */
public final class Generation {
    /** Where a frame stands; the strings are rows of the generation's table. */
    record Frame(long pc, long func, long file, long line) {}

    /** A sample of the CPU profiler. */
    static final class Sample {
        long time;
        long m;
        long p;
        long g;
        long stack;
        long offset;
    }

    private static final double SECOND = 1e9;

    final long number;
    /** The batches of a thread in the order of the file, the threads in the order of their first. */
    final Map<Long, List<Batch>> batches = new LinkedHashMap<>();
    final List<Sample> samples = new ArrayList<>();
    private final Map<Long, String> strings = new HashMap<>();
    private final Map<Long, long[]> stacks = new HashMap<>();
    private final Map<Long, Frame> frames = new HashMap<>();
    private boolean anyTime;
    private long first;
    /** Nanoseconds of one unit of the clock, 0 while it is not known. */
    private double unit;
    private boolean snapshot;
    private long snapshotTime;
    private long mono;
    private long wallSeconds;
    private long wallNanos;

    Generation(long number) {
        this.number = number;
    }

    /** A time of the trace's clock in ns. */
    long ns(long units) {
        return (long) ((units >= 0 ? (double) units : Math.scalb((double) (units >>> 1), 1)) * unit);
    }

    /** The time at which it begins, ns. */
    long start() {
        return ns(first);
    }

    /** The text of a row; null if there is no such row. Row 0 is empty. */
    public String string(long id) {
        return id == 0 ? "" : strings.get(id);
    }

    boolean hasStack(long id) {
        return id == 0 || stacks.containsKey(id);
    }

    int depth(long stack) {
        return stack == 0 ? 0 : stacks.get(stack).length;
    }

    /** A frame of a stack, the innermost is 0. */
    Frame frame(long stack, int depth) {
        return frames.get(stacks.get(stack)[depth]);
    }

    /** Whether the wall clock and the monotonic clock were read, as since Go 1.25. */
    boolean hasSnapshot() {
        return snapshot;
    }

    long snapshotTime() {
        return ns(snapshotTime);
    }

    long mono() {
        return mono;
    }

    long wallSeconds() {
        return wallSeconds;
    }

    long wallNanos() {
        return wallNanos;
    }

    void add(Batch batch, int version) throws BrokenTrace {
        if (!anyTime || first == 0 || Long.compareUnsigned(batch.time(), first) < 0) {
            first = batch.time();
            anyTime = true;
        }
        int kind = batch.first();
        if (kind == WireEvent.STRINGS) {
            addStrings(new BatchInput(batch, 1));
        } else if (kind == WireEvent.STACKS) {
            addStacks(new BatchInput(batch, 1));
        } else if (kind == WireEvent.CPU_SAMPLES) {
            addSamples(new BatchInput(batch, 1));
        } else if (kind == (version < 25 ? WireEvent.FREQUENCY : WireEvent.SYNC)) {
            addSync(batch, new BatchInput(batch, version < 25 ? 0 : 1), version);
        } else if (!batch.experimental()) {
            batches.computeIfAbsent(batch.thread(), k -> new ArrayList<>()).add(batch);
        }
    }

    private void addStrings(BatchInput in) throws BrokenTrace {
        while (in.more()) {
            long offset = in.offset();
            expect(in, WireEvent.STRING, "string");
            long id = in.varint("number of a string");
            long size = in.varint("length of a string");
            if (Long.compareUnsigned(size, WireEvent.MAX_STRING) > 0) {
                throw new BrokenTrace(offset, "a string has " + Long.toUnsignedString(size) + " bytes; at most " + WireEvent.MAX_STRING + " are allowed.");
            }
            String text = new String(in.bytes((int) size, "string"), StandardCharsets.UTF_8);
            if (id == 0 || strings.put(id, text) != null) {
                throw new BrokenTrace(offset, "there are two strings with the number " + id + ".");
            }
        }
    }

    private void addStacks(BatchInput in) throws BrokenTrace {
        while (in.more()) {
            long offset = in.offset();
            expect(in, WireEvent.STACK, "stack");
            long id = in.varint("number of a stack");
            long size = in.varint("number of frames");
            if (Long.compareUnsigned(size, WireEvent.MAX_FRAMES) > 0) {
                throw new BrokenTrace(offset, "a stack has " + Long.toUnsignedString(size) + " frames; at most " + WireEvent.MAX_FRAMES + " are allowed.");
            }
            long[] pcs = new long[(int) size];
            for (int i = 0; i < pcs.length; i++) {
                pcs[i] = in.varint("program counter of a frame");
                Frame frame = new Frame(pcs[i], in.varint("function of a frame"), in.varint("file of a frame"), in.varint("line of a frame"));
                frames.putIfAbsent(pcs[i], frame);
            }
            if (id == 0 || stacks.put(id, pcs) != null) {
                throw new BrokenTrace(offset, "there are two stacks with the number " + id + ".");
            }
        }
    }

    private void addSamples(BatchInput in) throws BrokenTrace {
        while (in.more()) {
            Sample sample = new Sample();
            sample.offset = in.offset();
            expect(in, WireEvent.CPU_SAMPLE, "CPU sample");
            sample.time = in.varint("time of a CPU sample");
            sample.m = in.varint("thread of a CPU sample");
            sample.p = in.varint("P of a CPU sample");
            long g = in.varint("goroutine of a CPU sample");
            sample.g = g == 0 ? WireEvent.NONE : g;
            sample.stack = in.varint("stack of a CPU sample");
            samples.add(sample);
        }
    }

    private void addSync(Batch batch, BatchInput in, int version) throws BrokenTrace {
        long time = batch.time();
        while (in.more()) {
            long offset = in.offset();
            int kind = in.read("clock");
            if (kind == WireEvent.FREQUENCY && unit == 0) {
                long perSecond = in.varint("frequency of the clock");
                if (perSecond == 0) {
                    throw new BrokenTrace(offset, "the clock stands still: its frequency is 0.");
                }
                unit = 1.0 / (perSecond / SECOND);
            } else if (kind == WireEvent.CLOCK_SNAPSHOT && version >= 25 && !snapshot) {
                snapshot = true;
                time += in.varint("time of the clocks");
                snapshotTime = time;
                mono = in.varint("monotonic clock");
                wallSeconds = in.varint("wall clock");
                wallNanos = in.varint("wall clock");
            } else {
                throw new BrokenTrace(offset, "a clock should stand here, and each only once; but the byte is " + kind + ".");
            }
        }
    }

    private static void expect(BatchInput in, int kind, String what) throws BrokenTrace {
        long offset = in.offset();
        int found = in.read(what);
        if (found != kind) {
            throw new BrokenTrace(offset, "a " + what + " should begin here, but the byte is " + found + ".");
        }
    }

    /** All batches are there: the clock must be known, and what the tables name must exist. */
    void complete(long offset, int version) throws BrokenTrace {
        if (unit == 0 || version >= 25 && !snapshot) {
            throw new BrokenTrace(offset, "generation " + number + " ends here, and does not say how its clock runs.");
        }
        for (Map.Entry<Long, Frame> frame : frames.entrySet()) {
            if (string(frame.getValue().func()) == null || string(frame.getValue().file()) == null) {
                throw new BrokenTrace(offset, "generation " + number + " ends here, and the function or file at program counter 0x"
                        + Long.toHexString(frame.getKey()) + " has no string.");
            }
        }
        samples.forEach(sample -> sample.time = ns(sample.time));
        samples.sort(Comparator.comparingLong(sample -> sample.time));
    }
}
