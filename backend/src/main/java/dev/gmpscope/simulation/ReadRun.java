package dev.gmpscope.simulation;

import com.fasterxml.jackson.databind.JsonNode;
import dev.gmpscope.simulation.Outcome.Reason;
import dev.gmpscope.trace.imports.End;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.function.BooleanSupplier;
import java.util.function.DoubleSupplier;

/** What was recorded of a real program, as a run of the house: its log grows while the recording is read. */
abstract class ReadRun implements Simulation {
    private final InputStream in;
    private final DoubleSupplier share;
    private final long mostEvents;
    private final String what;
    private final String teaches;

    /**
     * @param in      closed when all is read
     * @param share   how much of it has been read, 0 to 1, negative if nobody knows
     * @param what    a word for what is read
     * @param teaches a sentence for people
     */
    ReadRun(InputStream in, DoubleSupplier share, long mostEvents, String what, String teaches) {
        this.in = in;
        this.share = share;
        this.mostEvents = mostEvents;
        this.what = what;
        this.teaches = teaches;
    }

    abstract End read(long mostEvents, BooleanSupplier stop) throws IOException;

    /** What is wrong with it; null if nothing is. */
    abstract String problem();

    /** The time to which the log goes, ns. */
    abstract long time();

    /** A further sentence about what was read whole, after a space; empty for none. */
    String remark() {
        return "";
    }

    @Override
    public double share() {
        return share.getAsDouble();
    }

    @Override
    public JsonNode about() {
        return Recording.about(log().header().title(), teaches);
    }

    @Override
    public Outcome run(BooleanSupplier cancelled) {
        try (in) {
            return switch (read(mostEvents, cancelled)) {
                case WHOLE -> outcome(Reason.FINISHED, "The " + what + " ends here." + remark());
                case BROKEN -> outcome(Reason.LIMIT, "The " + what + " cannot be read on. " + problem() + " What was read stands.");
                case FULL -> outcome(Reason.LIMIT, "Stopped at the limit of " + mostEvents + " events; the " + what + " goes on.");
                case STOPPED -> outcome(Reason.CANCELLED, "The reading was cancelled; what was read stands.");
            };
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Outcome outcome(Reason reason, String sentence) {
        return new Outcome(reason, sentence, log().size(), time(), -1, null, List.of(), List.of());
    }
}
