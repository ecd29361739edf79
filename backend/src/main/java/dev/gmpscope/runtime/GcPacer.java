package dev.gmpscope.runtime;

import dev.gmpscope.trace.Ev;

/**
 * When a cycle begins, and how much help marking needs (mgcpacer.go: gcControllerState).
 *
 * <p>The goal is what was live after the last cycle, plus GOGC percent of it and of the other roots, at least 4 MB · GOGC/100. The cycle begins before the goal by as
 * much as the program will allocate while marking goes on, as the last cycles have shown (consMark), but between 70 % and 95 % of the way. 25 % of the Ps mark: whole
 * dedicated workers, and, where that misses by more than 30 %, fractional ones.
 */
final class GcPacer {
    private static final double BACKGROUND_UTILIZATION = 0.25;
    private static final double MAX_UTIL_ERROR = 0.3;
    private static final long DEFAULT_HEAP_MINIMUM = 4 << 20;
    /** Bytes of a program's global variables: those of a small one. */
    private static final long GLOBALS = 128 << 10;
    /** Bytes allocated between two HeapAlloc events. */
    private static final long TELL = 64 << 10;
    private static final int LAST_CONS_MARK = 4;

    private final Rt rt;
    long gcPercent;
    long heapLive;
    /** Bytes that the program keeps. */
    private long kept;
    private long heapMarked;
    private long heapMinimum;
    private long triggered;
    /** Bytes allocated since marking began: they are live until the next cycle. */
    private long black;
    private long lastHeapScan;
    private double consMark;
    private final double[] lastConsMark = new double[LAST_CONS_MARK];
    private long told;

    long markStartTime;
    int dedicatedMarkWorkersNeeded;
    double fractionalUtilizationGoal;
    int idleMarkWorkers;
    int maxIdleMarkWorkers;
    long idleMarkTime;
    long assistTime;

    GcPacer(Rt rt) {
        this.rt = rt;
    }

    /** (mgcpacer.go: init) */
    void init(long gogc) {
        setGCPercent(gogc);
        heapMarked = gogc < 0 ? heapMinimum : (long) (heapMinimum / (1 + gogc / 100.0));
        lastHeapScan = 0;
    }

    void setGCPercent(long percent) {
        gcPercent = percent < 0 ? -1 : percent;
        heapMinimum = DEFAULT_HEAP_MINIMUM * Math.max(0, percent) / 100;
    }

    /** (mgcpacer.go: heapGoal) */
    long heapGoal() {
        if (gcPercent < 0) {
            return Long.MAX_VALUE;
        }
        return Math.max(heapMinimum, heapMarked + (heapMarked + roots()) * gcPercent / 100);
    }

    private long roots() {
        return GLOBALS + rt.proc.gcount() * rt.proc.stackBytes();
    }

    /** (mgcpacer.go: trigger) */
    long trigger() {
        long goal = heapGoal();
        if (goal == Long.MAX_VALUE || heapMarked >= goal) {
            return goal;
        }
        long minTrigger = (long) ((goal - heapMarked) * 0.7) + heapMarked;
        long maxTrigger = (long) ((goal - heapMarked) * 0.95) + heapMarked;
        if (goal > DEFAULT_HEAP_MINIMUM && goal - DEFAULT_HEAP_MINIMUM > maxTrigger) {
            maxTrigger = goal - DEFAULT_HEAP_MINIMUM;
        }
        maxTrigger = Math.max(maxTrigger, minTrigger);
        double runway = consMark * (1 - BACKGROUND_UTILIZATION) / BACKGROUND_UTILIZATION * (lastHeapScan + roots());
        long trigger = runway > goal ? minTrigger : goal - (long) runway;
        return Math.min(Math.max(trigger, minTrigger), maxTrigger);
    }

    /** The heap has grown; told now and then. */
    void allocated(M mp, long bytes, boolean keep) {
        heapLive += bytes;
        kept += keep ? bytes : 0;
        black += rt.gc.phase == Gc.MARK ? bytes : 0;
        if (heapLive - told >= TELL || heapLive < told) {
            tell(mp);
        }
    }

    private void tell(M mp) {
        told = heapLive;
        rt.trace.emitWide(Ev.HEAP_ALLOC, mp, heapLive, 0);
    }

    /** Bytes to be marked. */
    long heapScan() {
        return kept;
    }

    /** (mgcpacer.go: startCycle) */
    void startCycle(int procs, boolean periodic) {
        markStartTime = rt.now;
        triggered = heapLive;
        black = 0;
        idleMarkTime = 0;
        assistTime = 0;
        double goal = procs * BACKGROUND_UTILIZATION;
        dedicatedMarkWorkersNeeded = (int) (goal + 0.5);
        double error = dedicatedMarkWorkersNeeded / goal - 1;
        fractionalUtilizationGoal = 0;
        if (error < -MAX_UTIL_ERROR || error > MAX_UTIL_ERROR) {
            if (dedicatedMarkWorkersNeeded > goal) {
                dedicatedMarkWorkersNeeded--;
            }
            fractionalUtilizationGoal = (goal - dedicatedMarkWorkersNeeded) / procs;
        }
        for (P pp : rt.allp) {
            pp.gcFractionalMarkTime = 0;
        }
        idleMarkWorkers = 0;
        maxIdleMarkWorkers = !periodic ? procs - dedicatedMarkWorkersNeeded : dedicatedMarkWorkersNeeded > 0 ? 0 : 1;
    }

    /** What the cycle taught about allocation against marking (mgcpacer.go: endCycle). */
    void endCycle(long scanWork) {
        long duration = rt.now - markStartTime;
        int procs = rt.allp.length;
        double utilization = BACKGROUND_UTILIZATION + (duration > 0 ? assistTime / ((double) duration * procs) : 0);
        if (heapLive <= triggered) {
            return;
        }
        double idle = duration > 0 ? idleMarkTime / ((double) duration * procs) : 0;
        double current = (heapLive - triggered) * (utilization + idle) / (scanWork * (1 - utilization));
        consMark = current;
        for (int i = 0; i < LAST_CONS_MARK; i++) {
            consMark = Math.max(consMark, lastConsMark[i]);
        }
        System.arraycopy(lastConsMark, 1, lastConsMark, 0, LAST_CONS_MARK - 1);
        lastConsMark[LAST_CONS_MARK - 1] = current;
    }

    /** The garbage is gone; the next goal (mgcpacer.go: resetLive, commit). */
    void commit(M mp) {
        heapMarked = Math.max(kept, Math.min(heapLive, kept + black));
        heapLive = heapMarked;
        lastHeapScan = kept;
        tell(mp);
        rt.trace.emitWide(Ev.HEAP_GOAL, mp, heapGoal(), 0);
    }

    /** Bytes of marking that each byte of allocation must bring, so that marking ends before the goal is reached (mgcpacer.go: revise). */
    double assistWorkPerByte() {
        long remaining = Math.max(1000, rt.gc.work.left());
        long heapRemaining = Math.max(1, heapGoal() == Long.MAX_VALUE ? Long.MAX_VALUE / 2 : heapGoal() - heapLive);
        return (double) remaining / heapRemaining;
    }
}
