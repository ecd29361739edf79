package dev.gmpscope.trace;

import java.util.Arrays;

/**
 * A table of a log: rows are only added, by one writer; any thread may read the rows below {@link #size()}.
 */
public final class Rows<T> {
    private volatile Object[] rows = new Object[16];
    private volatile int size;

    public int size() {
        return size;
    }

    @SuppressWarnings("unchecked")
    public T get(int row) {
        return (T) rows[row];
    }

    /** Adds a row and returns its number. */
    public int add(T row) {
        int at = size;
        if (at == rows.length) {
            rows = Arrays.copyOf(rows, at * 2);
        }
        rows[at] = row;
        size = at + 1;
        return at;
    }
}
