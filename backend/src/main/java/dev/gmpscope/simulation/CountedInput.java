package dev.gmpscope.simulation;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;

/** A file of which it is known how much has been read. */
final class CountedInput extends FilterInputStream {
    private final long size;
    private volatile long read;

    CountedInput(InputStream in, long size) {
        super(in);
        this.size = size;
    }

    /** From 0 to 1; 1 of an empty file. */
    double share() {
        return size == 0 ? 1 : Math.min(1, (double) read / size);
    }

    @Override
    public int read() throws IOException {
        int b = super.read();
        read += b < 0 ? 0 : 1;
        return b;
    }

    @Override
    public int read(byte[] to, int from, int length) throws IOException {
        int n = super.read(to, from, length);
        read += Math.max(0, n);
        return n;
    }

    @Override
    public long skip(long n) throws IOException {
        long skipped = super.skip(n);
        read += skipped;
        return skipped;
    }

    @Override
    public boolean markSupported() {
        return false;
    }
}
