package dev.gmpscope.server;

import dev.gmpscope.trace.BatchEncoder;
import dev.gmpscope.trace.EventLog;
import dev.gmpscope.trace.Rows;
import dev.gmpscope.trace.export.JsonLines;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The log of one run cut into frames, in order. The cuts do not depend on who asks or when, except that the last frame of a log that still grows is not there yet.
 * The latest ones asked for are kept encoded, so that all who follow at about the same place share one copy; any other is encoded again, which takes less than a millisecond.
 */
final class Frames {
    /** The first frame is small, so that a page has something to draw at once. */
    static final int FIRST = 1 << 11;
    static final int EVENTS = 1 << 15;
    /** Frames that are kept encoded. */
    static final int KEPT = 8;

    /** One for all runs: it keeps room for the columns of a frame, more than many a run takes. */
    private static final BatchEncoder ENCODER = new BatchEncoder();
    private static final String[] NAMES = {"strings", "stacks", "gs", "ms", "ps", "objects"};

    /**
     * A frame's place.
     *
     * @param rows rows of each table that are there at its end
     */
    private record Cut(int from, int to, int[] rows) {}

    private final EventLog log;
    private final List<Cut> cuts = new ArrayList<>();
    private final Map<Integer, Frame> kept = new LinkedHashMap<>(KEPT * 2, 0.75f, true) {
        private static final long serialVersionUID = 1;

        @Override
        protected boolean removeEldestEntry(Map.Entry<Integer, Frame> eldest) {
            return size() > KEPT;
        }
    };

    Frames(EventLog log) {
        this.log = log;
    }

    /**
     * The frame with that number, null if the log has too few events for it yet.
     *
     * @param complete whether the log grows no more
     * @param from     the first event wanted: of the frame that it is in comes only the rest, of those before it only the rows
     */
    synchronized Frame get(int number, boolean complete, int from) {
        while (cuts.size() <= number) {
            Cut next = next(complete);
            if (next == null) {
                return null;
            }
            cuts.add(next);
        }
        Cut cut = cuts.get(number);
        if (cut.to <= from) {
            return new Frame(cut.from, cut.to, rows(number), null);
        }
        return cut.from < from ? encoded(number, from) : kept.computeIfAbsent(number, n -> encoded(n, cut.from));
    }

    private Frame encoded(int number, int from) {
        Cut cut = cuts.get(number);
        ByteBuffer batch;
        synchronized (ENCODER) {
            batch = ENCODER.encode(log, from, cut.to);
        }
        return new Frame(from, cut.to, rows(number), batch);
    }

    /** Keeps none: nobody watches. */
    synchronized void rest() {
        kept.clear();
    }

    synchronized long bytes() {
        return kept.values().stream().mapToLong(Frame::bytes).sum();
    }

    private Cut next(boolean complete) {
        int from = cuts.isEmpty() ? 0 : cuts.get(cuts.size() - 1).to;
        int size = log.size();
        if (size == from) {
            return null;
        }
        int wanted = from + (from == 0 ? FIRST : EVENTS);
        int to = BatchEncoder.end(log, from, Math.min(wanted, size));
        if (to == size && size < wanted && !complete) {
            return null;
        }
        return new Cut(from, to, sizes());
    }

    private Rows<?>[] tables() {
        return new Rows<?>[] {log.strings(), log.stacks(), log.gs(), log.ms(), log.ps(), log.objects()};
    }

    /** Read after the log's size, so that the rows cover its events. */
    private int[] sizes() {
        Rows<?>[] tables = tables();
        int[] sizes = new int[tables.length];
        for (int t = 0; t < tables.length; t++) {
            sizes[t] = tables[t].size();
        }
        return sizes;
    }

    /** Texts with the rows added since the frame before. */
    private List<String> rows(int number) {
        Rows<?>[] tables = tables();
        int[] end = cuts.get(number).rows;
        List<String> texts = new ArrayList<>();
        for (int t = 0; t < tables.length; t++) {
            int start = number == 0 ? 0 : cuts.get(number - 1).rows[t];
            if (end[t] > start) {
                texts.add(StreamJson.ascii(JsonLines.rows(NAMES[t], tables[t], start, end[t])));
            }
        }
        return texts;
    }
}
