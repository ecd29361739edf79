package dev.gmpscope.trace;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;

/**
 * A stretch of an event log as one binary batch: each column in the narrowest width that holds it, see section 4 of
 * docs/contracts.md. One encoder belongs to one thread.
 */
public final class BatchEncoder {
    /** First word of a batch, "GMP1" read as bytes. */
    public static final int MAGIC = 0x31504d47;
    /** Events of the largest batch. */
    public static final int MOST = 1 << 16;
    /** Bytes before the columns. */
    public static final int HEAD = 24 + 9 * 8;

    private static final int COLUMNS = 9;
    private static final long LONGEST = 0xffffffffL;

    private final int[][] columns = new int[COLUMNS][];
    private final int[] widths = new int[COLUMNS];
    private final int[] bases = new int[COLUMNS];
    private int capacity;

    /** The end of the batch that starts at {@code from}: {@code to}, or sooner where its time would not fit. */
    public static int end(EventLog log, int from, int to) {
        long last = log.time(from) + LONGEST;
        if (log.time(to - 1) <= last) {
            return to;
        }
        int low = from + 1;
        int high = to - 1;
        while (low < high) {
            int middle = low + high >>> 1;
            if (log.time(middle) <= last) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low;
    }

    /** The events {@code from} (inclusive) to {@code to} (exclusive); they must fit, see {@link #end}. */
    public ByteBuffer encode(EventLog log, int from, int to) {
        int count = to - from;
        long baseTime = log.time(from);
        read(log, from, count, baseTime);
        int bytes = HEAD;
        for (int k = 0; k < COLUMNS; k++) {
            measure(k, count);
            bytes += padded(count * widths[k]);
        }
        byte[] array = new byte[bytes];
        head(ByteBuffer.wrap(array).order(ByteOrder.LITTLE_ENDIAN), count, from, baseTime);
        int at = HEAD;
        for (int k = 0; k < COLUMNS; k++) {
            write(array, at, columns[k], count, widths[k], bases[k]);
            at += padded(count * widths[k]);
        }
        return ByteBuffer.wrap(array).asReadOnlyBuffer();
    }

    private void head(ByteBuffer to, int count, int from, long baseTime) {
        to.putInt(MAGIC).putInt(count).putDouble(from).putDouble(baseTime);
        for (int k = 0; k < COLUMNS; k++) {
            to.putInt(widths[k]).putInt(bases[k]);
        }
    }

    private void read(EventLog log, int from, int count, long baseTime) {
        if (capacity < count) {
            capacity = count;
            Arrays.setAll(columns, k -> new int[count]);
        }
        log.copy(from, count, baseTime, columns);
    }

    /** Finds the narrowest width; time is unsigned and starts at its base. */
    private void measure(int k, int count) {
        int[] column = columns[k];
        int min = column[0];
        int max = column[0];
        int flip = k == 0 ? Integer.MIN_VALUE : 0;
        for (int i = 1; i < count; i++) {
            min = (column[i] ^ flip) < (min ^ flip) ? column[i] : min;
            max = (column[i] ^ flip) > (max ^ flip) ? column[i] : max;
        }
        long range = max - min & LONGEST;
        widths[k] = range == 0 ? 0 : range < 1 << 8 ? 1 : range < 1 << 16 ? 2 : 4;
        bases[k] = widths[k] == 4 ? 0 : min;
    }

    private static int padded(int bytes) {
        return bytes + 3 & ~3;
    }

    private static void write(byte[] to, int at, int[] column, int count, int width, int base) {
        switch (width) {
            case 0 -> { }
            case 1 -> {
                for (int i = 0; i < count; i++) {
                    to[at + i] = (byte) (column[i] - base);
                }
            }
            case 2 -> {
                for (int i = 0, o = at; i < count; i++, o += 2) {
                    int v = column[i] - base;
                    to[o] = (byte) v;
                    to[o + 1] = (byte) (v >>> 8);
                }
            }
            default -> ByteBuffer.wrap(to, at, count * 4).order(ByteOrder.LITTLE_ENDIAN).asIntBuffer().put(column, 0, count);
        }
    }
}
