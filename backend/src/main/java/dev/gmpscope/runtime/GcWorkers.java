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
            rt.gc.pacer.dedicatedMarkWorkersNeeded += pp.gcMarkWorkerMode == DEDICATED ? 1 : 0;
            pp.gcMarkWorkerMode = NOT_WORKER;
            pool.push(pp.nextGCMarkWorker);
            pp.nextGCMarkWorker = null;
        }
    }

    /** A worker for a P that has nothing else to do; null if none is wanted (proc.go: findRunnable). */
    G idleWorker(M mp, P pp) {
        GcPacer pacer = rt.gc.pacer;
        if (!needIdleMarkWorker()) {
            return null;
        }
        pacer.idleMarkWorkers++;
        pp.gcMarkWorkerMode = IDLE;
        G gp = pool.pop();
        unpark(mp, gp);
        return gp;
    }

    boolean needIdleMarkWorker() {
        GcPacer pacer = rt.gc.pacer;
        return rt.gc.blackenEnabled && rt.gc.work.available() && pacer.idleMarkWorkers < pacer.maxIdleMarkWorkers && !pool.isEmpty();
    }

    /** There is more to mark than those who mark can take at once: one more is to join (mgcpacer.go: enlistWorker). */
    private void enlistWorker(M mp) {
        GcPacer pacer = rt.gc.pacer;
        boolean needDedicated = pacer.dedicatedMarkWorkersNeeded > 0;
        boolean needIdle = pacer.idleMarkWorkers < pacer.maxIdleMarkWorkers;
        if (!needDedicated && !needIdle) {
            return;
        }
        if (rt.sched.npidle != 0 && rt.sched.nmspinning == 0) {
            rt.threads.wakep(mp);
        }
        if (needDedicated && rt.sched.npidle == 0 && rt.allp.length > 1 && rt.rules.flags()) {
            int at = rt.rand.below(rt.allp.length - 1);
            P pp = rt.allp[at >= mp.p.id ? at + 1 : at];
            if (pp.running && pp.gcMarkWorkerMode == NOT_WORKER) {
                rt.preempt.preemptone(mp, pp, Preempt.GC_WORKER);
            }
        }
    }

    /** (mgc.go: gcBgMarkWorker, gcDrain) */
    private final class Worker extends Routine {
        private static final int READY = 0;
        private static final int BEGIN = 1;
        private static final int DRAIN = 2;
        private static final int STACK = 3;
        private static final int SCANNED = 4;
        private static final int PARK = 5;

        private final G creator;
        private long startTime;
        private boolean preemptible;
        private G target;

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
                    begin(mp, gp);
                    return to(DRAIN);
                case DRAIN:
                    return drain(mp, gp);
                case STACK:
                    if (target.status == GStatus.DEAD) {
                        return to(DRAIN);
                    }
                    if (!rt.suspendG.suspendG(mp, target)) {
                        return Then.WAIT;
                    }
                    rt.suspendG.scanstack(mp, target);
                    return work(mp, rt.price.scanStack, rt.proc.stackBytes(), SCANNED);
                case SCANNED:
                    rt.suspendG.resumeG(mp, target);
                    return to(DRAIN);
                default:
                    pc = BEGIN;
                    pool.push(gp);
                    rt.proc.park(mp, "system goroutine wait", "GC worker (idle)", -1);
                    return Then.WAIT;
            }
        }

        private void begin(M mp, G gp) {
            startTime = rt.now;
            preemptible = true;
            gp.scannable = true;
            mp.p.gcMarkWorkerStartTime = rt.now;
            rt.gc.work.begin();
            rt.trace.emit(Ev.GC_WORKER, mp, mp.p.gcMarkWorkerMode);
        }

        private Then drain(M mp, G gp) {
            if (gp.preempt && preemptible && mp.p.gcMarkWorkerMode == DEDICATED && !rt.sched.gcwaiting && !mp.p.runSafePointFn) {
                rt.runq.drain(mp, mp.p);
                preemptible = false;
            }
            MarkWork work = rt.gc.work;
            if (leaves(mp, gp) || !work.available()) {
                return stop(mp, gp);
            }
            if (work.takeRoot()) {
                return work(mp, rt.price.scanRoots, 0, DRAIN);
            }
            target = work.takeStack();
            if (target != null) {
                return to(STACK);
            }
            enlistWorker(mp);
            long bytes = work.takeHeap(MarkWork.CHUNK);
            return work(mp, Math.max(1, bytes * rt.price.scan / 1024), bytes, DRAIN);
        }

        private boolean leaves(M mp, G gp) {
            P pp = mp.p;
            boolean asked = gp.preempt && (rt.sched.gcwaiting || pp.runSafePointFn || preemptible);
            if (pp.gcMarkWorkerMode == FRACTIONAL) {
                long delta = rt.now - rt.gc.pacer.markStartTime;
                long self = pp.gcFractionalMarkTime + rt.now - startTime;
                return asked || self > 0 && (double) self / delta > SLACK * rt.gc.pacer.fractionalUtilizationGoal;
            }
            return asked || pp.gcMarkWorkerMode == IDLE && rt.now > startTime && (!Runq.runqempty(pp) || !rt.sched.runq.empty());
        }

        /** Some marking, and then the credit for it. */
        private Then work(M mp, long ns, long bytes, int next) {
            rt.gc.work.done += bytes;
            rt.gc.assist.flushBgCredit(mp, bytes);
            pc = next;
            rt.next(mp, Step.RUN, rt.now + ns);
            return Then.WAIT;
        }

        private Then stop(M mp, G gp) {
            GcPacer pacer = rt.gc.pacer;
            long duration = rt.now - startTime;
            switch (mp.p.gcMarkWorkerMode) {
                case DEDICATED -> pacer.dedicatedMarkWorkersNeeded++;
                case FRACTIONAL -> mp.p.gcFractionalMarkTime += duration;
                default -> {
                    pacer.idleMarkTime += duration;
                    pacer.idleMarkWorkers--;
                }
            }
            gp.scannable = false;
            mp.p.gcMarkWorkerMode = NOT_WORKER;
            return rt.gc.work.end() ? call(gp, new GcMarkDone(rt), PARK) : to(PARK);
        }
    }
}
