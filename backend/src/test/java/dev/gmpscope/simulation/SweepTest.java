package dev.gmpscope.simulation;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.gmpscope.scenario.RandomScenario;
import dev.gmpscope.trace.EventLog;
import dev.gmpscope.trace.Validator;
import java.util.List;
import org.junit.jupiter.api.Test;

/**
 * Random small programs over all operations, through the validator. A failure prints the document; more seeds:
 * {@code mvn test -Dtest=SweepTest -Dsweep.seeds=10000}.
 */
class SweepTest {
    private static final int SEEDS = Integer.getInteger("sweep.seeds", 400);
    private static final long EVENTS = 60_000;

    @Test
    void no_random_program_breaks_an_invariant_or_gives_two_logs() {
        for (int seed = 0; seed < SEEDS; seed++) {
            Run run = program(seed);
            EventLog log = Documents.log(run);
            String reproduce = "seed " + seed + ":\n" + run.document();
            assertEquals(List.of(), Validator.check(log), reproduce);
            if (seed % 20 == 0) {
                assertEquals(Lessons.text(log), Lessons.text(Documents.log(run)), reproduce);
            }
        }
    }

    static Run program(int seed) {
        return new Run(RandomScenario.document(seed), null, null, null, null, null, null, EVENTS, List.of());
    }
}
