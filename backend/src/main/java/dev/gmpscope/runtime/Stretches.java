package dev.gmpscope.runtime;

import dev.gmpscope.program.Op;
import dev.gmpscope.program.SafePoint;
import dev.gmpscope.program.Stretch;
import dev.gmpscope.trace.Ev;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Runs straight code without chopping it up.
 *
 * <p>A stretch may be an endless loop of two nanoseconds a round with a stack check in each. Nothing happens in it that
 * concerns the scheduler until a guard is poisoned or a signal comes; so it takes one agenda entry, for its end, and
 * everything else follows from arithmetic: which segment runs at an instant, how many checks were passed up to it, when the
 * next one comes. Whoever poisons the guard calls {@link #poisoned}, which moves the entry to the next check.
 *
 * <p>Passed checks. Millions of checks are passed in a slice; a log of them would be useless and large. An event
 * StackCheckPassed therefore stands for all checks that the goroutine passed since the one before it, and is written at a
 * check at which at least {@code checkEvents} (50 µs) have gone by since then: at teaching scale, where rounds take
 * longer, each check is an event; a fast loop makes 20 a millisecond, with the exact count in each. Whatever is left is written
 * when the goroutine stops, blocks or is hit, so no check is ever uncounted.
 */
final class Stretches {
    private static final SafePoint[] SAFE_POINTS = SafePoint.values();
    private static final long NEVER = Long.MAX_VALUE;

    private final Rt rt;
    private final Stretch[] stretches;
    private final long[][] checkAt;
    /** How far below its function's entry each of these checks looks, and the furthest of a stretch. */
    private final int[][] needs;
    private final int[] mostNeed;
    private final long[] round;

    Stretches(Rt rt) {
        this.rt = rt;
        List<Stretch> all = rt.program.stretches();
        stretches = all.toArray(new Stretch[0]);
        checkAt = new long[stretches.length][];
        needs = new int[stretches.length][];
        mostNeed = new int[stretches.length];
        round = all.stream().mapToLong(Stretch::round).toArray();
        for (int i = 0; i < stretches.length; i++) {
            checkAt[i] = checks(stretches[i]);
            needs[i] = needs(stretches[i]);
            mostNeed[i] = IntStream.of(needs[i]).max().orElse(0);
        }
    }

    private static int[] needs(Stretch s) {
        return IntStream.range(0, s.check().length).filter(i -> s.check()[i]).map(i -> s.need()[i]).toArray();
    }

    private static long[] checks(Stretch s) {
        long[] at = new long[s.checksPerRound()];
        int n = 0;
        for (int i = 0; i < s.check().length; i++) {
            if (s.check()[i]) {
                at[n++] = s.start(i);
            }
        }
        return at;
    }

    /** Begins a stretch, which is under the goroutine's pc; true if it is over and the goroutine goes on at once. */
    boolean begin(M mp, G gp, int stretch, long rounds) {
        if (rounds < 1 && rounds != Op.FOREVER) {
            gp.pc[gp.depth - 1]++;
            return true;
        }
        gp.inStretch = true;
        gp.stretch = stretch;
        gp.stretchRounds = rounds;
        gp.stretchStart = rt.now;
        gp.stretchRan = 0;
        gp.checksDone = 0;
        return go(mp, gp);
    }

    /** Goes on with the stretch in which the goroutine was stopped. */
    boolean resume(M mp, G gp) {
        gp.stretchStart = rt.now - gp.stretchRan;
        return go(mp, gp);
    }

    /** Runs the stretch from now on; true once it is over, false while the M has to wait for something. */
    boolean go(M mp, G gp) {
        int s = gp.stretch;
        long end = end(gp, s);
        gp.growsAt = growsAt(gp, s);
        while (true) {
            long wake = nextStop(gp, s, end);
            if (wake > rt.now && !rt.advance(wake)) {
                rt.next(mp, Step.RUN, wake);
                return false;
            }
            if (rt.now >= end) {
                passAll(gp, s);
                gp.inStretch = false;
                gp.pc[gp.depth - 1]++;
                return true;
            }
            if (!atCheck(mp, gp, s)) {
                return false;
            }
        }
    }

    /** The next check at which the stack is too small. */
    private long growsAt(G gp, int s) {
        if (checkAt[s].length == 0 || !Stack.tooSmall(gp, mostNeed[s])) {
            return NEVER;
        }
        long check = gp.checksDone;
        while (!Stack.tooSmall(gp, need(s, check))) {
            check++;
        }
        return check;
    }

    private int need(int s, long check) {
        return needs[s][(int) (check % needs[s].length)];
    }

    private long end(G gp, int s) {
        long rounds = gp.stretchRounds;
        return rounds == Op.FOREVER ? NEVER : gp.stretchStart + rounds * round[s];
    }

    private long checkTime(G gp, int s, long check) {
        long[] at = checkAt[s];
        return gp.stretchStart + check / at.length * round[s] + at[(int) (check % at.length)];
    }

    /** When the M has to look up: at the end; before, at the next check if the guard is poisoned, else when passed checks are due to be told. */
    private long nextStop(G gp, int s, long end) {
        if (checkAt[s].length == 0) {
            return end;
        }
        if (gp.poisoned) {
            return Math.min(end, Math.max(rt.now, checkTime(gp, s, gp.checksDone)));
        }
        long due = gp.lastCheckEvent + rt.price.checkEvents;
        if (gp.growsAt == NEVER) {
            return due >= end ? end : Math.min(end, checkTime(gp, s, firstCheckFrom(gp, s, due)));
        }
        return Math.min(end, checkTime(gp, s, Math.min(gp.growsAt, firstCheckFrom(gp, s, due))));
    }

    /** The first check, not yet evaluated, at or after a time. */
    private long firstCheckFrom(G gp, int s, long time) {
        long check = gp.checksDone;
        long behind = time - checkTime(gp, s, check);
        if (behind <= 0) {
            return check;
        }
        int perRound = checkAt[s].length;
        check += Math.max(0, behind / round[s] - 1) * perRound;
        while (checkTime(gp, s, check) < time) {
            check++;
        }
        return check;
    }

    /** Counts the checks before a time as passed. */
    private void pass(G gp, int s, long before) {
        if (checkAt[s].length == 0) {
            return;
        }
        long check = firstCheckFrom(gp, s, before);
        gp.checksPassed += check - gp.checksDone;
        gp.checksDone = check;
    }

    /** Counts the checks of all rounds as passed. */
    private void passAll(G gp, int s) {
        long all = gp.stretchRounds * checkAt[s].length;
        gp.checksPassed += all - gp.checksDone;
        gp.checksDone = all;
    }

    /** At a prologue; false if the goroutine stops here. */
    private boolean atCheck(M mp, G gp, int s) {
        pass(gp, s, rt.now);
        boolean grows = gp.checksDone == gp.growsAt;
        if (gp.poisoned) {
            flushChecks(mp, gp);
            rt.trace.emit(Ev.STACK_CHECK_HIT, mp);
            SafePoint at = safePoint(gp);
            if (!at.refusesCheck()) {
                gp.stretchRan = rt.now - gp.stretchStart;
                rt.next(mp, Step.NEWSTACK, rt.now + rt.price.newstack);
                return false;
            }
            rt.preempt.refuseCheck(mp, gp, at);
        } else if (!grows) {
            gp.checksPassed++;
            tellChecks(mp, gp);
        }
        if (grows) {
            flushChecks(mp, gp);
            gp.stretchRan = rt.now - gp.stretchStart;
            rt.stack.newstack(mp, gp, need(s, gp.checksDone));
            return false;
        }
        gp.checksDone++;
        return true;
    }

    private void tellChecks(M mp, G gp) {
        rt.trace.emit(Ev.STACK_CHECK_PASSED, mp, (int) Math.min(gp.checksPassed, Integer.MAX_VALUE));
        gp.checksPassed = 0;
        gp.lastCheckEvent = rt.now;
    }

    /** Writes the checks that are passed and not yet told. */
    void flushChecks(M mp, G gp) {
        if (gp.checksPassed > 0) {
            tellChecks(mp, gp);
        }
    }

    /** The guard of a running goroutine is poisoned now: its next check stops it. */
    void poisoned(M mp, G gp) {
        if (gp.inStretch && mp.step == Step.RUN) {
            int s = gp.stretch;
            pass(gp, s, rt.now);
            rt.next(mp, Step.RUN, nextStop(gp, s, end(gp, s)));
        }
    }

    /** The signal handler takes some of the goroutine's time; then it goes on. */
    void interrupted(M mp, G gp, long handler) {
        int s = gp.stretch;
        pass(gp, s, rt.now);
        gp.stretchStart += handler;
        rt.next(mp, Step.RUN, Math.max(rt.now + handler, nextStop(gp, s, end(gp, s))));
    }

    /** The goroutine is stopped where it is. */
    void stop(G gp) {
        pass(gp, gp.stretch, rt.now);
        gp.stretchRan = rt.now - gp.stretchStart;
    }

    /** What the instruction under the goroutine's pc says to a signal. */
    SafePoint safePoint(G gp) {
        return SAFE_POINTS[stretches[gp.stretch].at()[segment(gp)]];
    }

    private int segment(G gp) {
        int s = gp.stretch;
        Stretch stretch = stretches[s];
        long ran = gp.m == null ? gp.stretchRan : Math.max(0, rt.now - gp.stretchStart);
        long rounds = gp.stretchRounds;
        if (rounds != Op.FOREVER && ran >= rounds * round[gp.stretch]) {
            return stretch.end().length - 1;
        }
        return stretch.segmentAt(ran % round[gp.stretch]);
    }

    /** Site of the goroutine's current instruction. */
    int site(G gp) {
        if (gp.inStretch) {
            return stretches[gp.stretch].site()[segment(gp)];
        }
        return gp.site;
    }
}
