package dev.gmpscope.parity;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.gmpscope.simulation.Library;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The model says what the real Go 1.26 said when it was recorded ({@code parity --record}). */
class RecordedTest {
    private static final Recorded RECORDED = Recorded.load();

    record Case(Twin twin, boolean off, Recorded.Entry entry) {
        @Override
        public String toString() {
            return twin.id + (off ? " asyncpreemptoff=1" : "");
        }
    }

    /** Lessons that changed since, or are new, have no entry that is theirs, and are left to the next recording. */
    static Stream<Case> recorded() throws Exception {
        Library library = Library.load();
        Stream.Builder<Case> cases = Stream.builder();
        for (Library.Entry entry : library.entries()) {
            Twin twin = new Twin(entry.id(), library.document(entry.id()));
            for (boolean off : List.of(false, true)) {
                cases.add(new Case(twin, off, RECORDED.of(twin, off)));
            }
        }
        Orders.twins(true).forEach(twin -> cases.add(new Case(twin, false, RECORDED.of(twin, false))));
        return cases.build().filter(c -> c.entry != null);
    }

    @Test
    void everyOrderIsRecordedWithItsFortyRuns() {
        for (Twin twin : Orders.twins(true)) {
            Recorded.Entry entry = RECORDED.of(twin, false);
            assertTrue(entry != null && entry.told().runs() >= Outcomes.ENOUGH, () -> twin + " is not recorded: run parity --record");
        }
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("recorded")
    void theModelSaysWhatGoSaid(Case c) {
        Model model = Plan.of(c.twin, c.off).model();
        Comparison comparison = new Comparison(c.twin, c.off, Decided.by(model), c.entry.told());
        assertTrue(comparison.holds(), () -> comparison.line() + "\n" + comparison.difference());
    }

    static Stream<Spread> measured() {
        return Ranges.all().stream().map(RECORDED::of).filter(Objects::nonNull);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("measured")
    void theModelLiesAmongTheRealRuns(Spread spread) {
        assertTrue(spread.holds(), spread::line);
    }

    @Test
    void everyRangeIsRecordedWithItsThirtyRuns() {
        for (Range range : Ranges.all()) {
            Spread spread = RECORDED.of(range);
            assertTrue(spread != null && spread.values().size() >= Spread.RUNS, () -> range.id() + " is not recorded: run parity --record range");
        }
    }

    @Test
    void whatIsFoldedUnfoldsToTheSame() {
        List<String> lines = List.of("9", "0", "1", "2", "x", "007", "008", "5", "4", "-1", "0");
        assertEquals(List.of("9", "0..2", "x", "007", "008", "5", "4", "-1", "0"), Numbers.fold(lines));
        assertEquals(lines, Numbers.unfold(Numbers.fold(lines)));
    }
}
