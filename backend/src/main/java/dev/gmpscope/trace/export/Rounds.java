package dev.gmpscope.trace.export;

/**
 * When sysmon goes round while the log has it sleep deeply.
 *
 * <p>With {@code schedtrace} on, sysmon never sleeps deeply, so that it can print at the right time (proc.go: sysmon). A log is of a run without it.
 * Where its sysmon sleeps deeply, nothing runs, so the rounds that it would have made change nothing but its own pace: they are reckoned here by the same rule,
 * each as late as the last one of the log was.
 */
final class Rounds {
    private static final long MIN_DELAY = 20_000;
    private static final long MAX_DELAY = 10_000_000;
    private static final int PATIENCE = 50;
    private static final long NEVER = Long.MAX_VALUE;

    private long slept;
    private long delay = MIN_DELAY;
    private int idle;
    private long late;
    private long next = NEVER;

    /** A round of the log: how long sysmon sleeps after it, and how many rounds in a row it had nothing to do. */
    void tick(long time, long delay, int idle) {
        this.slept = time;
        this.delay = delay;
        this.idle = idle;
    }

    /** Instead of a round the log has a deep sleep. */
    void sleep(long time) {
        late = Math.max(0, time - slept - delay);
        next = time;
    }

    void wake() {
        next = NEVER;
    }

    /** Time of the next round that the log does not have. */
    long next() {
        return next;
    }

    /** That round is over; those before a time at which there is something to print are left out. */
    void advance(long wanted) {
        idle++;
        delay = Math.min(idle > PATIENCE ? delay * 2 : delay, MAX_DELAY);
        next += delay + late;
        if (delay == MAX_DELAY && next < wanted) {
            long step = delay + late;
            next += (wanted - next + step - 1) / step * step;
        }
    }
}
