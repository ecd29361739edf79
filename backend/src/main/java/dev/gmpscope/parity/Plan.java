package dev.gmpscope.parity;

/**
 * How a twin is run under one setting.
 *
 * @param model   it on the model
 * @param endless whether it never ends by itself, so far as the model ran
 * @param limitMs when the harness ends the real program
 * @param costMs  what a real run is expected to take
 */
record Plan(Model model, boolean endless, long limitMs, long costMs) {
    private static final long MS = 1_000_000;
    /** A program that ends is given time, since the machine may be busy. */
    private static final long PATIENCE_MS = 10_000;
    private static final long SLACK = 10;
    /** A program that the scenario breaks off is watched longer than the scenario does: it may end after all. */
    private static final long LONGER = 3;
    private static final long LEAST_ENDLESS_MS = 300;
    /** Starting a process and reading what it said. */
    private static final long START_MS = 5;

    static Plan of(Twin twin, boolean asyncpreemptoff) {
        long until = Math.max(LONGER * twin.scenario.until(), LEAST_ENDLESS_MS * MS);
        Model model = new Model(twin, asyncpreemptoff, until);
        Model.Ran ran = model.ran(null);
        boolean endless = ran.said().status() < 0;
        long ms = ran.time() / MS;
        return new Plan(model, endless, endless ? until / MS : SLACK * ms + PATIENCE_MS, START_MS + (endless ? until / MS : ms));
    }
}
