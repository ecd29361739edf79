package dev.gmpscope.runtime;

/**
 * The sweeper: a goroutine of low priority that makes the garbage of the last cycle free again, a few spans at a time (mgcsweep.go: bgsweep, sweepone). Others sweep
 * beside it where they need that to be over.
 */
final class Sweep extends Routine {
    private static final int BATCH = 10;
    /** Bytes of a span, and the most spans that a heap is taken to have: larger heaps have larger spans here. */
    private static final long SPAN = 8 << 10;
    private static final int MOST_SPANS = 256;
    private static final int LEAST_SPANS = 16;

    private final Rt rt;
    private G bgsweep;
    private boolean parked;
    private int spansLeft;

    Sweep(Rt rt) {
        this.rt = rt;
    }

    /** It is parked before main starts. */
    void enable(G gp) {
        bgsweep = gp;
        parked = true;
        pc = 1;
    }

    /** Sweeps a span; false if none is left. */
    boolean sweepone() {
        if (spansLeft == 0) {
            return false;
        }
        spansLeft--;
        return true;
    }

    /** What is left is swept while the world is stopped. */
    void finish() {
        spansLeft = 0;
    }

    /** Marking is over: there is something to sweep (mgc.go: gcSweep). */
    void begin(M mp, long heap) {
        spansLeft = (int) Math.max(LEAST_SPANS, Math.min(heap / SPAN, MOST_SPANS));
        if (parked) {
            parked = false;
            rt.proc.ready(mp, bgsweep);
        }
    }

    @Override
    Then step(M mp, G gp) {
        if (pc == 0) {
            pc = 1;
            parked = true;
            rt.proc.park(mp, "GC background sweeper wait", "GC sweep wait", -1);
            return Then.WAIT;
        }
        if (pc == 2) {
            pc = 1;
            return busy(mp, gp);
        }
        int swept = 0;
        while (swept < BATCH && sweepone()) {
            swept++;
        }
        if (swept == 0) {
            pc = 0;
            return Then.GO_ON;
        }
        pc = 2;
        rt.next(mp, Step.RUN, rt.now + swept * rt.price.sweepSpan);
        return Then.WAIT;
    }

    /** It yields unless a P is idle (proc.go: goschedIfBusy). */
    private Then busy(M mp, G gp) {
        if (!gp.preempt && rt.sched.npidle > 0) {
            return Then.GO_ON;
        }
        rt.proc.goschedImpl(mp, false);
        return Then.WAIT;
    }
}
