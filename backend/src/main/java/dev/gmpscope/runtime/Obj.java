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
    /** The values in a channel's buffer, from {@code recvx} on. */
    private long[] buf = new long[4];
    private int recvx;
    boolean closed;
    /** Holder of a mutex. */
    G holder;
    /** A waiter of the mutex has been woken and has not yet tried (mutexWoken). */
    boolean woken;

    Obj(int row, int dataqsiz) {
        this.row = row;
        this.dataqsiz = dataqsiz;
    }

    /** Puts a value at the buffer's end. */
    void put(long value) {
        if (count == buf.length) {
            long[] larger = new long[count * 2];
            for (int i = 0; i < count; i++) {
                larger[i] = buf[(recvx + i) % buf.length];
            }
            buf = larger;
            recvx = 0;
        }
        buf[(recvx + count++) % buf.length] = value;
    }

    /** Takes the value at the buffer's head. */
    long take() {
        long value = buf[recvx];
        recvx = (recvx + 1) % buf.length;
        count--;
        return value;
    }
}
