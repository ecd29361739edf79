package dev.gmpscope.simulation;

import dev.gmpscope.scenario.GoDuration;

/**
 * What a run may cost whoever computes it for others; 0 is no limit.
 *
 * @param operations of the document
 * @param goroutines that exist or have existed
 * @param procs      GOMAXPROCS at the start
 * @param until      virtual time, ns
 * @param events     of the log
 */
public record Ceilings(long operations, long goroutines, long procs, long until, long events) {
    /** For one's own machine. */
    public static final Ceilings NONE = new Ceilings(0, 0, 0, 0, 0);

    void check(Setting setting, Run run, long operations) {
        range("document", "The scenario has " + operations + " operations", operations, this.operations, "operations");
        range("gomaxprocs", "GOMAXPROCS is " + setting.gomaxprocs(), setting.gomaxprocs(), procs, "");
        range("until", "The run is to last " + GoDuration.text(setting.until()), setting.until(), until, null);
        range("maxEvents", "The run is to have " + run.eventLimit() + " events", run.maxEvents() == null ? 0 : run.maxEvents(), events, "events");
    }

    private static void range(String key, String is, long value, long most, String unit) {
        if (most > 0 && value > most) {
            String limit = unit == null ? GoDuration.text(most) : (most + " " + unit).strip();
            throw new TooMuch(key, is + "; this server allows at most " + limit + ".");
        }
    }

    /** The number of events at which a run stops. */
    long eventLimit(Run run) {
        return events > 0 ? Math.min(events, run.eventLimit()) : run.eventLimit();
    }
}
