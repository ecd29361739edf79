package dev.gmpscope.runtime;

import dev.gmpscope.program.SafePoint;

/**
 * Code of the runtime itself that a goroutine runs and that can wait in the middle: starting a garbage collection, stopping the world. Go writes it as
 * straight code; here it is a list of steps, and {@link #pc} says which one comes next. A routine can call another one with {@link #call} and goes on once
 * that is done.
 */
abstract class Routine {
    /** What comes of a step: the next one can be taken at once; the goroutine has to wait, for the clock or for somebody; the routine is over. */
    enum Then { GO_ON, WAIT, DONE }

    /** The next step. */
    int pc;
    /** What goes on when this is done; null for the goroutine's own code. */
    private Routine outer;

    /** Carries out the next step. */
    abstract Then step(M mp, G gp);

    /** What it says to a signal while it waits for the clock. */
    SafePoint at() {
        return SafePoint.RUNTIME;
    }

    /** Goes on with step {@code next}. */
    final Then to(int next) {
        pc = next;
        return Then.GO_ON;
    }

    /** Goes on with step {@code next} when another routine is done. */
    final Then call(G gp, Routine inner, int next) {
        pc = next;
        begin(gp, inner);
        return Then.GO_ON;
    }

    /** Begins a routine on top of what the goroutine is doing. */
    static void begin(G gp, Routine inner) {
        inner.outer = gp.routine;
        gp.routine = inner;
    }

    /** Runs a goroutine's routines; true once none is left. */
    static boolean run(M mp, G gp) {
        while (gp.routine != null) {
            Routine r = gp.routine;
            Then then = r.step(mp, gp);
            if (then == Then.WAIT) {
                return false;
            }
            if (then == Then.DONE) {
                gp.routine = r.outer;
            }
        }
        return true;
    }
}
