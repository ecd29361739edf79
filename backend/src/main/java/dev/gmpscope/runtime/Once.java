package dev.gmpscope.runtime;

import dev.gmpscope.trace.Ev;

/**
 * Something that is done once (sync/once.go: Once). Who comes while it is being done waits for the mutex; the compiler lays doSlow out, with its two
 * deferred calls, so that it is over even if the function panics.
 */
final class Once {
    final Mutex m;
    private final Rt rt;
    private final int row;
    private boolean done;

    Once(Rt rt, int row) {
        this.rt = rt;
        this.row = row;
        m = new Mutex(rt, row, true);
    }

    boolean isDone() {
        return done;
    }

    void setDone(M mp) {
        rt.trace.emit(Ev.ONCE_DONE, mp, row);
        done = true;
    }
}
