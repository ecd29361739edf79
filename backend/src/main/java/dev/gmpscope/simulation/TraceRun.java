package dev.gmpscope.simulation;

import com.fasterxml.jackson.databind.JsonNode;
import dev.gmpscope.simulation.Outcome.Reason;
import dev.gmpscope.trace.EventLog;
import dev.gmpscope.trace.imports.ImportedTrace;
import dev.gmpscope.trace.imports.Namer;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.function.BooleanSupplier;
import java.util.function.DoubleSupplier;

/** A recorded run of a real program as a run of the house: its log comes from an execution trace instead of the model. */
public final class TraceRun implements Simulation {
    private static final String TEACHES = "A run of a real program, from its execution trace. What Go's tracer does not record is shown as not recorded.";

    private final InputStream in;
    private final DoubleSupplier share;
    private final ImportedTrace trace;
    private final long mostEvents;

    TraceRun(InputStream in, DoubleSupplier share, String title, Namer namer, long mostEvents) throws IOException {
        this.in = in;
        this.share = share;
        this.mostEvents = mostEvents;
        trace = new ImportedTrace(in, title, namer);
    }

    @Override
    public double share() {
        return share.getAsDouble();
    }

    @Override
    public EventLog log() {
        return trace.log();
    }

    @Override
    public JsonNode about() {
        return Recording.about(log().header().title(), TEACHES);
    }

    @Override
    public Outcome run(BooleanSupplier cancelled) {
        try (in) {
            ImportedTrace.End end = trace.read(mostEvents, cancelled);
            return switch (end) {
                case WHOLE -> outcome(Reason.FINISHED, "The trace ends here.");
                case BROKEN -> outcome(Reason.LIMIT, "The trace cannot be read on. " + trace.problem() + " What was read stands.");
                case FULL -> outcome(Reason.LIMIT, "Stopped at the limit of " + mostEvents + " events; the trace goes on.");
                case STOPPED -> outcome(Reason.CANCELLED, "The reading was cancelled; what was read stands.");
            };
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Outcome outcome(Reason reason, String sentence) {
        int count = log().size();
        return new Outcome(reason, sentence, count, count == 0 ? 0 : log().time(count - 1), -1, null, List.of(), List.of());
    }
}
