package dev.gmpscope.fuzz;

import dev.gmpscope.trace.Validator;
import dev.gmpscope.trace.imports.End;
import dev.gmpscope.trace.imports.BrokenTrace;
import dev.gmpscope.trace.imports.ImportedTrace;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.List;

/** The file of an execution trace: refused with a byte and a sentence, or read as far as it is sound; and what was read can be true. */
public final class FuzzTrace {
    private static final int SOME_EVENTS = 20_000;

    private FuzzTrace() {}

    public static void fuzzerTestOneInput(byte[] bytes) throws IOException {
        try {
            ImportedTrace trace = new ImportedTrace(new ByteArrayInputStream(bytes), "fuzz");
            if (trace.read(SOME_EVENTS, () -> false) == End.BROKEN) {
                sentence(trace.problem());
            }
            List<String> wrong = Validator.check(trace.log());
            if (!wrong.isEmpty()) {
                throw new AssertionError("a log that cannot be true: " + wrong);
            }
        } catch (BrokenTrace e) {
            sentence(e.getMessage());
            if (e.offset() < 0 || e.offset() > bytes.length) {
                throw new AssertionError("byte " + e.offset() + " of " + bytes.length, e);
            }
        }
    }

    private static void sentence(String text) {
        if (!text.matches("(?s)At byte \\d+: .+\\.")) {
            throw new AssertionError("no sentence: " + text);
        }
    }
}
