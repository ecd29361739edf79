package dev.gmpscope.simulation;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.gmpscope.simulation.Outcome.Reason;
import dev.gmpscope.trace.EventLog;
import dev.gmpscope.trace.imports.ImportedTrace;
import dev.gmpscope.trace.imports.Namer;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.BooleanSupplier;

/** A recorded run of a real program as a run of the house: its log comes from an execution trace instead of the model. */
public final class TraceRun implements Simulation {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String TEACHES = "A run of a real program, from its execution trace. What Go's tracer does not record is shown as not recorded.";

    private final InputStream in;
    private final ImportedTrace trace;
    private final long mostEvents;

    TraceRun(InputStream in, String title, Namer namer, long mostEvents) throws IOException {
        this.in = in;
        this.mostEvents = mostEvents;
        trace = new ImportedTrace(in, title, namer);
    }

    /**
     * Reads the beginning of a trace; the rest is read by {@link #run}.
     *
     * @param title      for people, such as the file's name
     * @param mostEvents of the log
     * @throws IOException with a sentence if it is no trace, or cannot be read
     */
    public static TraceRun open(Path file, String title, long mostEvents) throws IOException {
        InputStream in = new BufferedInputStream(Files.newInputStream(file));
        try {
            return new TraceRun(in, title, Namer.PLAIN, mostEvents);
        } catch (IOException | RuntimeException e) {
            in.close();
            throw e;
        }
    }

    @Override
    public EventLog log() {
        return trace.log();
    }

    @Override
    public JsonNode about() {
        ObjectNode about = JSON.createObjectNode();
        about.put("title", log().header().title()).put("teaches", TEACHES).putNull("idea").putNull("really");
        ObjectNode text = about.putObject("goText").put("main", "");
        text.putObject("files");
        text.putObject("lines");
        text.putObject("ends");
        about.putArray("verdicts");
        return about;
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
