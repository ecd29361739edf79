package dev.gmpscope.runtime;

import dev.gmpscope.trace.Ev;

/** A wait group (sync/waitgroup.go: WaitGroup). */
final class WaitGroup {
    private final Rt rt;
    private final int row;
    private final Semaphore sema;
    private int counter;
    private int waiters;

    WaitGroup(Rt rt, int row) {
        this.rt = rt;
        this.row = row;
        sema = new Semaphore(rt, 0);
    }

    /** At zero all who wait are woken, in the order in which they came (waitgroup.go: WaitGroup.Add). */
    void add(M mp, int delta) {
        counter += delta;
        if (counter < 0) {
            throw GoPanic.sync("sync: negative WaitGroup counter");
        }
        if (waiters != 0 && delta > 0 && counter == delta) {
            throw GoPanic.sync("sync: WaitGroup misuse: Add called concurrently with Wait");
        }
        rt.trace.emit(Ev.WAIT_GROUP_ADD, mp, row, counter);
        if (counter > 0) {
            return;
        }
        int w = waiters;
        waiters = 0;
        for (; w != 0; w--) {
            sema.semrelease(mp);
        }
    }

    /** Whether the goroutine goes on at once (waitgroup.go: WaitGroup.Wait). */
    boolean await(M mp) {
        return counter == 0 || rt.exec.routine(mp, waiting());
    }

    private Routine waiting() {
        waiters++;
        return new Routine() {
            @Override
            Then step(M mp, G gp) {
                if (!sema.semacquire1(mp, false, "sync.WaitGroup.Wait", row)) {
                    return Then.WAIT;
                }
                if (counter != 0 || waiters != 0) {
                    throw GoPanic.sync("sync: WaitGroup is reused before previous Wait has returned");
                }
                return Then.DONE;
            }
        };
    }
}
