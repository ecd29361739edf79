package dev.gmpscope.runtime;

/** A queue of goroutines linked through {@code schedlink} (proc.go: gQueue). */
final class GQueue {
    private G head;
    private G tail;
    int size;

    boolean empty() {
        return head == null;
    }

    void pushBack(G gp) {
        gp.schedlink = null;
        if (tail == null) {
            head = gp;
        } else {
            tail.schedlink = gp;
        }
        tail = gp;
        size++;
    }

    void push(G gp) {
        gp.schedlink = head;
        head = gp;
        if (tail == null) {
            tail = gp;
        }
        size++;
    }

    G pop() {
        G gp = head;
        head = gp.schedlink;
        if (head == null) {
            tail = null;
        }
        gp.schedlink = null;
        size--;
        return gp;
    }
}
