package dev.gmpscope.bench;

import java.util.Random;

/**
 * Yardstick: the least that deserves the name of a G/M/P simulation. Eight Ps and a thousand Gs; at the end of a slice the P's G goes to the tail of
 * the P's ring and the head of the ring runs for the next slice. One record a slice end, into columns as wide as the model's.
 */
final class ToyLoop {
    private static final int PS = 8;
    private static final int GS = 1000;
    private static final int RING = 256;
    private static final int SLICE_ENDS = 2_000_000;
    private static final int CHUNK = 1 << 14;
    private static final int DRAWS = 1 << 12;

    /** What it records into: one after the other, or always the same one. */
    private static final class Columns {
        final long[] time = new long[CHUNK];
        final byte[] type = new byte[CHUNK];
        final short[] m = new short[CHUNK];
        final short[] p = new short[CHUNK];
        final int[] g = new int[CHUNK];
        final int[] stack = new int[CHUNK];
        final int[] a = new int[CHUNK];
        final int[] b = new int[CHUNK];
        final int[] c = new int[CHUNK];
    }

    private final int[][] rings = new int[PS][RING];
    private final int[] heads = new int[PS];
    private final int[] tails = new int[PS];
    private final int[] running = new int[PS];
    private final long[] slices = new long[DRAWS];
    private final Columns[] log = new Columns[SLICE_ENDS / CHUNK + 1];
    private Columns tail;
    private int count;

    ToyLoop() {
        Random random = new Random(1);
        for (int i = 0; i < DRAWS; i++) {
            slices[i] = 500 + random.nextInt(1000);
        }
        for (int g = 0; g < GS; g++) {
            int p = g % PS;
            rings[p][tails[p]++] = g;
        }
        for (int p = 0; p < PS; p++) {
            running[p] = rings[p][heads[p]++];
        }
    }

    static double unrecorded() {
        return new ToyLoop().run(0);
    }

    static double fresh() {
        return new ToyLoop().run(1);
    }

    private static final Columns WARM = new Columns();

    static double warm() {
        return new ToyLoop().run(2);
    }

    private double run(int recording) {
        BareLoop heap = new BareLoop();
        for (int p = 0; p < PS; p++) {
            heap.add(slices[p], p);
        }
        long before = System.nanoTime();
        for (int i = 0; i < SLICE_ENDS; i++) {
            int p = heap.firstP();
            long now = heap.removeFirst();
            int g = running[p];
            int next = rings[p][heads[p]++ & RING - 1];
            rings[p][tails[p]++ & RING - 1] = g;
            running[p] = next;
            if (recording != 0) {
                record(recording, now, p, g, next);
            }
            heap.add(now + slices[i & DRAWS - 1], p);
        }
        double each = (System.nanoTime() - before) / (double) SLICE_ENDS;
        if (recording == 1 && log[log.length - 1] == null && count != SLICE_ENDS) {
            throw new IllegalStateException("not all was recorded");
        }
        return each;
    }

    private void record(int recording, long now, int p, int g, int next) {
        int i = count & CHUNK - 1;
        if (i == 0) {
            tail = recording == 2 ? WARM : new Columns();
            log[count / CHUNK] = tail;
        }
        Columns k = tail;
        k.time[i] = now;
        k.type[i] = 1;
        k.m[i] = (short) p;
        k.p[i] = (short) p;
        k.g[i] = g;
        k.stack[i] = g & 7;
        k.a[i] = next;
        k.b[i] = 0;
        k.c[i] = 0;
        count++;
    }

    /** The heap of the yardstick with the P in the low bits of the key. */
    private static final class BareLoop {
        private static final int P_BITS = 8;
        private final long[] keys = new long[PS];
        private int size;

        int firstP() {
            return (int) keys[0] & (1 << P_BITS) - 1;
        }

        void add(long time, int p) {
            long key = time << P_BITS | p;
            int i = size++;
            while (i > 0 && keys[(i - 1) >> 2] > key) {
                keys[i] = keys[(i - 1) >> 2];
                i = (i - 1) >> 2;
            }
            keys[i] = key;
        }

        long removeFirst() {
            long first = keys[0];
            long key = keys[--size];
            int i = 0;
            for (int child = 1; child < size; child = 4 * i + 1) {
                int least = child;
                for (int c = child + 1; c < Math.min(child + 4, size); c++) {
                    least = keys[c] < keys[least] ? c : least;
                }
                if (keys[least] >= key) {
                    break;
                }
                keys[i] = keys[least];
                i = least;
            }
            keys[i] = key;
            return first >>> P_BITS;
        }
    }
}
