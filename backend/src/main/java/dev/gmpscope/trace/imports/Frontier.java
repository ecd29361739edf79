package dev.gmpscope.trace.imports;

import java.util.Arrays;
import java.util.Comparator;

/** The next event of each thread, the earliest on top: a heap. */
final class Frontier {
    private static final Comparator<Cursor> EARLIEST = Comparator.comparingLong(cursor -> cursor.time);

    private Cursor[] heap = new Cursor[8];
    private int size;

    int size() {
        return size;
    }

    Cursor get(int i) {
        return heap[i];
    }

    void add(Cursor cursor) {
        if (size == heap.length) {
            heap = Arrays.copyOf(heap, size * 2);
        }
        heap[size] = cursor;
        up(size++);
    }

    /** The cursor there has gone on. */
    void moved(int i) {
        if (up(i) == i) {
            down(i);
        }
    }

    /** The cursor there has come to its end: it goes up whatever its time is, and the last takes the place on top. */
    void remove(int i) {
        Cursor gone = heap[i];
        int at = i;
        while (at > 0) {
            heap[at] = heap[(at - 1) / 2];
            at = (at - 1) / 2;
        }
        heap[0] = gone;
        heap[0] = heap[--size];
        heap[size] = null;
        down(0);
    }

    /** Brings all in the order of time; a sorted heap is a heap. */
    void sort() {
        Arrays.sort(heap, 0, size, EARLIEST);
    }

    private int up(int from) {
        int i = from;
        while (i > 0 && heap[(i - 1) / 2].time > heap[i].time) {
            swap(i, (i - 1) / 2);
            i = (i - 1) / 2;
        }
        return i;
    }

    private void down(int from) {
        int i = from;
        while (true) {
            int least = i;
            for (int child = 2 * i + 1; child <= 2 * i + 2 && child < size; child++) {
                least = heap[child].time < heap[least].time ? child : least;
            }
            if (least == i) {
                return;
            }
            swap(i, least);
            i = least;
        }
    }

    private void swap(int i, int k) {
        Cursor cursor = heap[i];
        heap[i] = heap[k];
        heap[k] = cursor;
    }
}
