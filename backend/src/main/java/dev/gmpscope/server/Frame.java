package dev.gmpscope.server;

import java.nio.ByteBuffer;
import java.util.List;

/**
 * A part of a run as it goes over the wire, encoded once for all viewers.
 *
 * @param from  first event
 * @param to    end of the events, exclusive
 * @param rows  texts with the table rows that these events are the first to use
 * @param batch the events in binary; null: they are not wanted
 */
record Frame(int from, int to, List<String> rows, ByteBuffer batch) {
    /** Rough size in memory. */
    long bytes() {
        long sum = batch == null ? 0 : batch.capacity();
        for (String text : rows) {
            sum += 2L * text.length();
        }
        return sum;
    }
}
