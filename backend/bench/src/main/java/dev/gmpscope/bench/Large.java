package dev.gmpscope.bench;

import dev.gmpscope.simulation.Outcome;
import dev.gmpscope.simulation.Simulation;
import dev.gmpscope.trace.Validator;

/** Runs that are large in one way each, through the validator: that they work, and how long they take. */
final class Large {
    private static final String ALL_AT_ONCE = Model.YIELDS.replace("\"for\":1000", "\"for\":10000").replace("\"gomaxprocs\":8", "\"gomaxprocs\":256");

    private Large() {}

    static void measure() {
        run("10,000,000 events", Model.YIELDS, 10_000_000);
        run("10,000 goroutines, 1,000,000 events", Model.YIELDS.replace("\"for\":1000", "\"for\":10000"), 1_000_000);
        run("10,000 goroutines preempted, 1,000,000 events", Model.PREEMPTED.replace("\"for\":1000", "\"for\":10000"), 1_000_000);
        run("10,000 goroutines, 256 Ps, 10,000,000 events", ALL_AT_ONCE, 10_000_000);
        run("256 Ps, 1,000,000 events", Model.PING_PONG.replace("\"gomaxprocs\":8", "\"gomaxprocs\":256"), 1_000_000);
        run("256 Ps preempted, 1,000,000 events", Model.PREEMPTED.replace("\"gomaxprocs\":8", "\"gomaxprocs\":256"), 1_000_000);
    }

    private static void run(String name, String document, long events) {
        Simulation simulation = Model.prepare(Model.of(document, events));
        long before = System.nanoTime();
        Outcome outcome = simulation.run(() -> false);
        double took = (System.nanoTime() - before) / 1e9;
        before = System.nanoTime();
        int broken = Validator.check(simulation.log()).size();
        System.out.printf("  %-48s %6.2f s, %d events, %.3f s of virtual time; the validator finds %d faults in %.2f s%n", name, took, outcome.count(),
                outcome.time() / 1e9, broken, (System.nanoTime() - before) / 1e9);
    }
}
