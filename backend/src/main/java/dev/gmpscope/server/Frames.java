package dev.gmpscope.server;

import dev.gmpscope.trace.BatchEncoder;
import dev.gmpscope.trace.EventLog;
import dev.gmpscope.trace.Rows;
import dev.gmpscope.trace.export.JsonLines;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;

/**
 * The log of one run cut into frames, in order and each encoded once, on first demand. The cuts do not depend on who
 * asks or when, except that the last frame of a log that still grows is not there yet.
 */
final class Frames {
    /** The first frame is small, so that a page has something to draw at once. */
    static final int FIRST = 1 << 11;
    static final int EVENTS = 1 << 15;

    private static final int TABLES = 6;
    private static final String[] NAMES = {"strings", "stacks", "gs", "ms", "ps", "objects"};

    private final EventLog log;
    private final List<Frame> frames = new ArrayList<>();
    private final int[] rowsDone = new int[TABLES];
    private final BatchEncoder encoder = new BatchEncoder();
    private long bytes;

    Frames(EventLog log) {
        this.log = log;
    }

    /**
     * The frame with that number, null if the log has too few events for it yet.
     *
     * @param complete whether the log grows no more
     */
    synchronized Frame get(int number, boolean complete) {
        while (frames.size() <= number) {
            Frame next = next(complete);
            if (next == null) {
                return null;
            }
            frames.add(next);
            bytes += next.bytes();
        }
        return frames.get(number);
    }

    /** The part of a frame from an event on, for a viewer who comes back. */
    synchronized Frame tail(Frame frame, int from) {
        ByteBuffer batch = encoder.encode(log, from, frame.to());
        return new Frame(from, frame.to(), frame.rows(), batch);
    }

    synchronized long bytes() {
        return bytes;
    }

    private Frame next(boolean complete) {
        int from = frames.isEmpty() ? 0 : frames.get(frames.size() - 1).to();
        int size = log.size();
        if (size == from) {
            return null;
        }
        int wanted = from + (from == 0 ? FIRST : EVENTS);
        int to = BatchEncoder.end(log, from, Math.min(wanted, size));
        if (to == size && size < wanted && !complete) {
            return null;
        }
        return new Frame(from, to, rows(), encoder.encode(log, from, to));
    }

    /** Rows added since the frame before; read after the log's size, so that they cover its events. */
    private List<String> rows() {
        Rows<?>[] tables = {log.strings(), log.stacks(), log.gs(), log.ms(), log.ps(), log.objects()};
        List<String> texts = new ArrayList<>();
        for (int t = 0; t < TABLES; t++) {
            int size = tables[t].size();
            if (size > rowsDone[t]) {
                texts.add(JsonLines.rows(NAMES[t], tables[t], rowsDone[t], size));
                rowsDone[t] = size;
            }
        }
        return texts;
    }
}
