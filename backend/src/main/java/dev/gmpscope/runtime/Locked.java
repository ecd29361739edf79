package dev.gmpscope.runtime;

import dev.gmpscope.trace.Ev;

/**
 * Goroutines that are locked to their thread (proc.go: LockOSThread).
 *
 * <p>Such a goroutine runs on no other thread, and the thread runs no other goroutine. So whenever it stops, its thread hands the P on and parks
 * by itself, not on the list of idle Ms; and the thread that finds the goroutine in a queue hands its own P over to that thread and parks in turn.
 * Each such change of goroutines is a change of threads. Left out: the template thread, which starts new threads in place of locked ones.
 */
final class Locked {
    private final Rt rt;

    Locked(Rt rt) {
        this.rt = rt;
    }

    /** (proc.go: LockOSThread, dolockOSThread) */
    void lockOSThread(M mp) {
        mp.lockedExt++;
        mp.lockedg = mp.curg;
        mp.curg.lockedm = mp;
        rt.trace.emit(Ev.LOCK_OS_THREAD, mp, mp.lockedExt);
    }

    /** (proc.go: UnlockOSThread, dounlockOSThread) */
    void unlockOSThread(M mp) {
        if (mp.lockedExt == 0) {
            return;
        }
        if (--mp.lockedExt == 0) {
            mp.lockedg = null;
            mp.curg.lockedm = null;
        }
        rt.trace.emit(Ev.LOCK_OS_THREAD, mp, mp.lockedExt);
    }

    /** The thread waits until somebody schedules its goroutine; somebody may have done so already, while it was on its way here (proc.go: stoplockedm). */
    void stoplockedm(M mp) {
        if (mp.p != null) {
            P pp = rt.threads.releasep(mp);
            rt.threads.handoffp(mp, pp);
        }
        if (mp.nextp != null) {
            rt.sched.nmidlelocked++;
            rt.next(mp, Step.START_LOCKED, rt.now);
            return;
        }
        rt.trace.emit(Ev.STOPLOCKEDM, mp, mp.lockedg.id);
        rt.cpuprof.off(mp);
        rt.rest(mp);
        rt.sched.nmidlelocked++;
        rt.proc.checkdead(mp);
    }

    /** The M has found a goroutine that only another thread may run: that one gets its P (proc.go: startlockedm). */
    void startlockedm(M mp, G gp) {
        M locked = gp.lockedm;
        rt.sched.nmidlelocked--;
        P pp = rt.threads.releasep(mp);
        locked.nextp = pp;
        rt.trace.emit(Ev.STARTLOCKEDM, mp, gp.id, locked.id, pp.id);
        if (locked.step == Step.NONE) {
            rt.next(locked, Step.START_LOCKED, rt.now + rt.notewakeup(mp, locked));
        }
        rt.threads.stopm(mp);
    }

    /** The thread has been given a P to go on with its goroutine. */
    void start(M mp) {
        P pp = mp.nextp;
        mp.nextp = null;
        rt.cpuprof.on(mp);
        rt.threads.acquirep(mp, pp);
        rt.proc.execute(mp, mp.lockedg, false);
    }

    /** The goroutine has ended without unlocking: nobody knows what it has done to the thread, so that ends too (proc.go: gdestroy). */
    void gdestroy(M mp, G gp) {
        gp.lockedm = null;
        mp.lockedg = null;
        mp.lockedExt = 0;
        rt.next(mp, Step.MEXIT, rt.now + rt.price.goexit);
    }

    /** The thread ends; the main thread only stays parked for ever (proc.go: mexit). */
    void mexit(M mp) {
        P pp = rt.threads.releasep(mp);
        rt.threads.handoffp(mp, pp);
        rt.trace.emit(Ev.MEXIT, mp);
        rt.cpuprof.off(mp);
        rt.rest(mp);
        rt.sched.nmfreed++;
        rt.proc.checkdead(mp);
    }
}
