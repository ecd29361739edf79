package dev.gmpscope.runtime;

import dev.gmpscope.trace.Ev;

/**
 * A condition variable: tickets in order (sync/cond.go: Cond; sema.go: notifyList). A waiter draws its ticket before it unlocks, so a signal sent in
 * between is not lost; it need not be in the list yet.
 */
final class Cond {
    private final Rt rt;
    private final int row;
    private final Locker lock;
    private final WaitQ list = new WaitQ();
    /** The next ticket to draw, and the next one to be notified. */
    private long wait;
    private long notify;

    Cond(Rt rt, int row, Locker lock) {
        this.rt = rt;
        this.row = row;
        this.lock = lock;
    }

    /** (cond.go: Cond.Wait) */
    Routine waiting() {
        return new Routine() {
            private long ticket;

            @Override
            Then step(M mp, G gp) {
                switch (pc) {
                    case 0:
                        ticket = wait++;
                        pc = 1;
                        return lock.unlock(mp) ? Then.GO_ON : Then.WAIT;
                    case 1:
                        pc = 2;
                        return notifyListWait(mp, ticket) ? Then.GO_ON : Then.WAIT;
                    case 2:
                        return call(gp, lock.locking(), 3);
                    default:
                        return Then.DONE;
                }
            }
        };
    }

    /** Whether the ticket has been notified already (sema.go: notifyListWait). */
    private boolean notifyListWait(M mp, long ticket) {
        if (ticket < notify) {
            return true;
        }
        list.enqueue(Sudog.acquire(mp.curg, 0, ticket));
        rt.proc.park(mp, "sync.(*Cond).Wait", "sync.Cond.Wait", row);
        return false;
    }

    /** (sema.go: notifyListNotifyOne) */
    void signal(M mp) {
        Sudog first = null;
        if (notify < wait) {
            first = list.dequeueTicket(notify++);
        }
        rt.trace.emit(Ev.COND_NOTIFY, mp, row, first == null ? 0 : 1, 0);
        if (first != null) {
            rt.proc.ready(mp, first.g);
        }
    }

    /** (sema.go: notifyListNotifyAll) */
    void broadcast(M mp) {
        notify = wait;
        rt.trace.emit(Ev.COND_NOTIFY, mp, row, list.size(), 1);
        for (Sudog s = list.dequeue(); s != null; s = list.dequeue()) {
            rt.proc.ready(mp, s.g);
        }
    }
}
