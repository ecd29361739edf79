package dev.gmpscope.runtime;

import dev.gmpscope.trace.Ev;

/**
 * When a cycle begins, and how much help marking needs (mgcpacer.go: gcControllerState).
 *
 * <p>The goal is what was live after the last cycle, plus GOGC percent of it and of the other roots, at least 4 MB · GOGC/100. The cycle begins before the goal by as
 * much as the program will allocate while marking goes on, as the last cycles have shown (consMark), but between 45 and 61 64ths of the way. 25 % of the Ps mark: whole
 * dedicated workers, and, where that misses by more than 30 %, fractional ones.
 */
final class GcPacer {
    /** Bytes of a small program's global variables. */
    static final long GLOBALS = 128 << 10;

    private static final double BACKGROUND_UTILIZATION = 0.25;
    private static final double MAX_UTIL_ERROR = 0.3;
    private static final long DEFAULT_HEAP_MINIMUM = 4 << 20;
    /** Bounds of the trigger, in 64ths of the way from what is live to the goal. */
    private static final long TRIGGER_RATIO_DEN = 64;
    private static final long MIN_TRIGGER_RATIO_NUM = 45;
    private static final long MAX_TRIGGER_RATIO_NUM = 61;
    /** Bytes at least from the end of a cycle to the next goal, and from the trigger to the goal. */
    private static final long SWEEP_MIN_HEAP_DISTANCE = 1 << 20;
    private static final long MIN_RUNWAY = 64 << 10;
    /** Bytes allocated between two HeapAlloc events. */
    private static final long TELL = 64 << 10;
    private static final int LAST_CONS_MARK = 4;
    /** The percentage that a cycle without one is paced by. */
    private static final long NO_PERCENT = 100_000;
    private static final double MAX_OVERSHOOT = 1.1;
    private static final long LEAST_WORK = 1000;
    private static final long NEVER = Long.MAX_VALUE;

    private final Rt rt;
    long gcPercent;
    long heapLive;
    /** Bytes that the program keeps; those of them that were there when marking began. */
    private long kept;
    private long keptBefore;
    private long heapMarked;
    private long heapMinimum;
    /** Size of the heap when marking began; NEVER while nobody marks. */
    private long triggered = NEVER;
    /** Bytes allocated since marking began: they are live until the next cycle. */
    private long black;
    private long heapScan;
    private long lastHeapScan;
    private long lastStackScan;
    private double consMark;
    private final double[] lastConsMark = new double[LAST_CONS_MARK];
    private long gcPercentHeapGoal;
    private long sweepDistMinTrigger;
    private long runway;
    private long told;

    long markStartTime;
    int dedicatedMarkWorkersNeeded;
    double fractionalUtilizationGoal;
    int idleMarkWorkers;
    int maxIdleMarkWorkers;
    private long idleMarkTime;
    long assistTime;
    /** Bytes of marking for each byte that is allocated, and the other way round. */
    double assistWorkPerByte;
    double assistBytesPerWork;

    GcPacer(Rt rt) {
        this.rt = rt;
    }

    /** (mgcpacer.go: init) */
    void init(long gogc) {
        percent(gogc);
        heapMarked = gogc < 0 ? heapMinimum : (long) (heapMinimum / (1 + gogc / 100.0));
        commit(true);
    }

    private void percent(long percent) {
        gcPercent = percent < 0 ? -1 : percent;
        heapMinimum = DEFAULT_HEAP_MINIMUM * Math.max(0, percent) / 100;
    }

    /** (mgcpacer.go: setGCPercent) */
    void setGCPercent(long percent) {
        percent(percent);
        commit(rt.gc.sweep.isSweepDone());
        rt.gc.sweep.pace(trigger());
        if (rt.gc.blackenEnabled) {
            revise();
        }
    }

    /** (mgcpacer.go: heapGoalInternal) */
    long heapGoal() {
        long goal = Math.max(gcPercentHeapGoal, sweepDistMinTrigger);
        return triggered != NEVER && goal < triggered + MIN_RUNWAY ? triggered + MIN_RUNWAY : goal;
    }

    /** (mgcpacer.go: trigger) */
    long trigger() {
        long goal = heapGoal();
        if (goal == NEVER || heapMarked >= goal) {
            return goal;
        }
        long part = (goal - heapMarked) / TRIGGER_RATIO_DEN;
        long minTrigger = Math.max(sweepDistMinTrigger, part * MIN_TRIGGER_RATIO_NUM + heapMarked);
        long maxTrigger = part * MAX_TRIGGER_RATIO_NUM + heapMarked;
        if (goal > DEFAULT_HEAP_MINIMUM) {
            maxTrigger = Math.max(maxTrigger, goal - DEFAULT_HEAP_MINIMUM);
        }
        maxTrigger = Math.max(maxTrigger, minTrigger);
        long trigger = runway > goal ? minTrigger : goal - runway;
        return Math.min(Math.max(trigger, minTrigger), maxTrigger);
    }

    /** The heap has grown; told now and then. */
    void allocated(M mp, long bytes, boolean keep) {
        heapLive += bytes;
        kept += keep ? bytes : 0;
        if (rt.gc.phase == Gc.MARK) {
            black += bytes;
            revise();
        }
        if (heapLive - told >= TELL || heapLive < told) {
            tell(mp);
        }
    }

    private void tell(M mp) {
        told = heapLive;
        rt.trace.emitWide(Ev.HEAP_ALLOC, mp, heapLive, 0);
    }

    /** Bytes to be marked. */
    long live() {
        return kept;
    }

    /** (mgcpacer.go: startCycle) */
    void startCycle(int procs, boolean periodic) {
        markStartTime = rt.now;
        triggered = heapLive;
        heapScan = heapLive;
        keptBefore = kept;
        black = 0;
        idleMarkTime = 0;
        assistTime = 0;
        rt.gc.assist.startCycle();
        rt.gc.sweep.startCycle();
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

    /** Bytes of marking that each byte of allocation must bring, so that marking ends before the goal is reached (mgcpacer.go: revise). */
    void revise() {
        long work = rt.gc.work.done();
        long goal = heapGoal();
        long expected = lastHeapScan + lastStackScan + GLOBALS;
        long most = heapScan + rt.proc.gcount() * (long) Stack.MIN + GLOBALS;
        if (work > expected) {
            double extended = (double) (goal - triggered) / expected * most + triggered;
            double hard = (1 + (gcPercent < 0 ? NO_PERCENT : gcPercent) / 100.0) * goal;
            goal = (long) Math.min(extended, hard);
            expected = most;
        }
        if (heapLive > goal) {
            goal = (long) (goal * MAX_OVERSHOOT);
            expected = most;
        }
        double scanWorkRemaining = Math.max(LEAST_WORK, expected - work);
        double heapRemaining = Math.max(1, goal - heapLive);
        assistWorkPerByte = scanWorkRemaining / heapRemaining;
        assistBytesPerWork = heapRemaining / scanWorkRemaining;
    }

    /** (mgcpacer.go: markWorkerStop) */
    void markWorkerStop(int mode, long duration) {
        if (mode == GcWorkers.DEDICATED) {
            dedicatedMarkWorkersNeeded++;
        } else if (mode == GcWorkers.IDLE) {
            idleMarkTime += duration;
            idleMarkWorkers--;
        }
    }

    /** What the cycle, whose marking ended at that time, taught about allocation against marking (mgcpacer.go: endCycle). */
    void endCycle(long now) {
        long duration = now - markStartTime;
        int procs = rt.allp.length;
        double utilization = BACKGROUND_UTILIZATION + (duration > 0 ? assistTime / ((double) duration * procs) : 0);
        if (heapLive <= triggered) {
            return;
        }
        double idle = duration > 0 ? idleMarkTime / ((double) duration * procs) : 0;
        double current = (heapLive - triggered) * (utilization + idle) / (Math.max(1, rt.gc.work.done()) * (1 - utilization));
        consMark = current;
        for (int i = 0; i < LAST_CONS_MARK; i++) {
            consMark = Math.max(consMark, lastConsMark[i]);
        }
        System.arraycopy(lastConsMark, 1, lastConsMark, 0, LAST_CONS_MARK - 1);
        lastConsMark[LAST_CONS_MARK - 1] = current;
    }

    /** What is left is what was marked or allocated since (mgcpacer.go: resetLive). */
    void resetLive(M mp) {
        heapMarked = keptBefore + black;
        heapLive = heapMarked;
        lastHeapScan = rt.gc.work.heapScanWork;
        lastStackScan = rt.gc.work.stackScanWork;
        triggered = NEVER;
        tell(mp);
    }

    /** The next goal, and how long before it the cycle should begin (mgcpacer.go: commit). */
    void commit(boolean isSweepDone) {
        sweepDistMinTrigger = isSweepDone ? 0 : heapLive + SWEEP_MIN_HEAP_DISTANCE;
        long roots = lastStackScan + GLOBALS;
        gcPercentHeapGoal = gcPercent < 0 ? NEVER : Math.max(heapMinimum, heapMarked + (heapMarked + roots) * gcPercent / 100);
        runway = (long) (consMark * (1 - BACKGROUND_UTILIZATION) / BACKGROUND_UTILIZATION * (lastHeapScan + roots));
    }
}
