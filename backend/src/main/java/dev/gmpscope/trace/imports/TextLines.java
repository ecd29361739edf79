package dev.gmpscope.trace.imports;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;

/** The lines of a text with their numbers; of one that is very long the beginning stands for all. */
final class TextLines {
    private static final int LONGEST = 1 << 16;

    private final InputStream in;
    private int number;

    TextLines(InputStream in) {
        this.in = new BufferedInputStream(in);
    }

    /** Of the line last read, from 1. */
    int number() {
        return number;
    }

    /** The next line without its end, null behind the last. */
    String next() throws IOException {
        ByteArrayOutputStream line = new ByteArrayOutputStream();
        int b = in.read();
        if (b < 0) {
            return null;
        }
        number++;
        for (; b >= 0 && b != '\n'; b = in.read()) {
            if (line.size() < LONGEST && b != '\r') {
                line.write(b);
            }
        }
        return line.toString(StandardCharsets.UTF_8);
    }
}
