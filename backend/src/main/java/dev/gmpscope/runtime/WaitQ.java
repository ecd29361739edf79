package dev.gmpscope.runtime;

/** Waiters in order of arrival (chan.go: waitq). */
final class WaitQ {
    private Sudog first;
    private Sudog last;

    boolean empty() {
        return first == null;
    }

    void enqueue(Sudog s) {
        s.queue = this;
        s.prev = last;
        s.next = null;
        if (last == null) {
            first = s;
        } else {
            last.next = s;
        }
        last = s;
    }

    void enqueueFirst(Sudog s) {
        s.queue = this;
        s.next = first;
        s.prev = null;
        if (first == null) {
            last = s;
        } else {
            first.prev = s;
        }
        first = s;
    }

    /** The one that waits longest, with its select's other places given up; null if nobody waits. */
    Sudog dequeue() {
        Sudog s = first;
        if (s == null) {
            return null;
        }
        if (s.select == null) {
            s.queue.dequeueSudog(s);
        } else {
            for (Sudog other : s.select) {
                if (other != null && other.queue != null) {
                    other.queue.dequeueSudog(other);
                }
            }
        }
        return s;
    }

    /** The waiter with a ticket of a notifyList; null if it is not there yet. */
    Sudog dequeueTicket(long ticket) {
        Sudog s = first;
        while (s != null && s.elem != ticket) {
            s = s.next;
        }
        if (s != null) {
            dequeueSudog(s);
        }
        return s;
    }

    int size() {
        int n = 0;
        for (Sudog s = first; s != null; s = s.next) {
            n++;
        }
        return n;
    }

    /** (select.go: dequeueSudoG) */
    void dequeueSudog(Sudog s) {
        if (s.prev == null) {
            first = s.next;
        } else {
            s.prev.next = s.next;
        }
        if (s.next == null) {
            last = s.prev;
        } else {
            s.next.prev = s.prev;
        }
        s.queue = null;
    }
}
