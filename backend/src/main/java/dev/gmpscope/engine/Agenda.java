package dev.gmpscope.engine;

import java.util.Arrays;

/**
 * The list of future actions: a 4-ary heap on one {@code long[]} of keys and one {@code long[]} of payloads.
 *
 * <p>The order is total and never depends on anything but the calls made: by time, then by serial number, so that of two
 * actions at the same instant the one added first comes first. Time takes the high 43 bits of a key (2.4 hours of
 * nanoseconds) and the serial number the low 20, so one comparison orders both; when the serial numbers of
 * an agenda run out the pending ones are numbered afresh in their order.
 *
 * <p>Who takes an action out most often adds another one before looking for the next. So taking one out leaves a hole at the top, into which the next
 * one added sinks: one walk through the heap instead of two.
 */
public final class Agenda {
    /** Latest time that an action can have, ns: about 2.4 hours. */
    public static final long MAX_TIME = (1L << 43) - 1;

    private static final int SERIAL_BITS = 20;
    private static final long SERIALS = 1L << SERIAL_BITS;

    private long[] keys = new long[64];
    private long[] payloads = new long[64];
    /** Places in use, with the one at the top when that is a hole. */
    private int size;
    private boolean hole;
    private long serial;

    public boolean isEmpty() {
        return size() == 0;
    }

    public int size() {
        return hole ? size - 1 : size;
    }

    /** Time of the first action, {@link Long#MAX_VALUE} of an empty agenda. */
    public long firstTime() {
        if (!hole) {
            return size == 0 ? Long.MAX_VALUE : keys[0] >>> SERIAL_BITS;
        }
        return size == 1 ? Long.MAX_VALUE : keys[leastChild(0)] >>> SERIAL_BITS;
    }

    /** Payload of the first action; the agenda must not be empty. */
    public long firstPayload() {
        fillHole();
        return payloads[0];
    }

    /** Adds an action; a time past {@link #MAX_TIME} counts as that. */
    public void add(long time, long payload) {
        if (serial == SERIALS) {
            renumber();
        }
        long key = Math.min(time, MAX_TIME) << SERIAL_BITS | serial++;
        if (hole) {
            hole = false;
            siftDown(key, payload);
            return;
        }
        if (size == keys.length) {
            keys = Arrays.copyOf(keys, size * 2);
            payloads = Arrays.copyOf(payloads, size * 2);
        }
        siftUp(size++, key, payload);
    }

    /** Takes the first action out; the agenda must not be empty. */
    public void removeFirst() {
        fillHole();
        hole = true;
    }

    /** Nothing was added since the first action was taken out: the last one closes the gap. */
    private void fillHole() {
        if (hole) {
            hole = false;
            size--;
            if (size > 0) {
                siftDown(keys[size], payloads[size]);
            }
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
        while (4 * i + 1 < size) {
            int least = leastChild(i);
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

    /** Of a place that has any. Four children are compared by arithmetic on keys, which are never negative: the way down cannot be predicted. */
    private int leastChild(int i) {
        long[] k = keys;
        int first = 4 * i + 1;
        if (first + 4 <= size) {
            long left = k[first + 1] - k[first];
            long right = k[first + 3] - k[first + 2];
            long halves = k[first + 2] + (right & right >> 63) - k[first] - (left & left >> 63);
            return first + (int) ((left >>> 63 & ~(halves >> 63)) + ((2 + (right >>> 63)) & halves >> 63));
        }
        int least = first;
        for (int c = first + 1; c < size; c++) {
            least = k[c] < k[least] ? c : least;
        }
        return least;
    }

    /** Gives the pending actions the serial numbers 0, 1, … in their order. Amortised over a million additions. */
    private void renumber() {
        int n = size();
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
