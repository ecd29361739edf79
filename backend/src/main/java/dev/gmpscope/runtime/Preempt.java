package dev.gmpscope.runtime;

import dev.gmpscope.program.SafePoint;
import dev.gmpscope.trace.Ev;

/**
 * Both preemption chains (preempt.go, signal_unix.go, proc.go: preemptone).
 *
 * <p>A request raises two flags at once: {@code gp.preempt} with the poisoned stack guard, which the next prologue check finds,
 * and, since Go 1.14, {@code p.preempt} with a SIGURG to the thread. Whichever is answered first stops the goroutine;
 * the other then finds nothing to do. A request that is refused is not repeated by the one who refused it: sysmon asks again
 * on its next round, because schedtick has not moved.
 */
final class Preempt {
    /** Causes in the enum {@code guard} of the event table. */
    private static final int CAUSE_PREEMPT = 0;
    private static final int CAUSE_KEPT_FLAG = 1;
    private static final int CAUSE_REFUSED_CHECK = 2;

    /** Askers, as in the enum {@code asker} of the event table. */
    static final int SYSMON = 0;
    static final int STOP_THE_WORLD = 1;
    static final int FOR_EACH_P = 2;
    static final int GC_WORKER = 3;
    static final int SUSPEND_G = 4;
    static final int COMMAND = 5;

    private final Rt rt;

    Preempt(Rt rt) {
        this.rt = rt;
    }

    /** Asks the goroutine that runs on a P to stop; whether there is one (proc.go: preemptone). */
    boolean preemptone(M asker, P pp, int why) {
        M mp = pp.m;
        if (mp == null || mp == asker || mp.curg == null || mp.curg.status == GStatus.SYSCALL) {
            return false;
        }
        request(asker, mp.curg, why);
        if (rt.rules.signals()) {
            pp.preempt = true;
            preemptM(asker, mp);
        }
        return true;
    }

    /** Asks all that run (proc.go: preemptall). */
    void preemptall(M asker, int why) {
        for (P pp : rt.allp) {
            if (pp.running && rt.rules.flags()) {
                preemptone(asker, pp, why);
            }
        }
    }

    /** Raises the flag and poisons the guard of a running goroutine. */
    void request(M asker, G gp, int why) {
        M mp = gp.m;
        rt.trace.emit(Ev.PREEMPT_REQUEST, asker, gp.id, why, gp.preempt ? 1 : 0);
        gp.preempt = true;
        if (!gp.poisoned) {
            gp.poisoned = true;
            rt.trace.emit(Ev.GUARD_POISON, asker, gp.id, CAUSE_PREEMPT);
            rt.stretches.poisoned(mp, gp);
        }
    }

    /** (signal_unix.go: preemptM) */
    void preemptM(M asker, M mp) {
        if (mp.signalPending) {
            rt.trace.emit(Ev.SIGNAL_COALESCE, asker, mp.id);
            return;
        }
        signal(asker, mp);
    }

    /** One after the other: who sends several sends the second when the first is sent (os_linux.go: signalM). */
    void signal(M asker, M mp) {
        mp.signalPending = true;
        rt.trace.emit(Ev.SIGNAL_SEND, asker, mp.id, mp.curg == null ? -1 : mp.curg.id);
        rt.agenda.add(rt.now + asker.owed + rt.price.signal, Step.payload(Step.SIGNAL, mp.id, 0));
        asker.owed += rt.price.tgkill;
    }

    /** SIGURG arrives (signal_unix.go: doSigPreempt). */
    void doSigPreempt(M mp) {
        rt.trace.emit(Ev.SIGNAL_RECEIVE, mp);
        mp.signalPending = false;
        SafePoint rule = wantAsyncPreempt(mp) ? isAsyncSafePoint(mp) : SafePoint.NOT_WANTED;
        boolean running = mp.step == Step.RUN && mp.curg != null && mp.curg.inStretch;
        if (rule != SafePoint.SAFE) {
            rt.trace.emit(Ev.SIGNAL_REFUSE, mp, rule.ordinal());
            if (running) {
                rt.stretches.interrupted(mp, mp.curg, rt.price.sighandler);
            }
            return;
        }
        rt.trace.emit(Ev.SIGNAL_ACCEPT, mp);
        rt.stretches.stop(mp.curg);
        rt.next(mp, Step.ASYNC_PREEMPT, rt.now + rt.price.sighandler + rt.price.asyncPreempt);
    }

    /** (preempt.go: wantAsyncPreempt) A thread that runs scheduler code is on its g0, which nobody wants to stop. */
    private boolean wantAsyncPreempt(M mp) {
        G gp = mp.curg;
        if (gp == null || mp.step != Step.RUN && mp.step != Step.ASYNC_PREEMPT || gp.status != GStatus.RUNNING) {
            return false;
        }
        return gp.preempt || mp.p != null && mp.p.preempt;
    }

    /** (preempt.go: isAsyncSafePoint) What the code itself says is kept in the stretch; asyncPreempt, into which an accepted signal has sent it, is assembly. */
    private SafePoint isAsyncSafePoint(M mp) {
        if (mp.p == null) {
            return SafePoint.NO_P;
        }
        if (mp.step == Step.ASYNC_PREEMPT) {
            return SafePoint.ASSEMBLY;
        }
        return mp.curg.routine != null ? mp.curg.routine.at() : mp.curg.inStretch ? rt.stretches.safePoint(mp.curg) : SafePoint.RUNTIME;
    }

    /** The prologue of a library function that is called now and then; false if the goroutine stops there. */
    boolean prologue(M mp, G gp) {
        if (!gp.poisoned) {
            gp.checksPassed++;
            return true;
        }
        rt.stretches.flushChecks(mp, gp);
        rt.trace.emit(Ev.STACK_CHECK_HIT, mp);
        rt.next(mp, Step.NEWSTACK, rt.now + rt.price.newstack);
        return false;
    }

    /** newstack must not stop here: the guard is set back and the flag stays (stack.go: newstack). */
    void refuseCheck(M mp, G gp, SafePoint rule) {
        rt.trace.emit(Ev.STACK_CHECK_REFUSE, mp, rule.ordinal());
        gp.poisoned = false;
        rt.trace.emit(Ev.GUARD_RESET, mp, gp.id, CAUSE_REFUSED_CHECK);
    }

    /** exitsyscall finds the flag still up (proc.go: exitsyscall). */
    void keepFlag(M mp, G gp) {
        if (gp.preempt) {
            gp.poisoned = true;
            rt.trace.emit(Ev.GUARD_POISON, mp, gp.id, CAUSE_KEPT_FLAG);
        }
    }
}
