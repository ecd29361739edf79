package dev.gmpscope.runtime;

/** A channel (chan.go: hchan). */
final class Obj {
    /** Row in the log's objects table. */
    final int row;
    final int dataqsiz;
    final WaitQ recvq = new WaitQ();
    final WaitQ sendq = new WaitQ();
    /** Values in the buffer. */
    int count;
    /** The values in the buffer, from {@code recvx} on. */
    private long[] buf = new long[4];
    private int recvx;
    boolean closed;
    /** The timer that feeds the channel; null if none does (hchan.timer). Of a variable that is a timer: null before it is made. */
    Timer timer;
    /** Whether it stands for a variable that is a timer or ticker. */
    boolean needsTimer;

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
