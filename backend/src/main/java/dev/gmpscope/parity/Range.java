package dev.gmpscope.parity;

import java.util.function.LongFunction;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;

/**
 * Something that no rule decides, measured: the model must lie among the real runs.
 *
 * @param id    names it
 * @param title what is measured, for people
 * @param twin  the program
 * @param late  the same one, whose main begins so many ns later
 * @param off   asyncpreemptoff=1
 * @param unit  of the value: ns, % or nothing
 * @param of    the measure
 */
record Range(String id, String title, Twin twin, LongFunction<Twin> late, boolean off, String unit, ToDoubleFunction<Clocked> of) {
    /** How long after sysmon main.main begins on the real Go: 0.18 to 0.37 ms, the 5th and 95th percentile of 40 programs. */
    private static final long EARLIEST_NS = 180_000;
    /** Two goroutines that hand a value to and fro write 50,000 events a ms. */
    private static final long MOST_EVENTS = 5_000_000;
    private static final long STEP_NS = 19_000;
    private static final int STARTS = 11;

    /** What the model gives: the median over programs that start a little later each and have other seeds, since where sysmon stands then is chance. */
    double model() {
        double[] values = IntStream.range(0, STARTS).mapToDouble(k -> one(late.apply(EARLIEST_NS + k * STEP_NS), k + 1)).sorted().toArray();
        return values[STARTS / 2];
    }

    private double one(Twin later, long seed) {
        return of.applyAsDouble(Clocked.of(new Model(later, off, later.scenario.until(), MOST_EVENTS).seeded(seed).log()));
    }
}
