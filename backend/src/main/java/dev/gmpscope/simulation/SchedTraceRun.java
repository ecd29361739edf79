package dev.gmpscope.simulation;

import com.fasterxml.jackson.databind.JsonNode;
import dev.gmpscope.simulation.Outcome.Reason;
import dev.gmpscope.trace.EventLog;
import dev.gmpscope.trace.export.SchedTrace;
import dev.gmpscope.trace.imports.SchedTraceText;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.function.BooleanSupplier;
import java.util.function.DoubleSupplier;

/** What schedtrace has printed for a real program, as a run of the house: a log of counters. */
final class SchedTraceRun implements Simulation {
    private static final String TEACHES = "What GODEBUG=schedtrace printed for a real program: numbers at moments. What happened between two of them nobody recorded.";

    private final InputStream in;
    private final DoubleSupplier share;
    private final SchedTraceText read;
    private final long mostEvents;

    SchedTraceRun(InputStream in, DoubleSupplier share, String title, long mostEvents) {
        this.in = in;
        this.share = share;
        this.read = new SchedTraceText(in, title);
        this.mostEvents = mostEvents;
    }

    @Override
    public double share() {
        return share.getAsDouble();
    }

    @Override
    public EventLog log() {
        return read.log();
    }

    @Override
    public JsonNode about() {
        return Recording.about(log().header().title(), TEACHES);
    }

    @Override
    public Outcome run(BooleanSupplier cancelled) {
        try (in) {
            return switch (read.read(mostEvents, cancelled)) {
                case WHOLE -> outcome(Reason.FINISHED, "The text ends here." + foreign());
                case BROKEN -> outcome(Reason.LIMIT, "The text cannot be read on. " + read.problem() + " What was read stands.");
                case FULL -> outcome(Reason.LIMIT, "Stopped at the limit of " + mostEvents + " events; the text goes on.");
                case STOPPED -> outcome(Reason.CANCELLED, "The reading was cancelled; what was read stands.");
            };
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private String foreign() {
        return read.foreign() == 0 ? "" : " Lines that are not of schedtrace were left out: " + read.foreign() + ".";
    }

    private Outcome outcome(Reason reason, String sentence) {
        return new Outcome(reason, sentence, log().size(), read.time(), -1, null, List.of(), List.of());
    }

    @Override
    public boolean printed(SchedTrace.Sink sink) {
        for (SchedTraceText.Print print : read.prints()) {
            if (!sink.take(print.seq(), print.time(), false, print.text())) {
                break;
            }
        }
        return true;
    }
}
