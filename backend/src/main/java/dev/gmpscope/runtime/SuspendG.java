package dev.gmpscope.runtime;

import dev.gmpscope.trace.Ev;

/**
 * Holds one goroutine still so that its stack can be scanned (preempt.go: suspendG, resumeG).
 *
 * <p>A goroutine that does not run is claimed where it is: the scan bit keeps it from changing its state. One that runs is asked to stop with
 * {@code preemptStop}; it parks itself at its next safe-point (preemptPark), is in no queue, and {@code resumeG} makes it ready again, into the
 * scanner's runnext. The scanner does not sleep meanwhile: it spins, and sends the signal anew when one has been refused, at most each 5 µs.
 */
final class SuspendG {
    /** At which kind of safe-point the goroutine was: the enum {@code scan} of the event table. */
    static final int CLAIMED = 0;
    static final int CHECK = 1;
    static final int SIGNAL = 2;

    /** Half of yieldDelay, ns. */
    private static final long AGAIN = 5_000;

    private final Rt rt;

    SuspendG(Rt rt) {
        this.rt = rt;
    }

    /** Whether the goroutine is held, or dead; if not, the M looks again when its clock comes. */
    boolean suspendG(M mp, G gp) {
        boolean running = gp.status == GStatus.RUNNING && !gp.scannable && gp != mp.curg;
        if (gp.status == GStatus.PREEMPTED) {
            gp.status = GStatus.WAITING;
            gp.suspended = true;
        } else if (running) {
            ask(mp, gp);
            rt.next(mp, Step.RUN, rt.now + AGAIN);
            return false;
        }
        gp.preemptStop = false;
        gp.preempt = false;
        gp.poisoned = false;
        gp.suspender = null;
        return true;
    }

    private void ask(M mp, G gp) {
        boolean again = gp.preemptStop && gp.preempt && gp.poisoned;
        gp.suspender = mp;
        gp.preemptStop = true;
        if (!again) {
            rt.preempt.request(mp, gp, Preempt.SUSPEND_G);
        }
        if (rt.rules.signals() && !gp.m.signalPending) {
            rt.preempt.preemptM(mp, gp.m);
        }
    }

    /** The goroutine stops for the scanner (proc.go: preemptPark). */
    void preemptPark(M mp, int at) {
        G gp = mp.curg;
        rt.stretches.flushChecks(mp, gp);
        rt.trace.emit(Ev.GO_BLOCK, mp, rt.trace.string("preempted"), rt.trace.string("preempted"), -1);
        gp.waitreason = "preempted";
        gp.status = GStatus.PREEMPTED;
        gp.stoppedAt = at;
        rt.proc.dropg(mp);
        if (gp.suspender != null) {
            rt.next(gp.suspender, Step.RUN, rt.now + 1);
        }
        rt.next(mp, Step.SCHEDULE, rt.now + rt.price.schedule);
    }

    /** Reads the stack, which takes that long, and makes it smaller if it may; whoever would have the goroutine run meanwhile has to wait (mgcmark.go: scanstack). */
    long scanstack(M mp, G gp) {
        int at = gp.suspended ? gp.stoppedAt : CLAIMED;
        rt.trace.emit(Ev.STACK_SCAN, mp, gp.id, at);
        long ns = rt.price.scanStack;
        if (isShrinkStackSafe(gp)) {
            ns += rt.stack.shrinkstack(mp, gp);
        } else {
            gp.preemptShrink = true;
        }
        gp.scanUntil = rt.now + ns;
        return ns;
    }

    /** Not in a system call, not where a signal has stopped it, and not while the runtime works on its behalf (stack.go: isShrinkStackSafe). */
    private static boolean isShrinkStackSafe(G gp) {
        return gp.status != GStatus.SYSCALL && !gp.asyncSafePoint && !gp.scannable;
    }

    /** The goroutine is to run again: if its stack is being read, the M spins until that is over (proc.go: casgstatus). */
    void casgstatus(M mp, G gp) {
        gp.scannable = false;
        mp.owed += Math.max(0, gp.scanUntil - rt.now);
    }

    /** The scan is over: who was stopped for it may run again. */
    void resumeG(M mp, G gp) {
        if (gp.suspended) {
            gp.suspended = false;
            rt.proc.ready(mp, gp);
        }
    }
}
