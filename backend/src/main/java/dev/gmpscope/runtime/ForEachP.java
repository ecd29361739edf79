package dev.gmpscope.runtime;

import dev.gmpscope.trace.Ev;
import java.util.function.BiConsumer;

/**
 * Has every P run a function at its next safe-point, without stopping the world (proc.go: forEachP, runSafePointFn). Idle Ps and those in a system call have it
 * run on their behalf; the others are asked to stop and run it when their scheduler comes round.
 */
final class ForEachP {
    /** Who ran the function: the enum {@code safepoint} of the event table. */
    private static final int ITSELF = 0;
    private static final int IDLE = 1;
    private static final int SCHEDULER = 2;
    private static final int HANDOFFP = 3;
    private static final int ENTERSYSCALL = 4;

    /** Time between two requests, ns. */
    private static final long AGAIN = 100_000;

    private final Rt rt;
    private int safePointWait;
    private M waiter;
    private BiConsumer<M, P> safePointFn;

    ForEachP(Rt rt) {
        this.rt = rt;
    }

    /** Done when every P has run the function. The caller holds worldsema. */
    Routine forEachP(String reason, BiConsumer<M, P> fn) {
        return new Routine() {
            @Override
            Then step(M mp, G gp) {
                if (pc == 0) {
                    pc = 1;
                    gp.scannable = true;
                    safePointFn = fn;
                    ask(mp, reason);
                } else if (safePointWait > 0) {
                    rt.preempt.preemptall(mp, Preempt.FOR_EACH_P);
                }
                if (safePointWait > 0) {
                    rt.notetsleep(mp, AGAIN);
                    return Then.WAIT;
                }
                waiter = null;
                rt.suspendG.casgstatus(mp, gp);
                rt.trace.emit(Ev.FOR_EACH_P_END, mp);
                return Then.DONE;
            }
        };
    }

    private void ask(M mp, String reason) {
        rt.trace.emit(Ev.FOR_EACH_P_BEGIN, mp, rt.trace.string(reason));
        safePointWait = rt.allp.length - 1;
        waiter = mp;
        for (P pp : rt.allp) {
            pp.runSafePointFn = pp != mp.p;
        }
        rt.preempt.preemptall(mp, Preempt.FOR_EACH_P);
        for (P pp = rt.sched.pidle; pp != null; pp = pp.link) {
            ran(mp, pp, IDLE);
        }
        safePointFn.accept(mp, mp.p);
        rt.trace.emit(Ev.SAFE_POINT_FN, mp, mp.p.id, ITSELF, safePointWait);
        for (P pp : rt.allp) {
            M thread = Sysmon.syscallingThread(pp);
            if (pp.runSafePointFn && thread != null) {
                rt.syscall.takeP(mp, pp, thread);
                rt.threads.handoffp(mp, pp);
            }
        }
    }

    private void ran(M mp, P pp, int who) {
        pp.runSafePointFn = false;
        safePointFn.accept(mp, pp);
        safePointWait--;
        rt.trace.emit(Ev.SAFE_POINT_FN, mp, pp.id, who, safePointWait);
        if (safePointWait == 0 && waiter != mp) {
            rt.next(waiter, Step.RUN, rt.now + rt.notewakeup(mp, waiter));
        }
    }

    /** At the top of findRunnable (proc.go: runSafePointFn). */
    void runSafePointFn(M mp) {
        if (mp.p.runSafePointFn) {
            ran(mp, mp.p, SCHEDULER);
        }
    }

    void handoffp(M mp, P pp) {
        if (pp.runSafePointFn) {
            ran(mp, pp, HANDOFFP);
        }
    }

    void entersyscall(M mp) {
        if (mp.p.runSafePointFn) {
            ran(mp, mp.p, ENTERSYSCALL);
        }
    }
}
