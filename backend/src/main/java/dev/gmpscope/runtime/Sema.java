package dev.gmpscope.runtime;

import dev.gmpscope.trace.Ev;

/**
 * Mutex and WaitGroup on the semaphore (internal/sync/mutex.go, sync/waitgroup.go, sema.go). Simplified: a contended Lock does not
 * spin before it waits, and there is no starvation mode yet.
 */
final class Sema {
    private static final String SYNC = "sync";

    private final Rt rt;

    Sema(Rt rt) {
        this.rt = rt;
    }

    boolean lock(M mp, long object) {
        return lock(mp, rt.objects[(int) object], false);
    }

    /** A woken waiter tries again and, if somebody was faster, waits at the front (mutex.go: lockSlow). */
    private boolean lock(M mp, Obj mu, boolean again) {
        if (mu.holder == null) {
            mu.holder = mp.curg;
            rt.trace.emit(Ev.MUTEX_LOCK, mp, mu.row);
            return true;
        }
        Sudog place = Sudog.acquire(mp.curg, 0, 0);
        if (again) {
            mu.recvq.enqueueFirst(place);
        } else {
            mu.recvq.enqueue(place);
        }
        rt.proc.park(mp, SYNC, "sync.Mutex.Lock", mu.row);
        return false;
    }

    /** The goroutine has just been started after waiting for a mutex. */
    boolean retryLock(M mp, G gp) {
        Obj mu = gp.retryLock;
        gp.retryLock = null;
        mu.woken = false;
        return lock(mp, mu, true);
    }

    /** Wakes a waiter, unless one is awake already (mutex.go: unlockSlow, sema.go: semrelease1 without handoff). */
    boolean unlock(M mp, long object) {
        Obj mu = rt.objects[(int) object];
        if (mu.holder == null) {
            rt.panics.fatal(mp, "sync: unlock of unlocked mutex");
            return false;
        }
        mu.holder = null;
        rt.trace.emit(Ev.MUTEX_UNLOCK, mp, mu.row);
        Sudog waiter = mu.woken ? null : mu.recvq.dequeue();
        if (waiter != null) {
            mu.woken = true;
            waiter.g.retryLock = mu;
            rt.proc.ready(mp, waiter.g);
        }
        return true;
    }

    /** (waitgroup.go: WaitGroup.Add) */
    boolean add(M mp, long object, long delta) {
        Obj wg = rt.objects[(int) object];
        wg.count += (int) delta;
        if (wg.count < 0) {
            throw GoPanic.sync("sync: negative WaitGroup counter");
        }
        rt.trace.emit(Ev.WAIT_GROUP_ADD, mp, wg.row, wg.count);
        if (wg.count == 0) {
            for (Sudog s = wg.recvq.dequeue(); s != null; s = wg.recvq.dequeue()) {
                rt.proc.ready(mp, s.g);
            }
        }
        return true;
    }

    /** (waitgroup.go: WaitGroup.Wait) */
    boolean await(M mp, long object) {
        Obj wg = rt.objects[(int) object];
        if (wg.count == 0) {
            return true;
        }
        wg.recvq.enqueue(Sudog.acquire(mp.curg, 0, 0));
        rt.proc.park(mp, SYNC, "sync.WaitGroup.Wait", wg.row);
        return false;
    }
}
