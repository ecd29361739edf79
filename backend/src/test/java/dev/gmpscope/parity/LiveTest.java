package dev.gmpscope.parity;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.gmpscope.program.Rules;
import dev.gmpscope.simulation.Library;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** The same with the go on the path, where there is one: what rules decide on one P. */
class LiveTest {
    private final StringWriter said = new StringWriter();

    private Harness harness() throws Exception {
        Harness harness = Harness.open(new PrintWriter(said, true), new PrintWriter(said, true));
        assumeTrue(harness != null, "skipped: no go on the path; install Go 1.26 to compare with it");
        assumeTrue(harness.version().startsWith("go" + Rules.REFERENCE), "skipped: " + harness.version() + " is not Go " + Rules.REFERENCE);
        return harness;
    }

    /** A busy machine can disturb a run; what differs twice is no accident. */
    @Test
    void lessonsAndOrdersOnOnePAreTheSame() throws Exception {
        try (Harness harness = harness()) {
            Library library = Library.load();
            List<Twin> twins = new ArrayList<>();
            for (Library.Entry entry : library.entries()) {
                Twin twin = new Twin(entry.id(), library.document(entry.id()));
                if (twin.scenario.gomaxprocs() == 1) {
                    twins.add(twin);
                }
            }
            twins.addAll(Orders.twins(false));
            List<Comparison> comparisons = harness.compare(twins, false);
            assertFalse(comparisons.isEmpty());
            List<Twin> again = comparisons.stream().filter(c -> !c.holds()).map(Comparison::twin).distinct().toList();
            assertTrue(again.isEmpty() || harness.compare(again, true).stream().allMatch(Comparison::holds), said::toString);
        }
    }

    /** A model that says something else must be noticed: here the scenario is another than the program that was built. */
    @Test
    void aDifferenceIsFound() throws Exception {
        try (Harness harness = harness()) {
            assertFalse(harness.differs(new Twin("a", program("one")), new Twin("a", program("one"))), said::toString);
            assertTrue(harness.differs(new Twin("a", program("one")), new Twin("a", program("two"))), said::toString);
            assertTrue(said.toString().contains("printed 1: model two, Go one"), said::toString);
        }
    }

    private static String program(String text) {
        return "{\"format\": 1, \"title\": \"t\", \"funcs\": {\"main\": [{\"println\": \"" + text + "\"}]}}";
    }

    @Test
    void aProcessIsEndedAtItsLimitAndNothingIsLeft() throws Exception {
        Path directory;
        try (Workshop workshop = new Workshop()) {
            directory = workshop.directory();
            assertEquals(new RealRun(-1, List.of("begins")), workshop.run(directory, List.of("sh", "-c", "echo begins; printf half; sleep 60"), Map.of(), 300));
        }
        assertFalse(Files.exists(directory));
    }
}
