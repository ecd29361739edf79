package dev.gmpscope.simulation;

import java.util.List;

/**
 * How a run ended, and what its log showed.
 *
 * @param reason   why it ended
 * @param sentence the same for people
 * @param count    events of the log
 * @param time     virtual time, ns
 * @param status   exit status of the program, -1 if it had not ended
 * @param message  what Go prints on standard error when the program dies, null if it does not
 * @param shows    the lesson's claims
 * @param chapters the lesson's moments, in the order of time
 */
public record Outcome(Reason reason, String sentence, int count, long time, int status, String message,
                      List<Shown> shows, List<Chapter> chapters) {
    /** Why a run ended. */
    public enum Reason { FINISHED, LIMIT, ERROR, CANCELLED }

    /**
     * A claim of the lesson and whether the log bears it out.
     *
     * @param says the claim in words
     * @param ok   whether it holds; null: it is not about these rules
     * @param seq  the event that decided it, -1 none
     */
    public record Shown(String says, Boolean ok, int seq) {}

    /**
     * A moment worth a look.
     *
     * @param seq  its event
     * @param time virtual time, ns
     * @param say  what there is to see
     */
    public record Chapter(int seq, long time, String say) {}

    /** The same run, stopped by a limit. */
    public Outcome limited(String why) {
        return new Outcome(Reason.LIMIT, why, count, time, status, message, shows, chapters);
    }

    /** A run that broke through a fault of this program. */
    public static Outcome broken(int count, long time) {
        return new Outcome(Reason.ERROR, "The simulation broke off: this is a fault of gmpscope, not of the scenario.",
                count, time, -1, null, List.of(), List.of());
    }
}
