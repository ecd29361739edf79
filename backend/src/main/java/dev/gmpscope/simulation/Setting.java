package dev.gmpscope.simulation;

import dev.gmpscope.program.Rules;
import dev.gmpscope.scenario.Scenario;
import dev.gmpscope.scenario.Show;
import dev.gmpscope.trace.Header;

/**
 * What a run value and its document make together.
 *
 * @param rules preemption rules by name; the switch has not been applied to them
 * @param off   asyncpreemptoff
 */
record Setting(Rules rules, boolean off, int gomaxprocs, long seed, int schedtick, long until, boolean asWritten) {
    private static final int MOST_PROCS = 256;
    private static final int MOST_SCHEDTICK = 1_000_000;

    /** What the value says, and where it says nothing, the document. */
    static Setting of(Run run, Scenario scenario) {
        Rules rules = Rules.of(or(run.rules(), scenario.rules()));
        if (rules == null) {
            throw new BadRun("rules", "\"" + run.rules() + "\" is no version of Go from 1.1 to " + Rules.REFERENCE + ".");
        }
        int gomaxprocs = or(run.gomaxprocs(), scenario.gomaxprocs());
        int schedtick = or(run.schedtick(), scenario.schedtick());
        long until = or(run.until(), scenario.until());
        range("gomaxprocs", gomaxprocs, 1, MOST_PROCS);
        range("schedtick", schedtick, 0, MOST_SCHEDTICK);
        range("until", until, 1, Long.MAX_VALUE);
        range("maxEvents", run.eventLimit(), 1, Integer.MAX_VALUE);
        boolean asWritten = run.commands().isEmpty() && gomaxprocs == scenario.gomaxprocs() && schedtick == scenario.schedtick() && until == scenario.until();
        return new Setting(rules, or(run.asyncpreemptoff(), scenario.asyncpreemptoff()), gomaxprocs,
                or(run.seed(), scenario.seed()), schedtick, until, asWritten);
    }

    private static <T> T or(T chosen, T written) {
        return chosen == null ? written : chosen;
    }

    private static void range(String key, long value, long least, long most) {
        if (value < least || value > most) {
            throw new BadRun(key, key + " must be between " + least + " and " + most + ".");
        }
    }

    /** The rules with the switch applied. */
    Rules effective() {
        return off ? rules.asyncpreemptoff() : rules;
    }

    /** Whether a claim is about this setting: made for these preemption rules, and nothing else was changed. */
    boolean isMeantBy(Show show, Scenario scenario) {
        Rules meant = Rules.of(or(show.under(), scenario.rules()));
        Rules theirs = or(show.asyncpreemptoff(), scenario.asyncpreemptoff()) ? meant.asyncpreemptoff() : meant;
        return asWritten && theirs.flags() == effective().flags() && theirs.signals() == effective().signals();
    }

    /** The header of the run's log. */
    Header header(String title) {
        return new Header(Header.FORMAT, "model", Rules.REFERENCE, title, rules.name(), off, gomaxprocs, seed, schedtick,
                until, Header.EVERYTHING);
    }
}
