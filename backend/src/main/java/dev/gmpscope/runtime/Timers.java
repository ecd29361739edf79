package dev.gmpscope.runtime;

import java.util.Arrays;

/**
 * The timers of a P: Go's own 4-ary heap, so that timers due at the same instant fire in Go's order (time.go: timers).
 *
 * <p>A timer that is stopped or set to another time stays where it is in the heap, marked (zombie, modified); whoever looks at the heap next
 * when the time has come, or when more than a quarter are zombies, puts it in order.
 */
final class Timers {
    private static final int N = 4;

    /** The heap: each timer and the time under which it stands there. */
    private Timer[] heap = new Timer[4];
    private long[] when = new long[4];
    private int len;
    /** The length that whoever reads the log knows. */
    int told;
    int zombies;
    /** Time of the first in the heap; a lower bound of the times of the modified ones; 0 for none. */
    private long minWhenHeap;
    private long minWhenModified;

    /** When somebody must look at it, 0 for never (time.go: timers.wakeTime). */
    long wakeTime() {
        return minWhenHeap == 0 || minWhenModified != 0 && minWhenModified < minWhenHeap ? minWhenModified : minWhenHeap;
    }

    int len() {
        return len;
    }

    boolean isEmpty() {
        return len == 0;
    }

    Timer first() {
        return heap[0];
    }

    long firstWhen() {
        return when[0];
    }

    /** So many are to be taken out that it is worth the work (time.go: timers.check). */
    boolean manyZombies() {
        return zombies > len / 4;
    }

    /** A timer in the heap has a new time; whether it is the earliest such (time.go: timer.modify, updateMinWhenModified). */
    boolean modified(long due) {
        boolean earliest = minWhenModified == 0 || due < minWhenModified;
        if (earliest) {
            minWhenModified = due;
        }
        return earliest;
    }

    /** (time.go: timers.addHeap) */
    void addHeap(Timer t) {
        if (len == when.length) {
            when = Arrays.copyOf(when, len * 2);
            heap = Arrays.copyOf(heap, len * 2);
        }
        t.ts = this;
        when[len] = t.when;
        heap[len] = t;
        siftUp(len++);
        if (t == heap[0]) {
            updateMinWhenHeap();
        }
    }

    /** (time.go: timers.deleteMin) */
    private void deleteMin() {
        heap[0].ts = null;
        len--;
        if (len > 0) {
            when[0] = when[len];
            heap[0] = heap[len];
        }
        heap[len] = null;
        if (len > 0) {
            siftDown(0);
        }
        updateMinWhenHeap();
        if (len == 0) {
            minWhenModified = 0;
        }
    }

    /** Puts the first timer in order; whether that changed anything (time.go: timer.updateHeap). */
    boolean updateHeap() {
        Timer t = heap[0];
        if (t.has(Timer.ZOMBIE)) {
            t.state &= ~(Timer.HEAPED | Timer.ZOMBIE | Timer.MODIFIED);
            zombies--;
            deleteMin();
            return true;
        }
        if (t.has(Timer.MODIFIED)) {
            t.state &= ~Timer.MODIFIED;
            when[0] = t.when;
            siftDown(0);
            updateMinWhenHeap();
            return true;
        }
        return false;
    }

    /** Takes zombies from the tail, then from the head, until the first timer is in order (time.go: timers.cleanHead). */
    void cleanHead() {
        while (len > 0) {
            if (heap[len - 1].has(Timer.ZOMBIE)) {
                drop(--len);
            } else if (!updateHeap()) {
                return;
            }
        }
    }

    private void drop(int at) {
        Timer t = heap[at];
        t.state &= ~(Timer.HEAPED | Timer.ZOMBIE | Timer.MODIFIED);
        t.ts = null;
        zombies--;
        heap[at] = null;
    }

    /** Puts all timers in order, once one that was modified may be due, or by force (time.go: timers.adjust). */
    void adjust(long now, boolean force) {
        if (!force && (minWhenModified == 0 || minWhenModified > now)) {
            return;
        }
        minWhenModified = 0;
        boolean changed = false;
        for (int i = 0; i < len; i++) {
            Timer t = heap[i];
            if (t.has(Timer.ZOMBIE)) {
                drop(i);
                len--;
                heap[i] = heap[len];
                when[i] = when[len];
                heap[len] = null;
                i--;
                changed = true;
            } else if (t.has(Timer.MODIFIED)) {
                when[i] = t.when;
                t.state &= ~Timer.MODIFIED;
                changed = true;
            }
        }
        if (changed) {
            initHeap();
        }
        updateMinWhenHeap();
    }

    /** Takes over all timers of a P that is no more (time.go: timers.take). */
    void take(Timers other) {
        for (int i = 0; i < other.len; i++) {
            Timer t = other.heap[i];
            other.heap[i] = null;
            t.ts = null;
            if (t.has(Timer.ZOMBIE)) {
                t.state &= ~(Timer.HEAPED | Timer.ZOMBIE | Timer.MODIFIED);
            } else {
                t.state &= ~Timer.MODIFIED;
                addHeap(t);
            }
        }
        other.len = 0;
        other.zombies = 0;
        other.minWhenHeap = 0;
        other.minWhenModified = 0;
    }

    private void updateMinWhenHeap() {
        minWhenHeap = len == 0 ? 0 : when[0];
    }

    private void initHeap() {
        if (len > 1) {
            for (int i = (len - 2) / N; i >= 0; i--) {
                siftDown(i);
            }
        }
    }

    private void siftUp(int at) {
        int i = at;
        long w = when[i];
        Timer t = heap[i];
        while (i > 0) {
            int parent = (i - 1) / N;
            if (w >= when[parent]) {
                break;
            }
            when[i] = when[parent];
            heap[i] = heap[parent];
            i = parent;
        }
        when[i] = w;
        heap[i] = t;
    }

    private void siftDown(int at) {
        int i = at;
        long w = when[i];
        Timer t = heap[i];
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
            heap[i] = heap[child];
            i = child;
        }
        when[i] = w;
        heap[i] = t;
    }
}
