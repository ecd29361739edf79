package dev.gmpscope.engine;

import java.util.Arrays;

/**
 * The list of future actions: a 4-ary heap on one {@code long[]} of keys and one {@code long[]} of payloads.
 *
 * <p>The order is total and never depends on anything but the calls made: by time, then by serial number, so that of two
 * actions at the same instant the one added first comes first. Time takes the high 43 bits of a key (2.4 hours of
 * nanoseconds) and the serial number the low 20, so one comparison orders both; when the serial numbers of
 * an agenda run out the pending ones are numbered afresh in their order.
 */
public final class Agenda {
    /** Latest time that an action can have, ns: about 2.4 hours. */
    public static final long MAX_TIME = (1L << 43) - 1;

    private static final int SERIAL_BITS = 20;
    private static final long SERIALS = 1L << SERIAL_BITS;

    private long[] keys = new long[64];
    private long[] payloads = new long[64];
    private int size;
    private long serial;

    public boolean isEmpty() {
        return size == 0;
    }

    public int size() {
        return size;
    }

    /** Time of the first action, {@link Long#MAX_VALUE} of an empty agenda. */
    public long firstTime() {
        return size == 0 ? Long.MAX_VALUE : keys[0] >>> SERIAL_BITS;
    }

    /** Payload of the first action; the agenda must not be empty. */
    public long firstPayload() {
        return payloads[0];
    }

    /** Adds an action; a time past {@link #MAX_TIME} counts as that. */
    public void add(long time, long payload) {
        if (serial == SERIALS) {
            renumber();
        }
        if (size == keys.length) {
            keys = Arrays.copyOf(keys, size * 2);
            payloads = Arrays.copyOf(payloads, size * 2);
        }
        siftUp(size++, Math.min(time, MAX_TIME) << SERIAL_BITS | serial++, payload);
    }

    /** Takes the first action out; the agenda must not be empty. */
    public void removeFirst() {
        long key = keys[--size];
        long payload = payloads[size];
        if (size > 0) {
            siftDown(key, payload);
        }
    }

    private void siftUp(int at, long key, long payload) {
        int i = at;
        while (i > 0) {
            int parent = (i - 1) >> 2;
            if (keys[parent] <= key) {
                break;
            }
            keys[i] = keys[parent];
            payloads[i] = payloads[parent];
            i = parent;
        }
        keys[i] = key;
        payloads[i] = payload;
    }

    private void siftDown(long key, long payload) {
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
            payloads[i] = payloads[least];
            i = least;
        }
        keys[i] = key;
        payloads[i] = payload;
    }

    /** Gives the pending actions the serial numbers 0, 1, … in their order. Amortised over a million additions. */
    private void renumber() {
        int n = size;
        long[] times = new long[n];
        long[] inOrder = new long[n];
        for (int i = 0; i < n; i++) {
            times[i] = firstTime();
            inOrder[i] = firstPayload();
            removeFirst();
        }
        serial = 0;
        for (int i = 0; i < n; i++) {
            add(times[i], inOrder[i]);
        }
    }
}
