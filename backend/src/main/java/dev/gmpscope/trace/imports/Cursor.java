package dev.gmpscope.trace.imports;

import dev.gmpscope.trace.wire.WireEvent;
import java.util.List;

/** Goes through the batches of one thread, and holds the event that comes next there. */
final class Cursor {
    final long thread;
    int type;
    long time;
    long offset;
    final long[] args = new long[4];

    private final Generation generation;
    private final List<Batch> batches;
    private int batch;
    private BatchInput in;
    private long last;

    Cursor(long thread, Generation generation) {
        this.thread = thread;
        this.generation = generation;
        batches = generation.batches.get(thread);
    }

    /** Reads the next event; false if there is none. */
    boolean next() throws BrokenTrace {
        while (in == null || !in.more()) {
            if (batch == batches.size()) {
                return false;
            }
            last = generation.ns(batches.get(batch).time());
            in = new BatchInput(batches.get(batch++), 0);
        }
        offset = in.offset();
        type = in.read("event");
        WireEvent kind = WireEvent.byId(type);
        if (kind == null || !kind.timed()) {
            throw new BrokenTrace(offset, "an event of a thread should begin here, but there is none of the kind " + type + ".");
        }
        last += generation.ns(in.varint(kind.name()));
        time = last;
        for (int i = 1; i < kind.args().size(); i++) {
            args[i - 1] = in.varint(kind.name());
        }
        return true;
    }
}
