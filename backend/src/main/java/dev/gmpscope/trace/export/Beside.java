package dev.gmpscope.trace.export;

import dev.gmpscope.trace.Ev;
import dev.gmpscope.trace.EventLog;
import dev.gmpscope.trace.SchedView;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;

/**
 * What {@code schedtrace} prints and {@link dev.gmpscope.trace.SchedState} does not hold, read from the same events: counters, reasons that stay after
 * the wait is over, and what a thread is blocked in.
 */
final class Beside {
    private static final int ENTERSYSCALL = 4;
    private static final int MARK = 1;
    /** Stack of a new goroutine, bytes; one that has grown is not kept when the goroutine ends. */
    private static final int STARTING_STACK = 2048;
    private static final String WORKER = "GC worker (active)";

    /** Of a goroutine: why it waited last; and whether it counts as waiting while it runs, so that its stack may be scanned (casGToWaitingForSuspendG). */
    static final class G {
        String waitReason = "";
        boolean claimed;
        boolean lostP;
    }

    /** Of a thread: why it may not be preempted, who is locked to it, and whether it slept before it was started. */
    static final class M {
        String preemptoff = "";
        int lockedg = -1;
        boolean slept;
    }

    private final List<G> gs = new ArrayList<>();
    private final List<M> ms = new ArrayList<>();
    private final List<int[]> syscallticks = new ArrayList<>();
    final FreeGs free = new FreeGs();
    int gomaxprocs;
    /** Ps for which whoever stops the world waits. */
    int stopwait;
    /** The thread that waits for all Ps to come to a safe-point, -1 for none. */
    private int forEachP = -1;
    private String stopping = "";

    G g(int g) {
        return at(gs, g, G::new);
    }

    M m(int m) {
        return at(ms, m, M::new);
    }

    int syscalltick(int p) {
        return at(syscallticks, p, () -> new int[1])[0];
    }

    private void syscalled(int p) {
        syscalltick(p);
        syscallticks.get(p)[0]++;
    }

    private static <T> T at(List<T> list, int index, Supplier<T> make) {
        while (list.size() <= index) {
            list.add(make.get());
        }
        return list.get(index);
    }

    /** Whether a thread sleeps on a note (m.blocked). */
    boolean blocked(SchedView state, int m) {
        boolean stops = state.gcwaiting() && !state.worldStopped() && state.stopper() == m && stopwait > 0;
        return state.parked(m) || state.ended(m) || state.starting(m) && m(m).slept || stops || forEachP == m;
    }

    /** Whether its goroutine holds the thread (acquirem), so that nobody moves it: a mark worker does, and who waits for all Ps to come to a safe-point. */
    boolean held(SchedView state, int m) {
        int g = state.mGoroutine(m);
        return forEachP == m || g >= 0 && g(g).claimed && g(g).waitReason.equals(WORKER);
    }

    /** Takes event i in, which the fold has applied. */
    void read(EventLog log, int i, SchedView state) {
        int a = log.a(i);
        int p = log.p(i);
        switch (log.type(i)) {
            case Ev.PROCS_CHANGE -> gomaxprocs = a;
            case Ev.P_DESTROY -> free.gfpurge(a);
            case Ev.PROC_START -> m(log.m(i)).slept = false;
            case Ev.M_STOP, Ev.STOPLOCKEDM -> m(log.m(i)).slept = true;
            case Ev.LOCK_OS_THREAD -> m(log.m(i)).lockedg = a > 0 ? log.g(i) : -1;
            case Ev.PROC_STEAL -> syscalled(a);
            case Ev.GO_SYSCALL_END -> syscalled(p);
            case Ev.GO_SYSCALL_END_BLOCKED -> endBlocked(p, g(log.g(i)));
            default -> goroutine(log, i, state);
        }
    }

    /** The P counts the call when the goroutine goes on, which may be later and on another P. */
    private void endBlocked(int p, G gp) {
        gp.lostP = p < 0;
        if (p >= 0) {
            syscalled(p);
        }
    }

    private void goroutine(EventLog log, int i, SchedView state) {
        int a = log.a(i);
        switch (log.type(i)) {
            case Ev.GO_STATUS -> {
                free.exists(a);
                g(a).waitReason = reasonBefore(log.gs().get(a).func());
            }
            case Ev.GO_CREATE -> free.gfget(log.p(i), a);
            case Ev.GO_START -> {
                if (g(a).lostP) {
                    g(a).lostP = false;
                    syscalled(log.p(i));
                }
            }
            case Ev.GO_STOP -> g(log.g(i)).claimed = false;
            case Ev.GO_BLOCK -> claim(log.g(i), log.strings().get(log.b(i)), false);
            case Ev.GO_DESTROY -> {
                claim(log.g(i), "", false);
                m(log.m(i)).lockedg = -1;
                free.gfput(log.p(i), log.g(i), state.stackSize(log.g(i)) > STARTING_STACK);
            }
            default -> world(log, i, state);
        }
    }

    /** What the runtime's own goroutines waited for before the log: an opening status has no reason. */
    private static String reasonBefore(String func) {
        return "runtime.forcegchelper".equals(func) ? "force gc (idle)" : "runtime.bgsweep".equals(func) ? "GC sweep wait" : "";
    }

    private void claim(int g, String reason, boolean claimed) {
        g(g).waitReason = reason;
        g(g).claimed = claimed;
    }

    private void world(EventLog log, int i, SchedView state) {
        int m = log.m(i);
        int g = log.g(i);
        switch (log.type(i)) {
            case Ev.STW_BEGIN -> stopTheWorld(log.strings().get(log.a(i)), m, g);
            case Ev.P_GCSTOP -> gcstop(log, i, state);
            case Ev.STW_END -> m(m).preemptoff = "";
            case Ev.FOR_EACH_P_BEGIN -> {
                forEachP = m;
                claim(g, log.strings().get(log.a(i)), true);
            }
            case Ev.FOR_EACH_P_END -> {
                forEachP = -1;
                g(g).claimed = false;
            }
            case Ev.GC_WORKER -> claim(g, WORKER, true);
            case Ev.GC_MARK_ASSIST_BEGIN -> claim(g, "GC assist marking", true);
            case Ev.GC_MARK_ASSIST_END -> g(g).claimed = false;
            case Ev.GC_PHASE -> {
                if (log.a(i) == MARK) {
                    free.freeStacks();
                }
            }
            default -> { }
        }
    }

    /** The collector forbids preemption only once the world is stopped for the end of marking. */
    private void stopTheWorld(String reason, int m, int g) {
        stopping = reason;
        stopwait = gomaxprocs;
        if (g >= 0) {
            claim(g, "stopping the world", true);
        }
        if (!reason.startsWith("GC ")) {
            m(m).preemptoff = reason;
        }
    }

    private void gcstop(EventLog log, int i, SchedView state) {
        stopwait = log.c(i);
        if (log.b(i) == ENTERSYSCALL) {
            syscalled(log.a(i));
        }
        if (stopwait > 0 || state.stopper() < 0) {
            return;
        }
        int g = state.mGoroutine(state.stopper());
        boolean marked = stopping.equals("GC mark termination");
        if (g >= 0) {
            claim(g, marked ? "garbage collection" : g(g).waitReason, false);
        }
        if (marked) {
            m(state.stopper()).preemptoff = "gcing";
        }
    }
}
