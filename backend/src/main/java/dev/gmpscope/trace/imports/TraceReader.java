package dev.gmpscope.trace.imports;

import java.io.IOException;
import java.io.InputStream;

/**
 * Reads an execution trace of Go 1.22 or later, and gives its events to a sink in one order.
 *
 * <p>A trace is a header and generations, each complete in itself (see {@link GenerationReader}): batches of events, each of one thread, and the tables that they use.
 * A generation is held whole, as bytes, since its tables may stand behind the events that use them; real ones last a second. Of the generations before it only
 * what its goroutines, threads and processors were doing is kept.
 *
 * <p>The next event of each thread stands in the {@link Frontier}, the earliest on top. The earliest is tried first; if it cannot come yet ({@link Ordering}), the
 * others are in the order of their times. If none can come, the trace is broken. CPU samples are put in by time, as they have no say in the order. Times that do not
 * rise are raised to one nanosecond after the event before.
 *
 * <p>Rejected: to read a batch's events into objects first, and to keep the whole file, as both cost more than the reading.
 */
final class TraceReader {
    private final GenerationReader generations;
    private final Ordering order;
    private final Frontier frontier = new Frontier();
    private Generation ahead;
    private int syncs;

    TraceReader(InputStream in, TraceSink sink) throws IOException {
        generations = new GenerationReader(new BatchReader(in));
        order = new Ordering(sink);
    }

    /** Reads to the end. Throws {@link BrokenTrace} where it cannot go on: what the sink has by then is sound. */
    static void read(InputStream in, TraceSink sink) throws IOException {
        new TraceReader(in, sink).read();
    }

    /** The first generation, with which {@link #read()} will begin. */
    Generation first() throws IOException {
        ahead = generations.read();
        if (ahead == null) {
            throw new BrokenTrace(BatchReader.HEADER, "the file ends behind its header; there are no events in it.");
        }
        return ahead;
    }

    /** The version of the format, by the first Go that writes it. */
    int version() {
        return generations.version();
    }

    void read() throws IOException {
        for (Generation next = ahead == null ? first() : ahead; next != null; next = generations.read()) {
            ahead = null;
            generation(next);
        }
        order.sync(null, ++syncs);
    }

    private void generation(Generation generation) throws IOException {
        for (long thread : generation.batches.keySet()) {
            Cursor cursor = new Cursor(thread, generation);
            if (cursor.next()) {
                frontier.add(cursor);
            }
        }
        order.sync(generation, ++syncs);
        int sample = 0;
        while (frontier.size() > 0 || sample < generation.samples.size()) {
            if (sample < generation.samples.size() && (frontier.size() == 0 || generation.samples.get(sample).time < frontier.get(0).time)) {
                order.sample(generation.samples.get(sample++));
            } else {
                advance();
            }
        }
    }

    private void advance() throws IOException {
        if (tried(0)) {
            return;
        }
        frontier.sort();
        for (int i = 1; i < frontier.size(); i++) {
            if (tried(i)) {
                return;
            }
        }
        Cursor first = frontier.get(0);
        order.at = first;
        order.m = order.known.ms.get(first.thread);
        throw order.broken("no thread can go on here: this event, the earliest, waits for one that never comes; " + frontier.size() + " threads are not at their end.");
    }

    private boolean tried(int i) throws IOException {
        Cursor cursor = frontier.get(i);
        if (!order.advance(cursor)) {
            return false;
        }
        if (cursor.next()) {
            frontier.moved(i);
        } else {
            frontier.remove(i);
        }
        return true;
    }
}
