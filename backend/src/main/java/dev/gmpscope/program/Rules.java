package dev.gmpscope.program;

import java.util.List;

/**
 * What differs between Go versions here: the preemption rules. Queues, timers, inlining and GC stay those of the
 * reference runtime, Go {@value #REFERENCE}.
 *
 * @param name     as a scenario writes it
 * @param flags    sysmon asks (preemptone) and function prologues answer: since Go 1.2
 * @param signals  preemptM sends SIGURG and asyncPreempt answers: since Go 1.14
 */
public record Rules(String name, boolean flags, boolean signals) {
    /** The version of Go whose runtime the model is a twin of. */
    public static final String REFERENCE = "1.26";

    private static final int ASYNC_SINCE = 14;
    private static final int NEWEST = 26;

    /** The named rule sets, oldest first; a name between two of them takes the older one's rules. */
    public static final List<Rules> NAMED = List.of(
            new Rules("1.1", false, false),
            new Rules("1.2", true, false),
            new Rules("1.13", true, false),
            new Rules("1.14", true, true),
            new Rules(REFERENCE, true, true));

    /** The rules of a version such as {@code 1.13}; null for a name that is no version from 1.1 to the reference. */
    public static Rules of(String version) {
        if (version == null || !version.matches("1\\.[1-9][0-9]?")) {
            return null;
        }
        int minor = Integer.parseInt(version.substring(2));
        if (minor > NEWEST) {
            return null;
        }
        return new Rules(version, minor >= 2, minor >= ASYNC_SINCE);
    }

    /** The same rules under {@code GODEBUG=asyncpreemptoff=1}. */
    public Rules asyncpreemptoff() {
        return new Rules(name, flags, false);
    }
}
