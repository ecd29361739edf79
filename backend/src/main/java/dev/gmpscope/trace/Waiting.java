package dev.gmpscope.trace;

import dev.gmpscope.trace.SchedState.G;
import java.util.ArrayList;
import java.util.List;

/** In what order goroutines wait, in which queues a select stands, and until when somebody sleeps, in the fold. */
final class Waiting {
    private static final String MUTEX = "sync.Mutex.Lock";

    private Waiting() {}

    /** Who comes waits behind the others; who was woken for a mutex and did not get it, in front of them. */
    static void turn(G g, EventLog log, int i) {
        boolean again = g.object >= 0 && g.awoken == g.object && MUTEX.equals(log.strings().get(g.wait));
        g.turn = again ? -(i + 1) : i + 1;
        g.awoken = -1;
    }

    static void woken(G g, EventLog log) {
        g.awoken = g.object >= 0 && MUTEX.equals(log.strings().get(g.wait)) ? g.object : -1;
    }

    static void over(G g) {
        g.turn = 0;
        g.cases = List.of();
        g.when = -1;
        g.heap = -1;
        g.net = 0;
    }

    static void apply(SchedState s, EventLog log, int i) {
        int a = log.a(i);
        switch (log.type(i)) {
            case Ev.SELECT_WAIT -> {
                G g = s.gs.get(log.g(i));
                g.cases = new ArrayList<>(g.cases);
                g.cases.add(a * 2 + log.b(i));
            }
            case Ev.TIMER_SET -> {
                G g = s.gs.get(log.c(i));
                g.when = Integer.toUnsignedLong(a) | (long) log.b(i) << 32;
                g.heap = log.p(i);
                s.ps.get(log.p(i)).timers++;
            }
            case Ev.NET_READY -> s.gs.get(a).net = 1;
            default -> { }
        }
    }

    /** The timers of a P that is no more go to another. */
    static void moved(SchedState s, int from, int to) {
        for (G g : s.gs) {
            if (g.heap == from) {
                g.heap = to;
            }
        }
    }
}
