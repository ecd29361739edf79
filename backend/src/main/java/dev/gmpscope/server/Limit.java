package dev.gmpscope.server;

import dev.gmpscope.simulation.TooMuch;
import java.util.Locale;

/** What the server lets anybody use up, each a flag of the command line. */
public enum Limit {
    DOCUMENT(256, 1024, "KiB", "size of a scenario"),
    TRACE(256, 65_536, "MiB", "size of an execution trace that a page sends"),
    OPERATIONS(10_000, 10_000, "operations", "operations of a scenario"),
    GOROUTINES(200_000, 5_000_000, "goroutines", "goroutines that a run starts"),
    PROCS(256, 256, "Ps", "GOMAXPROCS at the start of a run"),
    VIRTUAL_TIME(3600, 3600, "s", "virtual time of a run"),
    EVENTS(5_000_000, 50_000_000, "events", "events of a run"),
    RUN_TIME(60, 86_400, "s", "computing that a run may take"),
    READ_TIME(600, 86_400, "s", "computing that the reading of an execution trace may take"),
    RUN_MEMORY(50, 80, "percent", "share of the heap that all runs together may take"),
    RUNS(64, 10_000, "runs", "runs that are under way at once; all get their turn"),
    SESSIONS(1000, 100_000, "viewers", "viewers at once"),
    MESSAGES(200, 1_000_000, "messages", "messages a second from one viewer");

    final long standard;
    final long most;
    final String unit;
    final String says;

    Limit(long standard, long most, String unit, String says) {
        this.standard = standard;
        this.most = most;
        this.unit = unit;
        this.says = says;
    }

    /** The limit that a run value is over, by the key that asks for too much. */
    static Limit of(TooMuch asked) {
        return switch (asked.key()) {
            case "document" -> OPERATIONS;
            case "gomaxprocs" -> PROCS;
            case "until" -> VIRTUAL_TIME;
            default -> EVENTS;
        };
    }

    /** As a flag, {@code --max-run-time}. */
    public String flag() {
        return "--max-" + id();
    }

    String id() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** Value of the flag when it is not given. */
    public long standard() {
        return standard;
    }

    /** What the flag limits, with its unit. */
    public String help() {
        return "Limit: " + says + ", in " + unit + " (1 to " + most + "; default: " + standard + ").";
    }

    public String unit() {
        return unit;
    }
}
