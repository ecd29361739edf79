package dev.gmpscope.trace.imports;

import java.io.IOException;
import java.io.InputStream;

/** The bytes of a file with their offsets. */
final class TraceInput {
    private static final int BUFFER = 1 << 16;
    private static final int LONGEST = 10;

    private final InputStream in;
    private final byte[] buffer = new byte[BUFFER];
    private int at;
    private int end;
    /** The offset of what stands at the buffer's beginning. */
    private long base;

    TraceInput(InputStream in) {
        this.in = in;
    }

    long offset() {
        return base + at;
    }

    /** The next byte, -1 at the end of the file. */
    int read() throws IOException {
        if (at == end && !fill()) {
            return -1;
        }
        return buffer[at++] & 0xff;
    }

    private boolean fill() throws IOException {
        base += end;
        at = 0;
        end = Math.max(in.read(buffer, 0, BUFFER), 0);
        return end > 0;
    }

    /** A varint of what is named. */
    long varint(String what) throws IOException {
        long start = offset();
        long value = 0;
        for (int i = 0; i < LONGEST; i++) {
            int b = read();
            if (b < 0) {
                throw new BrokenTrace(start, "the file ends inside the " + what + "; it has probably been cut off.");
            }
            value |= (long) (b & 0x7f) << 7 * i;
            if (b < 0x80) {
                if (i == LONGEST - 1 && b > 1) {
                    break;
                }
                return value;
            }
        }
        throw new BrokenTrace(start, "the " + what + " is a number of more than 64 bits.");
    }

    /** So many bytes. */
    byte[] bytes(int size, String what) throws IOException {
        long start = offset();
        byte[] bytes = new byte[size];
        int have = 0;
        while (have < size) {
            if (at == end && !fill()) {
                throw new BrokenTrace(start, "the file ends after " + have + " of the " + size + " bytes of the " + what + "; it has probably been cut off.");
            }
            int part = Math.min(size - have, end - at);
            System.arraycopy(buffer, at, bytes, have, part);
            at += part;
            have += part;
        }
        return bytes;
    }
}
