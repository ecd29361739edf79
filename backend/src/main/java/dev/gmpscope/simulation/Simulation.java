package dev.gmpscope.simulation;

import com.fasterxml.jackson.databind.JsonNode;
import dev.gmpscope.scenario.Problem;
import dev.gmpscope.trace.EventLog;
import dev.gmpscope.trace.export.SchedTrace;
import java.util.List;
import java.util.function.BooleanSupplier;

/** A run that is ready to go: its log, still empty, can be followed from the start while it grows. */
public interface Simulation {
    /** The log that {@link #run} fills. */
    EventLog log();

    /** Title, lesson, Go text and the compiler's verdicts, as a page gets them. */
    JsonNode about();

    /** What is odd in the document though it is a scenario, in its order. */
    default List<Problem> warnings() {
        return List.of();
    }

    /** How much of what it is read from has been read, from 0 to 1; less than 0: it is read from nothing. */
    default double share() {
        return -1;
    }

    /** Hands on what schedtrace has printed where that is what was recorded; false where it is not. */
    default boolean printed(SchedTrace.Sink sink) {
        return false;
    }

    /** Runs to the end on the caller's thread; once only. */
    Outcome run(BooleanSupplier cancelled);
}
