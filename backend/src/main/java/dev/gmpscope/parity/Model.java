package dev.gmpscope.parity;

import dev.gmpscope.program.Costs;
import dev.gmpscope.program.Rules;
import dev.gmpscope.scenario.ScenarioException;
import dev.gmpscope.simulation.ModelRun;
import dev.gmpscope.simulation.Outcome;
import dev.gmpscope.simulation.Run;
import dev.gmpscope.simulation.Simulation;
import dev.gmpscope.trace.Ev;
import dev.gmpscope.trace.EventLog;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** A twin on the model, under the rules of the real Go; everything that a rule does not decide can be varied. */
final class Model {
    private static final long MOST_EVENTS = 300_000;

    final Twin twin;
    final boolean asyncpreemptoff;
    /** Virtual time at which a run is broken off, ns. */
    final long until;
    private final Map<String, Long> prices = new LinkedHashMap<>();

    private final long mostEvents;

    Model(Twin twin, boolean asyncpreemptoff, long until) {
        this(twin, asyncpreemptoff, until, MOST_EVENTS);
    }

    Model(Twin twin, boolean asyncpreemptoff, long until, long mostEvents) {
        this.mostEvents = mostEvents;
        this.twin = twin;
        this.asyncpreemptoff = asyncpreemptoff;
        this.until = until;
        Costs.TABLE.forEach(row -> prices.put(row.name(), twin.scenario.costs().getOrDefault(row.name(), row.ns())));
    }

    /**
     * A run that went to its end.
     *
     * @param time virtual time of its end, ns
     */
    record Ran(EventLog log, Said said, long time) {}

    /** The run with that phase of schedtick and otherwise as the scenario has it. */
    Ran ran(Integer schedtick) {
        return run(twin.document, null, schedtick);
    }

    /** The run with that seed and otherwise as the scenario has it. */
    Ran seeded(long seed) {
        return run(twin.document, seed, null);
    }

    Said phase(int schedtick) {
        return ran(schedtick).said;
    }

    /** A run with another phase, other chances and other prices. */
    Said varied(int number) {
        return run(twin.jittered(number, prices), (long) number, number).said;
    }

    private Ran run(String document, Long seed, Integer schedtick) {
        try {
            Simulation simulation = ModelRun.prepare(new Run(document, Rules.REFERENCE, null, asyncpreemptoff, seed, schedtick, until, mostEvents, List.of()));
            Outcome outcome = simulation.run(() -> Thread.currentThread().isInterrupted());
            return new Ran(simulation.log(), Said.of(printed(simulation.log()), outcome.message(), outcome.status()), outcome.time());
        } catch (ScenarioException e) {
            throw new IllegalStateException(twin.id + ": " + e.problems(), e);
        }
    }

    static List<String> printed(EventLog log) {
        List<String> lines = new ArrayList<>();
        for (int i = 0; i < log.size(); i++) {
            if (log.type(i) == Ev.PRINTLN) {
                lines.add(log.strings().get(log.a(i)));
            }
        }
        return lines;
    }
}
