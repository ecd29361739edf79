package dev.gmpscope.runtime;

/** A channel (chan.go: hchan), a mutex or a wait group, as far as scheduling needs it. */
final class Obj {
    /** Row in the log's objects table. */
    final int row;
    final int dataqsiz;
    final WaitQ recvq = new WaitQ();
    final WaitQ sendq = new WaitQ();
    /** Values in a channel's buffer; counter of a wait group. */
    int count;
    boolean closed;
    /** Holder of a mutex. */
    G holder;
    /** A waiter of the mutex has been woken and has not yet tried (mutexWoken). */
    boolean woken;

    Obj(int row, int dataqsiz) {
        this.row = row;
        this.dataqsiz = dataqsiz;
    }
}
