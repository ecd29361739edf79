package dev.gmpscope.runtime;

/**
 * A semaphore of the runtime, on which everything in package sync waits, and stopping the world too (sema.go: semaRoot, semacquire1, semrelease1).
 *
 * <p>Go keeps all waiters in one table by address, each address with its list; which list of the table is found how decides nothing, so here a
 * semaphore has its own. A release first counts up and then wakes the first waiter, who must take the count for himself when he runs: somebody who
 * comes in between can be faster, and the waiter goes to sleep again. Only a handoff closes that gap: the count is taken for the waiter at once
 * (its ticket), and the one who releases gives it the rest of his time slice.
 */
final class Semaphore {
    private final Rt rt;
    private int value;
    private final WaitQ waiters = new WaitQ();

    Semaphore(Rt rt, int value) {
        this.rt = rt;
        this.value = value;
    }

    /** Whether it is taken; if not, the goroutine is parked, and calls this again when it is woken (sema.go: semacquire). */
    boolean semacquire(M mp) {
        return semacquire1(mp, false, "semacquire", -1);
    }

    /** As {@link #semacquire}, of an object of the log, waiting in front of all others or behind them (sema.go: semacquire1). */
    boolean semacquire1(M mp, boolean lifo, String waitReason, int object) {
        G gp = mp.curg;
        if (gp.ticket) {
            gp.ticket = false;
            return true;
        }
        if (cansemacquire()) {
            return true;
        }
        Sudog place = Sudog.acquire(gp, 0, 0);
        if (lifo) {
            waiters.enqueueFirst(place);
        } else {
            waiters.enqueue(place);
        }
        rt.proc.park(mp, "sync", waitReason, object);
        return false;
    }

    private boolean cansemacquire() {
        if (value == 0) {
            return false;
        }
        value--;
        return true;
    }

    /** (sema.go: semrelease) */
    void semrelease(M mp) {
        semrelease1(mp, false);
    }

    /** Whether the caller goes on at once; after a handoff it yields (sema.go: semrelease1). */
    boolean semrelease1(M mp, boolean handoff) {
        if (!release(mp, handoff)) {
            return true;
        }
        rt.proc.goyield(mp);
        return false;
    }

    /** A handoff by one who holds locks of the runtime, and so does not yield (sema.go: semrelease1). */
    void handoff(M mp) {
        release(mp, true);
    }

    /** Whether a waiter has got the count for himself. */
    private boolean release(M mp, boolean handoff) {
        value++;
        Sudog waiter = waiters.dequeue();
        if (waiter == null) {
            return false;
        }
        waiter.g.ticket = handoff && cansemacquire();
        rt.proc.ready(mp, waiter.g);
        return waiter.g.ticket;
    }
}
