package dev.gmpscope.fuzz;

import dev.gmpscope.trace.Validator;
import dev.gmpscope.trace.imports.End;
import dev.gmpscope.trace.imports.SchedTraceText;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.List;

/** A text with lines of schedtrace: what is broken has a line and a sentence, what was read before it stands, and can be true. */
public final class FuzzSchedTrace {
    private static final int SOME_EVENTS = 20_000;

    private FuzzSchedTrace() {}

    public static void fuzzerTestOneInput(byte[] bytes) throws IOException {
        SchedTraceText text = new SchedTraceText(new ByteArrayInputStream(bytes), "fuzz");
        End end = text.read(SOME_EVENTS, () -> false);
        if (end == End.BROKEN && !text.problem().matches("(?s)Line \\d+: .+\\.")) {
            throw new AssertionError("no sentence: " + text.problem());
        }
        List<String> wrong = Validator.check(text.log());
        if (!wrong.isEmpty()) {
            throw new AssertionError("a log that cannot be true: " + wrong);
        }
        int before = -1;
        for (SchedTraceText.Print print : text.prints()) {
            if (print.seq() < before || print.seq() >= text.log().size() || print.time() > text.time()) {
                throw new AssertionError("a print out of place: " + print);
            }
            before = print.seq();
        }
    }
}
