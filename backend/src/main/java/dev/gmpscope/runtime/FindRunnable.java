package dev.gmpscope.runtime;

import dev.gmpscope.trace.Ev;
import java.util.Deque;

/**
 * Finds a goroutine to run, rung by rung (proc.go: findRunnable). What Go does in one function is cut where time passes:
 * {@link #top}, then {@link Steal}, then {@link #last}. The rungs of the execution tracer's reader, the finalizers and cleanups, and cgo are left
 * out: nothing in the model would ever stand on them.
 */
final class FindRunnable {
    /** Rungs of the garbage collector. */
    static final int GC_WORKER = 5;
    static final int IDLE_GC_WORKER = 13;
    /** Rungs, as in the enum {@code rung} of the event table. */
    static final int TIMERS = 3;
    static final int GLOBAL_61ST = 6;
    static final int RUNNEXT = 8;
    static final int RING = 9;
    static final int GLOBAL = 10;
    static final int NETPOLL = 11;
    static final int STEAL = 12;
    static final int GLOBAL_AGAIN = 14;
    static final int RECHECK = 15;
    static final int NETPOLL_BLOCK = 16;
    static final int STOPM = 17;

    /** Every so many scheduling rounds the global queue comes first. */
    private static final int FAIRNESS = 61;

    private final Rt rt;

    FindRunnable(Rt rt) {
        this.rt = rt;
    }

    void top(M mp) {
        if (rt.sched.gcwaiting) {
            rt.stw.gcstopm(mp);
            return;
        }
        P pp = mp.p;
        rt.forEachP.runSafePointFn(mp);
        mp.tried = 0;
        mp.pollUntil = rt.time.check(mp, pp);
        mp.tried |= 1 << TIMERS;
        if (rt.gc.blackenEnabled) {
            G worker = rt.gcWorkers.findRunnableGCWorker(mp, pp);
            if (worker != null) {
                found(mp, worker, false, GC_WORKER);
                return;
            }
            mp.tried |= 1 << GC_WORKER;
        }
        if (Integer.remainderUnsigned(pp.schedtick, FAIRNESS) == 0) {
            if (!rt.sched.runq.empty()) {
                found(mp, rt.runq.globrunqget(mp), false, GLOBAL_61ST);
                return;
            }
            mp.tried |= 1 << GLOBAL_61ST;
        }
        G gp = rt.runq.runqget(mp, pp);
        if (gp != null) {
            found(mp, gp, rt.runq.inherit, rt.runq.inherit ? RUNNEXT : RING);
            return;
        }
        mp.tried |= 1 << RUNNEXT | 1 << RING;
        if (!rt.sched.runq.empty()) {
            found(mp, rt.runq.globrunqgetbatch(mp, pp), false, GLOBAL);
            return;
        }
        mp.tried |= 1 << GLOBAL;
        if (netpoll(mp)) {
            return;
        }
        if (mp.spinning || 2 * rt.sched.nmspinning < rt.allp.length - rt.sched.npidle) {
            if (!mp.spinning) {
                rt.threads.becomeSpinning(mp);
            }
            rt.steal.begin(mp);
            return;
        }
        last(mp);
    }

    /** Asks the kernel whether the network has something, unless an M blocks there. */
    private boolean netpoll(M mp) {
        if (!rt.netpoll.anyWaiters() || rt.sched.lastpoll == 0) {
            return false;
        }
        mp.tried |= 1 << NETPOLL;
        return ready(mp, rt.netpoll.netpoll(), NETPOLL);
    }

    /** The first of what the network has made ready runs here, the others somewhere. */
    private boolean ready(M mp, Deque<G> list, int rung) {
        G gp = list.poll();
        if (gp == null) {
            return false;
        }
        rt.netpoll.injectglist(mp, list);
        rt.netpoll.runnable(mp, gp);
        found(mp, gp, false, rung);
        return true;
    }

    void found(M mp, G gp, boolean inheritTime, int rung) {
        rt.trace.emit(Ev.FIND_RUNNABLE, mp, gp.id, rung, mp.tried);
        rt.proc.found(mp, gp, inheritTime, rung == GC_WORKER);
    }

    /** From the second look at the global queue on: the P is given up and the M stops, unless work turns up. */
    void last(M mp) {
        P pp = mp.p;
        if (rt.gc.blackenEnabled) {
            G worker = rt.gcWorkers.idleWorker(mp, pp);
            if (worker != null) {
                found(mp, worker, false, IDLE_GC_WORKER);
                return;
            }
            mp.tried |= 1 << IDLE_GC_WORKER;
        }
        if (rt.sched.gcwaiting || pp.runSafePointFn) {
            top(mp);
            return;
        }
        if (!rt.sched.runq.empty()) {
            found(mp, rt.runq.globrunqgetbatch(mp, pp), false, GLOBAL_AGAIN);
            return;
        }
        mp.tried |= 1 << GLOBAL_AGAIN;
        if (!mp.spinning && rt.sched.needspinning) {
            rt.threads.becomeSpinning(mp);
            top(mp);
            return;
        }
        rt.threads.releasep(mp);
        rt.threads.pidleput(mp, pp);
        mp.wasSpinning = mp.spinning;
        if (mp.spinning) {
            rt.threads.dropSpinning(mp);
            if (recheck(mp)) {
                return;
            }
            mp.pollUntil = rt.time.checkTimersNoP(mp.pollUntil);
        }
        block(mp);
    }

    /**
     * Work may have come to another P while this M was the last that spun (proc.go: checkRunqsNoP). To the global queue none can have come: in
     * the model nothing happens between the last look at it and here.
     */
    private boolean recheck(M mp) {
        mp.tried |= 1 << RECHECK;
        for (P other : rt.allp) {
            if (!other.onIdleList && !Runq.runqempty(other)) {
                P pp = rt.threads.pidlegetSpinning(mp);
                if (pp == null) {
                    return false;
                }
                rt.threads.acquirep(mp, pp);
                rt.threads.becomeSpinning(mp);
                top(mp);
                return true;
            }
        }
        return checkIdleGCNoP(mp);
    }

    /** (proc.go: checkIdleGCNoP) */
    private boolean checkIdleGCNoP(M mp) {
        P pp = rt.gcWorkers.idleWorkerWaits() ? rt.threads.pidlegetSpinning(mp) : null;
        if (pp == null) {
            return false;
        }
        rt.threads.acquirep(mp, pp);
        rt.threads.becomeSpinning(mp);
        found(mp, rt.gcWorkers.idleWorker(mp, pp), false, IDLE_GC_WORKER);
        return true;
    }

    /** One M without a P blocks in netpoll until the next timer or until something comes; the others park. */
    private void block(M mp) {
        Sched sched = rt.sched;
        if ((mp.pollUntil != 0 || rt.netpoll.anyWaiters()) && sched.lastpoll != 0) {
            rt.trace.emit(Ev.FIND_RUNNABLE, mp, -1, NETPOLL_BLOCK, mp.tried);
            sched.lastpoll = 0;
            sched.pollUntil = mp.pollUntil;
            rt.netpoll.block(mp, mp.pollUntil);
            return;
        }
        if (mp.pollUntil != 0 && (sched.pollUntil == 0 || sched.pollUntil > mp.pollUntil)) {
            rt.netpoll.netpollBreak(mp);
        }
        rt.trace.emit(Ev.FIND_RUNNABLE, mp, -1, STOPM, mp.tried);
        rt.threads.stopm(mp);
    }

    /** Back from a blocking netpoll. */
    void netpolled(M mp) {
        rt.netpoll.unblock(mp);
        rt.sched.pollUntil = 0;
        rt.sched.lastpoll = rt.now;
        Deque<G> list = rt.netpoll.netpoll();
        P pp = rt.threads.pidleget(mp);
        if (pp == null) {
            rt.netpoll.injectglist(mp, list);
            rt.threads.stopm(mp);
            return;
        }
        rt.threads.acquirep(mp, pp);
        if (ready(mp, list, NETPOLL_BLOCK)) {
            return;
        }
        if (mp.wasSpinning) {
            rt.threads.becomeSpinning(mp);
        }
        top(mp);
    }
}
