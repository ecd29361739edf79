package dev.gmpscope.runtime;

/** A semaphore of the runtime: worldsema, gcsema and the garbage collector's own (sema.go: semacquire, semrelease). */
final class RtSema {
    private final Rt rt;
    private int value = 1;
    private final WaitQ waiters = new WaitQ();

    RtSema(Rt rt) {
        this.rt = rt;
    }

    /** Whether it is taken; if not, the goroutine is parked and must try again when it is woken. */
    boolean semacquire(M mp) {
        if (value > 0) {
            value--;
            return true;
        }
        waiters.enqueue(Sudog.acquire(mp.curg, 0, 0));
        rt.proc.park(mp, "sync", "semacquire", -1);
        return false;
    }

    void semrelease(M mp) {
        value++;
        Sudog waiter = waiters.dequeue();
        if (waiter != null) {
            rt.proc.ready(mp, waiter.g);
        }
    }
}
