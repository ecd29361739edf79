package dev.gmpscope.trace.imports;

/** Reads the varints and bytes of one batch. */
final class BatchInput {
    private final byte[] data;
    private final long offset;
    int at;

    BatchInput(Batch batch, int at) {
        data = batch.data();
        offset = batch.offset();
        this.at = at;
    }

    boolean more() {
        return at < data.length;
    }

    long offset() {
        return offset + at;
    }

    int read(String what) throws BrokenTrace {
        if (at >= data.length) {
            throw new BrokenTrace(offset(), "the batch ends inside the " + what + ".");
        }
        return data[at++] & 0xff;
    }

    long varint(String what) throws BrokenTrace {
        if (at < data.length && data[at] >= 0) {
            return data[at++];
        }
        long value = 0;
        int start = at;
        for (int shift = 0; shift < 70; shift += 7) {
            int b = read(what);
            value |= (long) (b & 0x7f) << shift;
            if (b < 0x80) {
                if (shift == 63 && b > 1) {
                    break;
                }
                return value;
            }
        }
        throw new BrokenTrace(offset + start, "the " + what + " is a number of more than 64 bits.");
    }

    byte[] bytes(int size, String what) throws BrokenTrace {
        if (size > data.length - at) {
            throw new BrokenTrace(offset(), "the batch ends inside the " + what + ".");
        }
        byte[] bytes = new byte[size];
        System.arraycopy(data, at, bytes, 0, size);
        at += size;
        return bytes;
    }
}
