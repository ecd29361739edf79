package dev.gmpscope.runtime;

import java.util.Arrays;

/**
 * The timers of a P: Go's own 4-ary heap, so that timers due at the same instant fire in Go's order (time.go: timers).
 */
final class Timers {
    private static final int N = 4;

    private long[] when = new long[4];
    private G[] gs = new G[4];
    private int len;

    /** When the first timer is due, 0 for none (time.go: timers.wakeTime). */
    long wakeTime() {
        return len == 0 ? 0 : when[0];
    }

    boolean isEmpty() {
        return len == 0;
    }

    /** (time.go: timers.addHeap) */
    void add(long due, G gp) {
        if (len == when.length) {
            when = Arrays.copyOf(when, len * 2);
            gs = Arrays.copyOf(gs, len * 2);
        }
        when[len] = due;
        gs[len] = gp;
        siftUp(len++);
    }

    /** Takes out the goroutine of the first timer (time.go: timers.deleteMin). */
    G deleteMin() {
        G gp = gs[0];
        len--;
        if (len > 0) {
            when[0] = when[len];
            gs[0] = gs[len];
        }
        gs[len] = null;
        if (len > 0) {
            siftDown(0);
        }
        return gp;
    }

    /** Takes over all timers of a P that is no more (time.go: timers.take). */
    void take(Timers other) {
        for (int i = 0; i < other.len; i++) {
            add(other.when[i], other.gs[i]);
            other.gs[i] = null;
        }
        other.len = 0;
    }

    private void siftUp(int at) {
        int i = at;
        long w = when[i];
        G gp = gs[i];
        while (i > 0) {
            int parent = (i - 1) / N;
            if (w >= when[parent]) {
                break;
            }
            when[i] = when[parent];
            gs[i] = gs[parent];
            i = parent;
        }
        when[i] = w;
        gs[i] = gp;
    }

    private void siftDown(int at) {
        int i = at;
        long w = when[i];
        G gp = gs[i];
        while (true) {
            int left = i * N + 1;
            long least = w;
            int child = -1;
            for (int c = left; c < Math.min(left + N, len); c++) {
                if (when[c] < least) {
                    least = when[c];
                    child = c;
                }
            }
            if (child < 0) {
                break;
            }
            when[i] = when[child];
            gs[i] = gs[child];
            i = child;
        }
        when[i] = w;
        gs[i] = gp;
    }
}
