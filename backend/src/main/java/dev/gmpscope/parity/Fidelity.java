package dev.gmpscope.parity;

import java.util.List;

/**
 * How true the model is, as figures: what {@code docs/fidelity.md} and the page show.
 *
 * @param go       the real Go that was asked
 * @param measured on what the measures were taken
 * @param rules    each rule of the runtime, and what its comparisons gave
 * @param measures each measure beside its real runs
 * @param programs each program under each setting
 * @param left     what is simplified or left out
 */
record Fidelity(String go, String measured, List<Rule> rules, List<Measure> measures, List<Program> programs, List<Left> left) {
    /**
     * A rule.
     *
     * @param functions of Go's runtime that it is in, as "file: function"
     * @param test      the test class of this project that holds it
     * @param gave      what the comparisons gave, a sentence each
     * @param holds     whether none of them fails
     */
    record Rule(String rule, List<String> functions, String test, List<String> gave, boolean holds) {}

    /** A measure; all but the first are for people. */
    record Measure(String id, String title, String setting, String model, String low, String median, String high, String width, boolean weak, int runs, boolean holds) {}

    /**
     * A program under one setting.
     *
     * @param how    how far rules decide what it says
     * @param runs   real runs
     * @param unlike those that said what the model does not
     */
    record Program(String id, String setting, String how, int runs, int unlike, boolean holds) {}

    /** Something simplified or left out, and why or how. */
    record Left(String what, String why) {}
}
