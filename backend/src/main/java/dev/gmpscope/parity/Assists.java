package dev.gmpscope.parity;

import dev.gmpscope.trace.Ev;
import dev.gmpscope.trace.EventLog;
import java.util.HashMap;
import java.util.Map;

/**
 * Which part of all marking goroutines did as assists, and not the collector's workers: read from a log as the real Go's runtime/metrics count it, so
 * that the time of who waits or was stopped is nobody's.
 */
final class Assists {
    private final Map<Integer, Long> since = new HashMap<>();
    /** Who marks, if he runs: 0 a worker, 1 an assist. */
    private final Map<Integer, Integer> marks = new HashMap<>();
    private final long[] ns = new long[2];

    private Assists() {}

    /** In percent; 0 if nobody marked. */
    static double share(EventLog log) {
        Assists assists = new Assists();
        for (int i = 0; i < log.size(); i++) {
            assists.event(log, i);
        }
        long all = assists.ns[0] + assists.ns[1];
        return all == 0 ? 0 : 100.0 * assists.ns[1] / all;
    }

    private void event(EventLog log, int i) {
        int g = log.g(i);
        long now = log.time(i);
        switch (log.type(i)) {
            case Ev.GC_WORKER -> begins(g, 0, now);
            case Ev.GC_MARK_ASSIST_BEGIN -> begins(g, 1, now);
            case Ev.GC_MARK_ASSIST_END -> {
                stops(g, now);
                marks.remove(g);
            }
            case Ev.GO_BLOCK, Ev.GO_STOP -> {
                stops(g, now);
                marks.computeIfPresent(g, (who, what) -> what == 0 ? null : what); // a worker says anew how it marks
            }
            case Ev.GO_START -> since.put(log.a(i), now);
            default -> { }
        }
    }

    private void begins(int g, int what, long now) {
        marks.put(g, what);
        since.put(g, now);
    }

    private void stops(int g, long now) {
        Integer what = marks.get(g);
        Long from = since.remove(g);
        if (what != null && from != null) {
            ns[what] += now - from;
        }
    }
}
