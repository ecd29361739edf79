package dev.gmpscope.runtime;

/**
 * Marks until it is told to stop or nothing is left (mgcmark.go: gcDrain, gcDrainN, markroot).
 *
 * <p>Whoever marks cannot be stopped by a signal, so it looks itself, before each job: when somebody has asked for it, when the world is to stop. How
 * often it also looks at the rest of the world, and what for, is up to the one who marks: a worker whose time is limited, an assist with a certain debt.
 */
abstract class GcDrain extends Routine {
    private static final int TAKE = 0;
    private static final int SUSPEND = 1;
    private static final int SCANNED = 2;
    private static final int MARKED = 3;

    final Rt rt;
    private G target;
    /** Bytes of the job under way. */
    private long bytes;

    GcDrain(Rt rt) {
        this.rt = rt;
    }

    /** Whether it stops before the next job. */
    abstract boolean stops(M mp, G gp);

    /** Takes a job; WAIT once one is begun, DONE if there is none for it. */
    abstract Then take(M mp, G gp);

    /** A job is done: so many bytes of a root or of the heap. Whether it stops after it. */
    abstract boolean done(M mp, G gp, boolean root, long bytes);

    @Override
    Then step(M mp, G gp) {
        switch (pc) {
            case TAKE:
                return stops(mp, gp) ? Then.DONE : take(mp, gp);
            case SUSPEND:
                return suspend(mp);
            case SCANNED:
                rt.suspendG.resumeG(mp, target);
                rt.gc.work.stackScanWork += bytes;
                return finish(mp, gp, true);
            default:
                return finish(mp, gp, pc != MARKED);
        }
    }

    private Then finish(M mp, G gp, boolean root) {
        pc = TAKE;
        mp.p.flushedWork = true;
        return done(mp, gp, root, bytes) ? Then.DONE : Then.GO_ON;
    }

    /** Begins a job of the roots; null if none is left. */
    final Then markroot(M mp) {
        bytes = rt.gc.work.takeRoot();
        if (bytes > 0) {
            rt.gc.work.globalsScanWork += bytes;
            return pay(mp, rt.price.scanRoots, MARKED + 1);
        }
        target = rt.gc.work.takeStack();
        return target == null ? null : to(SUSPEND);
    }

    /** Begins with a piece of the heap; null if there is none. */
    final Then scanObjects(M mp, long most) {
        if (rt.gc.work.takeRuntime()) {
            bytes = 0;
            return pay(mp, rt.price.scanRuntime + (rt.gc.cycles == 1 ? rt.price.firstCycle : 0), MARKED);
        }
        bytes = rt.gc.work.takeHeap(most);
        if (bytes == 0) {
            return null;
        }
        rt.gc.work.heapScanWork += bytes;
        return pay(mp, Math.max(1, bytes * rt.price.scan / 1024), MARKED);
    }

    private Then suspend(M mp) {
        if (target.status == GStatus.DEAD) {
            return to(TAKE);
        }
        if (!rt.suspendG.suspendG(mp, target)) {
            return Then.WAIT;
        }
        bytes = rt.stack.inUse(target);
        mp.p.scannedStackSize += bytes;
        mp.p.scannedStacks++;
        return pay(mp, rt.suspendG.scanstack(mp, target), SCANNED);
    }

    private Then pay(M mp, long ns, int next) {
        pc = next;
        rt.next(mp, Step.RUN, rt.now + ns);
        return Then.WAIT;
    }
}
