package dev.gmpscope.trace.imports;

import java.io.IOException;

/** A trace cannot be read on; what came before this place stands. */
public final class BrokenTrace extends IOException {
    private static final long serialVersionUID = 1;

    private final long offset;

    BrokenTrace(long offset, String sentence) {
        super("At byte " + offset + ": " + sentence);
        this.offset = offset;
    }

    /** The byte of the file at which it shows. */
    public long offset() {
        return offset;
    }
}
