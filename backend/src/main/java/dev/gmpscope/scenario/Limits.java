package dev.gmpscope.scenario;

/** How large a scenario may be. */
final class Limits {
    /** Longest single operation, ns: one hour. */
    static final long DURATION = 3_600_000_000_000L;
    /** Largest number written in a scenario. */
    static final long NUMBER = 1_000_000_000_000L;
    static final int OPERATIONS = 10_000;
    /** How deep operations may be nested. */
    static final int DEEPEST = 32;
    static final long ROUNDS = 1_000_000_000L;
    static final int FUNCS = 1000;
    /** Elements of a slice. */
    static final int ELEMENTS = 10_000;
    /** Arguments of a function. */
    static final int ARGS = 8;

    private Limits() {}
}
