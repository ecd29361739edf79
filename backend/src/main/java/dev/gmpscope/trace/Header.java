package dev.gmpscope.trace;

import java.util.List;

/**
 * What a log is and what it holds.
 *
 * @param format          1
 * @param source          {@code model}, or what made it
 * @param reference       version of Go whose runtime it is, for example {@code 1.26}
 * @param title           for people
 * @param rules           preemption rules
 * @param asyncpreemptoff as in GODEBUG
 * @param gomaxprocs      at the start
 * @param seed            of the run's generator
 * @param schedtick       phase of schedtick at the start
 * @param until           limit in virtual ns
 * @param records         what the log holds, see {@link #EVERYTHING}
 */
public record Header(int format, String source, String reference, String title, String rules, boolean asyncpreemptoff,
                     int gomaxprocs, long seed, int schedtick, long until, List<String> records) {
    public static final int FORMAT = 1;

    /** All that a log can hold, as the model's does. */
    public static final List<String> EVERYTHING = List.of("queues", "threads", "sysmon", "flags", "signals", "checks",
            "objects", "timers", "output", "positions", "panics", "commands");

    /** What a text of schedtrace has, and no other log. */
    public static final String COUNTERS = "counters";

    /** The schedtick at which P p begins: one that is made later begins at 0. */
    public int schedtickOf(int p) {
        return p < gomaxprocs ? schedtick : 0;
    }
}
