package dev.gmpscope.trace;

import dev.gmpscope.trace.SchedState.P;
import java.util.Iterator;

/** What stopping and starting the world, and the garbage collector, change in a {@link SchedState}. */
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
            case Ev.P_DESTROY -> {
                destroy(s, a);
                Waiting.moved(s, a, log.p(i));
            }
            case Ev.RUNQ_DRAIN -> drain(s, log.p(i));
            default -> gc(s, log, i);
        }
    }

    private static void gc(SchedState s, EventLog log, int i) {
        switch (log.type(i)) {
            case Ev.GC_BEGIN, Ev.GC_ACTIVE -> s.gc = 1;
            case Ev.GC_END -> s.gc = 0;
            case Ev.GC_SWEEP_BEGIN -> s.ps.get(log.p(i)).sweeping = 1;
            case Ev.GC_SWEEP_ACTIVE -> s.ps.get(log.a(i)).sweeping = 1;
            case Ev.GC_SWEEP_END -> s.ps.get(log.p(i)).sweeping = 0;
            case Ev.GC_PHASE -> s.phase = log.a(i);
            case Ev.HEAP_ALLOC -> s.heap = wide(log, i);
            case Ev.HEAP_GOAL -> s.goal = wide(log, i);
            default -> { }
        }
    }

    private static long wide(EventLog log, int i) {
        return log.a(i) & 0xffffffffL | (long) log.b(i) << 32;
    }

    private static void drain(SchedState s, int p) {
        P pp = s.ps.get(p);
        if (pp.runnext >= 0) {
            Queues.toGlobal(s, pp.runnext);
            pp.runnext = -1;
        }
        while (!pp.ring.isEmpty()) {
            Queues.toGlobal(s, pp.ring.pollFirst());
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
