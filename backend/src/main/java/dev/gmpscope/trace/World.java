package dev.gmpscope.trace;

import dev.gmpscope.trace.SchedState.P;
import java.util.Iterator;

/** What stopping and starting the world changes in a {@link SchedState}. */
final class World {
    static final int RUNS = 0;
    static final int STOPPING = 1;
    static final int STOPPED = 2;

    private static final int BY_ITSELF = 0;

    private World() {}

    static void apply(SchedState s, EventLog log, int i) {
        int a = log.a(i);
        switch (log.type(i)) {
            case Ev.STW_BEGIN -> {
                s.world = STOPPING;
                s.stopper = log.m(i);
            }
            case Ev.P_GCSTOP -> {
                s.ps.get(a).status = Effects.P_GCSTOP;
                if (log.b(i) != BY_ITSELF) {
                    s.ps.get(a).m = -1;
                }
                s.world = log.c(i) == 0 ? STOPPED : s.world;
            }
            case Ev.STW_END -> startTheWorld(s);
            case Ev.P_DESTROY -> destroy(s, a);
            default -> { }
        }
    }

    private static void startTheWorld(SchedState s) {
        s.world = RUNS;
        s.stopper = -1;
        for (P p : s.ps) {
            if (p.status == Effects.P_GCSTOP && p.m >= 0) {
                p.status = Effects.P_RUNNING;
            }
        }
    }

    /** What the P held goes to the head of the global queue, runnext first. */
    private static void destroy(SchedState s, int p) {
        P pp = s.ps.get(p);
        pp.status = Effects.P_DEAD;
        for (Iterator<Integer> it = pp.ring.descendingIterator(); it.hasNext();) {
            Queues.toGlobalHead(s, it.next());
        }
        pp.ring.clear();
        if (pp.runnext >= 0) {
            Queues.toGlobalHead(s, pp.runnext);
            pp.runnext = -1;
        }
    }
}
