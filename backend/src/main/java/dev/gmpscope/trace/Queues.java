package dev.gmpscope.trace;

import dev.gmpscope.trace.SchedState.G;
import dev.gmpscope.trace.SchedState.P;
import java.util.Deque;

/** How goroutines go into and out of the run queues, in the fold. */
final class Queues {
    private Queues() {}

    static void apply(SchedState s, EventLog log, int i) {
        int a = log.a(i);
        int b = log.b(i);
        int m = log.m(i);
        int p = log.p(i);
        switch (log.type(i)) {
            case Ev.RUNQ_PUT -> runqPut(s, log, i);
            case Ev.RUNQ_PUT_SLOW -> {
                for (int n = 0; n < b; n++) {
                    toGlobal(s, take(s.ps.get(p).ring));
                }
                toGlobal(s, a);
            }
            case Ev.RUNQ_GET -> {
                if (b != 0) {
                    s.ps.get(p).runnext = -1;
                } else {
                    take(s.ps.get(p).ring);
                }
                taken(s, a, m);
            }
            case Ev.GLOBRUNQ_PUT -> toGlobal(s, a);
            case Ev.GLOBRUNQ_GET -> {
                taken(s, take(s.global), m);
                for (int n = 0; n < b; n++) {
                    toRing(s, p, take(s.global));
                }
            }
            case Ev.RUNQ_STEAL -> {
                for (int n = 1; n < b; n++) {
                    toRing(s, p, take(s.ps.get(a).ring));
                }
                taken(s, take(s.ps.get(a).ring), m);
            }
            case Ev.RUNNEXT_STEAL -> {
                s.ps.get(a).runnext = -1;
                taken(s, b, m);
            }
            default -> World.apply(s, log, i);
        }
    }

    private static void runqPut(SchedState s, EventLog log, int i) {
        int p = log.p(i);
        int g = log.a(i);
        if (log.b(i) == 0) {
            toRing(s, p, g);
            return;
        }
        s.ps.get(p).runnext = g;
        queued(s, g, Effects.RUNNEXT, p);
        if (log.c(i) >= 0) {
            taken(s, log.c(i), log.m(i));
        }
    }

    /** The first of a queue; -1 of an empty one, which the validator will have found. */
    private static int take(Deque<Integer> queue) {
        Integer first = queue.pollFirst();
        return first == null ? -1 : first;
    }

    private static void toRing(SchedState s, int p, int g) {
        P pp = s.ps.get(p);
        if (g >= 0) {
            pp.ring.addLast(g);
            queued(s, g, Effects.RING, p);
        }
    }

    static void toGlobal(SchedState s, int g) {
        if (g >= 0) {
            s.global.addLast(g);
            queued(s, g, Effects.GLOBAL, -1);
        }
    }

    static void toGlobalHead(SchedState s, int g) {
        s.global.addFirst(g);
        queued(s, g, Effects.GLOBAL, -1);
    }

    private static void queued(SchedState s, int goroutine, int queue, int p) {
        G g = s.gs.get(goroutine);
        g.hands = -1;
        g.queue = queue;
        g.p = p;
    }

    private static void taken(SchedState s, int goroutine, int m) {
        if (goroutine >= 0) {
            G g = s.gs.get(goroutine);
            g.hands = m;
            g.queue = 0;
            g.p = -1;
        }
    }
}
