package dev.gmpscope.trace;

import dev.gmpscope.trace.SchedState.G;

/** What goroutines that only real programs have change in a {@link SchedState}: coroutines, and those of threads that C has made. */
final class Coroutines {
    private Coroutines() {}

    static void apply(SchedState s, EventLog log, int i) {
        int a = log.a(i);
        int m = log.m(i);
        int g = log.g(i);
        long time = log.time(i);
        switch (log.type(i)) {
            case Ev.GO_CREATE_BLOCKED -> waits(s.gs.get(a), time);
            case Ev.GO_SWITCH -> {
                Effects.dropg(s, m, g);
                waits(s.gs.get(g), time);
                goesOn(s, a, m, time);
            }
            case Ev.GO_SWITCH_DESTROY -> {
                Effects.destroy(s, m, g, time);
                goesOn(s, a, m, time);
            }
            case Ev.GO_CREATE_SYSCALL -> {
                Effects.status(s.gs.get(a), Effects.G_SYSCALL, time);
                s.gs.get(a).m = m;
                s.ms.get(m).g = a;
            }
            case Ev.GO_DESTROY_SYSCALL -> {
                Effects.destroy(s, m, g, time);
                abandon(s, log.p(i), m);
            }
            default -> Queues.apply(s, log, i);
        }
    }

    /** For its turn: the log knows no reason and no object. */
    private static void waits(G g, long time) {
        Effects.status(g, Effects.G_WAITING, time);
        g.wait = -1;
        g.object = -1;
    }

    private static void goesOn(SchedState s, int g, int m, long time) {
        Effects.run(s, g, m, time);
        s.gs.get(g).wait = -1;
        s.gs.get(g).object = -1;
        Waiting.over(s.gs.get(g));
    }

    private static void abandon(SchedState s, int p, int m) {
        if (p >= 0) {
            s.ps.get(p).m = -1;
            s.ms.get(m).p = -1;
        }
    }
}
