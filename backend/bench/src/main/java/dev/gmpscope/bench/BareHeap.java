package dev.gmpscope.bench;

/** Yardstick: a 4-ary heap on one {@code long[]}, time and serial number packed in one key, and nothing else. */
final class BareHeap {
    private static final int SERIAL_BITS = 20;
    private static final long SERIALS = (1L << SERIAL_BITS) - 1;

    private final long[] keys;
    private int size;
    private long serial;

    BareHeap(int capacity) {
        keys = new long[capacity];
    }

    void add(long time) {
        long key = time << SERIAL_BITS | serial++ & SERIALS;
        int i = size++;
        while (i > 0) {
            int parent = (i - 1) >> 2;
            if (keys[parent] <= key) {
                break;
            }
            keys[i] = keys[parent];
            i = parent;
        }
        keys[i] = key;
    }

    /** Takes the first key out and returns its time. */
    long removeFirst() {
        long first = keys[0];
        long key = keys[--size];
        int i = 0;
        while (true) {
            int child = 4 * i + 1;
            if (child >= size) {
                break;
            }
            int least = child;
            int last = Math.min(child + 4, size);
            for (int c = child + 1; c < last; c++) {
                if (keys[c] < keys[least]) {
                    least = c;
                }
            }
            if (keys[least] >= key) {
                break;
            }
            keys[i] = keys[least];
            i = least;
        }
        keys[i] = key;
        return first >>> SERIAL_BITS;
    }
}
