package dev.gmpscope.runtime;

/**
 * How a run ended.
 *
 * @param reason  why the model stopped
 * @param time    virtual time, ns
 * @param status  exit status of the program; -1 if it had not ended
 * @param message what Go prints on standard error when the program dies, null if it does not
 */
public record End(Reason reason, long time, int status, String message) {
    /** Why the model stopped. */
    public enum Reason {
        /** The program ended by itself. */
        FINISHED,
        /** The virtual time was up. */
        LIMIT,
        /** The log was full. */
        EVENTS,
        /** There were too many goroutines. */
        GOROUTINES,
        /** Somebody cancelled the run. */
        CANCELLED
    }
}
