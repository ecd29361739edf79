package dev.gmpscope.runtime;

import dev.gmpscope.trace.Ev;
import java.util.ArrayDeque;
import java.util.Deque;

/**
 * The goroutines that mark (mgc.go: gcBgMarkWorker; mgcpacer.go: findRunnableGCWorker). There is one a P, made by the first cycle; between their turns they are parked in a
 * pool, and the scheduler takes one out before it looks at any run queue. A dedicated worker keeps its P to the end of marking; asked to stop, it first sends away
 * what else its P had to run. A fractional one leaves when it has had its share. An idle one runs where nothing else would, and looks up now and then.
 */
final class GcWorkers {
    /** Modes, as in the enum {@code gcmode} of the event table. */
    static final int NOT_WORKER = 0;
    static final int DEDICATED = 1;
    static final int FRACTIONAL = 2;
    static final int IDLE = 3;

    private static final double SLACK = 1.2;
    /** Work between two looks of an idle or fractional worker, bytes (drainCheckThreshold). */
    private static final long CHECK = 100_000;
    private static final int ENLIST_TRIES = 5;

    private final Rt rt;
    private final Deque<G> pool = new ArrayDeque<>();
    private int count;

    GcWorkers(Rt rt) {
        this.rt = rt;
    }

    /** Makes one worker more, if there are fewer than Ps, and waits for it (mgc.go: gcBgMarkStartWorkers). */
    boolean startOne(M mp) {
        if (count >= rt.allp.length) {
            return false;
        }
        count++;
        mp.owed += rt.price.gcBgMarkWorker;
        G creator = mp.curg;
        G worker = rt.proc.newG("runtime.gcBgMarkWorker", new Worker(creator));
        rt.proc.started(mp, worker);
        rt.proc.park(mp, "chan receive", "chan receive", -1);
        return true;
    }

    /** (mgcpacer.go: findRunnableGCWorker) */
    G findRunnableGCWorker(M mp, P pp) {
        if (pp.nextGCMarkWorker == null && !assignWaitingGCWorker(pp)) {
            return null;
        }
        G gp = pp.nextGCMarkWorker;
        pp.nextGCMarkWorker = null;
        unpark(mp, gp);
        return gp;
    }

    private void unpark(M mp, G gp) {
        rt.trace.emit(Ev.GO_UNBLOCK, mp, gp.id);
        gp.status = GStatus.RUNNABLE;
    }

    /** Whether a P is to run a dedicated or fractional worker (mgcpacer.go: assignWaitingGCWorker). */
    boolean assignWaitingGCWorker(P pp) {
        GcPacer pacer = rt.gc.pacer;
        if (!rt.gc.work.available() || pacer.dedicatedMarkWorkersNeeded <= 0 && pacer.fractionalUtilizationGoal == 0 || pool.isEmpty()) {
            return false;
        }
        if (pacer.dedicatedMarkWorkersNeeded > 0) {
            pacer.dedicatedMarkWorkersNeeded--;
            pp.gcMarkWorkerMode = DEDICATED;
        } else {
            long delta = rt.now - pacer.markStartTime;
            boolean behind = delta <= 0 || (double) pp.gcFractionalMarkTime / delta <= pacer.fractionalUtilizationGoal;
            if (pacer.fractionalUtilizationGoal == 0 || !behind) {
                return false;
            }
            pp.gcMarkWorkerMode = FRACTIONAL;
        }
        pp.nextGCMarkWorker = pool.pop();
        return true;
    }

    /** The scheduler has found something else: the worker goes back (mgcpacer.go: releaseNextGCMarkWorker). */
    void releaseNext(P pp) {
        if (pp.nextGCMarkWorker != null) {
            rt.gc.pacer.markWorkerStop(pp.gcMarkWorkerMode, 0);
            pp.gcMarkWorkerMode = NOT_WORKER;
            pool.push(pp.nextGCMarkWorker);
            pp.nextGCMarkWorker = null;
        }
    }

    /** A worker for a P that has nothing else to do; null if none is wanted (proc.go: findRunnable). */
    G idleWorker(M mp, P pp) {
        GcPacer pacer = rt.gc.pacer;
        if (!rt.gc.work.available() || !needIdleMarkWorker() || pool.isEmpty()) {
            return null;
        }
        pacer.idleMarkWorkers++;
        pp.gcMarkWorkerMode = IDLE;
        G gp = pool.pop();
        unpark(mp, gp);
        return gp;
    }

    /** (mgcpacer.go: needIdleMarkWorker) */
    private boolean needIdleMarkWorker() {
        return rt.gc.pacer.idleMarkWorkers < rt.gc.pacer.maxIdleMarkWorkers;
    }

    /** Whether an M without a P may take one for an idle worker (proc.go: checkIdleGCNoP). */
    boolean idleWorkerWaits() {
        return rt.gc.blackenEnabled && rt.gc.work.available() && needIdleMarkWorker() && !pool.isEmpty();
    }

    /** There is more to mark than those who mark can take at once: one more is to join (mgcpacer.go: enlistWorker). */
    void enlistWorker(M mp) {
        boolean needDedicated = rt.gc.pacer.dedicatedMarkWorkersNeeded > 0;
        if (!needDedicated && !needIdleMarkWorker()) {
            return;
        }
        if (rt.sched.npidle != 0 && rt.sched.nmspinning == 0) {
            rt.threads.wakep(mp);
            return;
        }
        if (!needDedicated || rt.allp.length == 1 || !rt.rules.flags()) {
            return;
        }
        for (int tries = 0; tries < ENLIST_TRIES; tries++) {
            int at = rt.rand.below(rt.allp.length - 1);
            P pp = rt.allp[at >= mp.p.id ? at + 1 : at];
            if (pp.running && rt.preempt.preemptone(mp, pp, Preempt.GC_WORKER)) {
                return;
            }
        }
    }

    /** A worker that leaves for others: an idle one when there is something to run (proc.go: pollWork). */
    private boolean pollWork(M mp) {
        if (!rt.sched.runq.empty() || !Runq.runqempty(mp.p)) {
            return true;
        }
        if (!rt.netpoll.anyWaiters() || rt.sched.lastpoll == 0) {
            return false;
        }
        Deque<G> list = rt.netpoll.netpoll();
        boolean some = !list.isEmpty();
        rt.netpoll.injectglist(mp, list);
        return some;
    }

    /** A fractional one when it has had its share, and a little more (mgc.go: pollFractionalWorkerExit). */
    private boolean pollFractionalWorkerExit(P pp) {
        long delta = rt.now - rt.gc.pacer.markStartTime;
        long self = pp.gcFractionalMarkTime + rt.now - pp.gcMarkWorkerStartTime;
        return delta <= 0 || (double) self / delta > SLACK * rt.gc.pacer.fractionalUtilizationGoal;
    }

    /** (mgc.go: gcBgMarkWorker) */
    private final class Worker extends Routine {
        private static final int READY = 0;
        private static final int BEGIN = 1;
        private static final int DRAINED = 2;
        private static final int STOP = 3;
        private static final int PARK = 4;

        private final G creator;

        Worker(G creator) {
            this.creator = creator;
        }

        @Override
        Then step(M mp, G gp) {
            switch (pc) {
                case READY:
                    rt.proc.ready(mp, creator);
                    return to(PARK);
                case BEGIN:
                    return begin(mp, gp);
                case DRAINED:
                    return drained(mp, gp);
                case STOP:
                    return stop(mp, gp);
                default:
                    pc = BEGIN;
                    pool.push(gp);
                    rt.proc.park(mp, "system goroutine wait", "GC worker (idle)", -1);
                    return Then.WAIT;
            }
        }

        private Then begin(M mp, G gp) {
            mp.p.gcMarkWorkerStartTime = rt.now;
            rt.gc.work.begin();
            gp.scannable = true;
            rt.trace.emit(Ev.GC_WORKER, mp, mp.p.gcMarkWorkerMode);
            return call(gp, new Drain(mp.p.gcMarkWorkerMode, true), mp.p.gcMarkWorkerMode == DEDICATED ? DRAINED : STOP);
        }

        /** A dedicated worker that is asked to stop sends away what else its P has to run, and goes on: from now on it stops only for the world. */
        private Then drained(M mp, G gp) {
            if (gp.preempt) {
                rt.runq.drain(mp, mp.p);
            }
            return call(gp, new Drain(DEDICATED, false), STOP);
        }

        private Then stop(M mp, G gp) {
            rt.suspendG.casgstatus(mp, gp);
            long duration = rt.now - mp.p.gcMarkWorkerStartTime;
            rt.gc.pacer.markWorkerStop(mp.p.gcMarkWorkerMode, duration);
            mp.p.gcFractionalMarkTime += mp.p.gcMarkWorkerMode == FRACTIONAL ? duration : 0;
            mp.p.gcMarkWorkerMode = NOT_WORKER;
            return rt.gc.work.end() ? call(gp, new GcMarkDone(rt), PARK) : to(PARK);
        }
    }

    /** All jobs of the roots, then the heap (mgcmark.go: gcDrain). */
    private final class Drain extends GcDrain {
        private final int mode;
        private final boolean untilPreempt;
        private long checkWork = CHECK;

        Drain(int mode, boolean untilPreempt) {
            super(GcWorkers.this.rt);
            this.mode = mode;
            this.untilPreempt = untilPreempt;
        }

        @Override
        boolean stops(M mp, G gp) {
            return gp.preempt && (untilPreempt || rt.sched.gcwaiting || mp.p.runSafePointFn);
        }

        @Override
        Then take(M mp, G gp) {
            Then begun = markroot(mp);
            begun = begun == null ? scanObjects(mp, MarkWork.CHUNK) : begun;
            return begun == null ? Then.DONE : begun;
        }

        /** The credit, and after each job of the roots and now and then in the heap a look at who else wants the P. */
        @Override
        boolean done(M mp, G gp, boolean root, long bytes) {
            rt.gc.assist.flushBgCredit(mp, bytes);
            if (!root && rt.gc.work.heapLeft()) {
                enlistWorker(mp);
            }
            checkWork -= bytes;
            if (!root && checkWork > 0) {
                return false;
            }
            checkWork = root ? checkWork : CHECK;
            return mode == IDLE ? pollWork(mp) : mode == FRACTIONAL && pollFractionalWorkerExit(mp.p);
        }
    }
}
