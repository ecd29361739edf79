package dev.gmpscope.program;

/**
 * Straight code: segments that run one after another, the whole repeated any number of times. Nothing in it touches
 * the scheduler except its stack checks, so the model needs one agenda entry for all of its rounds: when a signal
 * comes or a guard is poisoned, the segment and the next check follow from the clock.
 *
 * @param end   offset from the start of the round at which each segment ends, ns, strictly rising from segment to segment
 * @param at    what each segment says to a signal: {@link SafePoint} ordinal
 * @param check whether a stack check (function prologue) stands at the start of each segment
 * @param site  index into {@link Program#sites} of each segment
 * @param need  bytes below the entry of the goroutine's function at which each segment's check looks for room
 */
public record Stretch(long[] end, byte[] at, boolean[] check, int[] site, int[] need) {
    /** Length of one round in ns, greater than 0. */
    public long round() {
        return end[end.length - 1];
    }

    /** Segment that holds the offset, 0 ≤ offset &lt; round. */
    public int segmentAt(long offset) {
        int i = 0;
        while (end[i] <= offset) {
            i++;
        }
        return i;
    }

    public long start(int segment) {
        return segment == 0 ? 0 : end[segment - 1];
    }

    public int checksPerRound() {
        int n = 0;
        for (boolean c : check) {
            n += c ? 1 : 0;
        }
        return n;
    }
}
