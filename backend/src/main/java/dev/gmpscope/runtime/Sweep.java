package dev.gmpscope.runtime;

import dev.gmpscope.trace.Ev;
import java.util.Arrays;

/**
 * The sweeper: a goroutine of low priority that makes the garbage of the last cycle free again, a few spans at a time (mgcsweep.go: bgsweep, sweepone). Others sweep
 * beside it: who allocates, in proportion, so that all is swept when the next cycle begins; runtime.GC and whoever begins a cycle, which need that to be over.
 *
 * <p>What sweeping frees is not looked at: the heap counts as small as it will be once marking is over, in Go too.
 */
final class Sweep extends Routine {
    private static final int BATCH = 10;
    private static final long PAGE = 8 << 10;
    /** Spans that the runtime itself has in use (counted in a small program): those that a P keeps are released apart; and the most that a heap is taken to have: larger heaps have larger ones here. */
    private static final int LEAST_SPANS = 24;
    private static final int MOST_SPANS = 256;
    /** Bytes before the trigger at which all is to be swept. */
    private static final long MARGIN = 1 << 20;

    private final Rt rt;
    private G bgsweep;
    private boolean parked;
    /** Cycles that have left something to sweep (mheap.sweepgen). */
    int sweepgen;
    private int spansLeft;
    /** Spans that the program has in use, those of them that it keeps, and those it has taken since marking began. */
    private long spans;
    private long keptSpans;
    private long blackSpans;
    /** Of the heap that is swept: bytes of a span, and its price. */
    private long spanBytes;
    private long spanNs;
    /** Who sweeps a span now, or holds back the end of sweeping (sweep.active). */
    private int sweepers;
    private long sweptBytes;
    /** The same when the pace was set; the size of the heap then; bytes to sweep for each byte that is allocated. */
    private long sweptBasis;
    private long heapLiveBasis;
    private double sweepPerByte;
    /** Spans that bgsweep sweeps now. */
    private int inBatch;

    Sweep(Rt rt) {
        this.rt = rt;
    }

    boolean enabled() {
        return bgsweep != null;
    }

    /** It is parked before main starts. */
    void enable(G gp) {
        bgsweep = gp;
        parked = true;
        pc = 1;
    }

    /** Takes a span to sweep; who took one says {@link #end} when it is swept, after {@link #price}. */
    boolean sweepone() {
        if (spansLeft == 0) {
            return false;
        }
        spansLeft--;
        sweepers++;
        sweptBytes += spanBytes;
        return true;
    }

    long price() {
        return spanNs;
    }

    /** Somebody holds back the end of sweeping (mgcsweep.go: activeSweep.begin). */
    void begin() {
        sweepers++;
    }

    void end() {
        sweepers--;
    }

    /** (mgcsweep.go: isSweepDone) */
    boolean isSweepDone() {
        return spansLeft == 0 && sweepers == 0;
    }

    /** What is left is swept while the world is stopped; how long that takes (mgcsweep.go: finishsweep_m). */
    long finish() {
        long ns = spansLeft * spanNs;
        spansLeft = 0;
        sweepPerByte = 0;
        return ns;
    }

    /** The program takes a span from the heap. */
    void taken(boolean keep) {
        spans++;
        keptSpans += keep ? 1 : 0;
        blackSpans += rt.gc.phase == Gc.MARK && !keep ? 1 : 0;
    }

    /** Marking begins. */
    void startCycle() {
        blackSpans = 0;
    }

    /** Marking is over: there is something to sweep (mgc.go: gcSweep). */
    void gcSweep(M mp, long heap) {
        long all = spans + Math.max(1, LEAST_SPANS - Arrays.stream(rt.allp).mapToInt(pp -> pp.cachedSpans).sum());
        sweepgen++;
        spansLeft = (int) Math.min(all, MOST_SPANS);
        spanBytes = (LEAST_SPANS * PAGE + heap) / spansLeft;
        spans = keptSpans + blackSpans;
        spanNs = all * rt.price.sweepSpan / spansLeft;
        if (parked) {
            parked = false;
            rt.proc.ready(mp, bgsweep);
        }
    }

    /** All is to be swept when the heap has grown nearly to the trigger (mgcsweep.go: gcPaceSweeper). */
    void pace(long trigger) {
        sweptBasis = sweptBytes;
        heapLiveBasis = rt.gc.pacer.heapLive;
        long distance = trigger == Long.MAX_VALUE ? trigger : Math.max(PAGE, trigger - heapLiveBasis - MARGIN);
        sweepPerByte = isSweepDone() ? 0 : (double) spansLeft * spanBytes / distance;
    }

    /** Whoever needs so many bytes from the heap first sweeps as much as that is worth; null if that is nothing (mgcsweep.go: deductSweepCredit). */
    Routine deductSweepCredit(long bytes, long callerSweeps) {
        return behind(bytes, callerSweeps) && spansLeft > 0 ? new Sweeping(bytes, callerSweeps) : null;
    }

    private boolean behind(long bytes, long callerSweeps) {
        long grown = bytes + Math.max(0, rt.gc.pacer.heapLive - heapLiveBasis);
        return sweepPerByte > 0 && (long) (sweepPerByte * grown) - callerSweeps > sweptBytes - sweptBasis;
    }

    private final class Sweeping extends Routine {
        private final long bytes;
        private final long callerSweeps;
        private long swept;

        Sweeping(long bytes, long callerSweeps) {
            this.bytes = bytes;
            this.callerSweeps = callerSweeps;
        }

        @Override
        Then step(M mp, G gp) {
            if (pc == 1) {
                pc = 0;
                end();
                swept += spanBytes;
            }
            if (behind(bytes, callerSweeps)) {
                if (sweepone()) {
                    if (swept == 0) {
                        rt.trace.emit(Ev.GC_SWEEP_BEGIN, mp);
                    }
                    pc = 1;
                    rt.next(mp, Step.RUN, rt.now + spanNs);
                    return Then.WAIT;
                }
                sweepPerByte = 0;
            }
            if (swept > 0) {
                rt.trace.emitWide(Ev.GC_SWEEP_END, mp, swept, 0);
            }
            return Then.DONE;
        }
    }

    @Override
    Then step(M mp, G gp) {
        switch (pc) {
            case 0:
                parked = true;
                pc = 1;
                rt.proc.park(mp, "GC background sweeper wait", "GC sweep wait", -1);
                return Then.WAIT;
            case 2:
                return swept(mp, gp);
            default:
                return batch(mp, gp);
        }
    }

    private Then batch(M mp, G gp) {
        inBatch = 0;
        while (inBatch < BATCH && sweepone()) {
            inBatch++;
        }
        if (inBatch == 0) {
            if (isSweepDone()) {
                return to(0);
            }
            mp.owed += rt.price.gosched;
            return goschedIfBusy(mp, gp);
        }
        pc = 2;
        rt.next(mp, Step.RUN, rt.now + inBatch * spanNs);
        return Then.WAIT;
    }

    private Then swept(M mp, G gp) {
        pc = 1;
        sweepers -= inBatch;
        return inBatch == BATCH ? goschedIfBusy(mp, gp) : Then.GO_ON;
    }

    /** It yields unless a P is idle (proc.go: goschedIfBusy). */
    private Then goschedIfBusy(M mp, G gp) {
        if (!gp.preempt && rt.sched.npidle > 0) {
            rt.next(mp, Step.RUN, rt.now);
            return Then.WAIT;
        }
        rt.proc.goschedImpl(mp, false);
        return Then.WAIT;
    }
}
