package dev.gmpscope.fuzz;

import dev.gmpscope.scenario.Problem;
import dev.gmpscope.scenario.ScenarioException;
import dev.gmpscope.simulation.BadRun;
import dev.gmpscope.simulation.Ceilings;
import dev.gmpscope.simulation.ModelRun;
import dev.gmpscope.simulation.Outcome;
import dev.gmpscope.simulation.Run;
import dev.gmpscope.simulation.Simulation;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** A document: refused with places and sentences, or it compiles, is explained, and runs to an end. */
public final class FuzzScenario {
    private static final long SOME_EVENTS = 2_000;
    private static final long LONGEST_MS = 10_000;
    private static final Ceilings CEILINGS = new Ceilings(10_000, 1_000, 256, 3_600_000_000_000L, SOME_EVENTS);

    private FuzzScenario() {}

    public static void fuzzerTestOneInput(byte[] bytes) {
        String document = new String(bytes, StandardCharsets.UTF_8);
        try {
            Simulation simulation = ModelRun.prepare(new Run(document, null, null, null, null, null, null, SOME_EVENTS, List.of()), CEILINGS);
            simulation.warnings().forEach(FuzzScenario::check);
            simulation.about();
            long end = System.currentTimeMillis() + LONGEST_MS;
            Outcome outcome = simulation.run(() -> System.currentTimeMillis() > end);
            if (outcome.reason() == Outcome.Reason.CANCELLED || outcome.reason() == Outcome.Reason.ERROR || outcome.sentence().isBlank()) {
                throw new AssertionError(outcome.toString());
            }
        } catch (ScenarioException e) {
            if (e.problems().isEmpty()) {
                throw new AssertionError("refused without a problem", e);
            }
            e.problems().forEach(FuzzScenario::check);
        } catch (BadRun e) {
            if (e.getMessage().isBlank()) {
                throw new AssertionError("refused without a sentence", e);
            }
        }
    }

    private static void check(Problem problem) {
        if (problem.line() < 1 || problem.column() < 1 || !problem.path().startsWith("$") || problem.sentence().isBlank()) {
            throw new AssertionError(problem.toString());
        }
    }
}
