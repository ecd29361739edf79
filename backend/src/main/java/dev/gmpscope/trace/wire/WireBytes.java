package dev.gmpscope.trace.wire;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** Bytes that are being written: single ones, texts, and unsigned varints (seven bits a byte, the lowest first). */
public final class WireBytes {
    private byte[] bytes = new byte[256];
    private int size;

    public int size() {
        return size;
    }

    public void clear() {
        size = 0;
    }

    public WireBytes put(int b) {
        room(1);
        bytes[size++] = (byte) b;
        return this;
    }

    public WireBytes varint(long value) {
        room(10);
        long rest = value;
        while ((rest & ~0x7fL) != 0) {
            bytes[size++] = (byte) (rest | 0x80);
            rest >>>= 7;
        }
        bytes[size++] = (byte) rest;
        return this;
    }

    /** A length and as many bytes of UTF-8. */
    public WireBytes text(String text) {
        return block(text.getBytes(StandardCharsets.UTF_8));
    }

    /** A length and so many bytes. */
    public WireBytes block(byte[] block) {
        varint(block.length);
        return copy(block, block.length);
    }

    /** Those bytes, without their length. */
    public WireBytes raw(WireBytes other) {
        return copy(other.bytes, other.size);
    }

    private WireBytes copy(byte[] from, int length) {
        room(length);
        System.arraycopy(from, 0, bytes, size, length);
        size += length;
        return this;
    }

    public byte[] toArray() {
        return Arrays.copyOf(bytes, size);
    }

    public void to(OutputStream out) throws IOException {
        out.write(bytes, 0, size);
    }

    private void room(int more) {
        if (size + more > bytes.length) {
            bytes = Arrays.copyOf(bytes, Math.max(bytes.length * 2, size + more));
        }
    }
}
