package dev.gmpscope.runtime;

import dev.gmpscope.program.Func;
import dev.gmpscope.trace.Ev;
import java.util.Objects;

/**
 * defer, panic, recover and Goexit (panic.go).
 *
 * <p>A deferred call is a record in a list of its goroutine, the latest first, each with the frame that deferred it. Three runtime functions take
 * records off that list and call them: deferreturn when a function returns, gopanic, and Goexit. In the model, as in Go, each of them stands on
 * the goroutine's stack above the frame it works for while the deferred function runs above it; so a deferred function is a call like any other,
 * which may block, be preempted, defer and panic. A frame of the runtime has no code of the program: its function is one of the negative numbers
 * below, and whenever it is on top, {@link #step} does one round of its loop.
 *
 * <p>A panic does not unwind the stack: it runs the deferred calls of all frames below it, on top of them. Only once a deferred function that has
 * recovered returns, {@link #recovery} cuts the stack back to the frame that had deferred it, which then returns to its caller. A panic raised
 * meanwhile goes on with what is left of the same list; it takes the older one with it if it is recovered below it, and both are printed if not.
 *
 * <p>recover looks at the stack: it has something to recover only if its caller was called by gopanic itself.
 */
final class Panics {
    static final int GOPANIC = -1;
    static final int GOEXIT = -2;
    static final int DEFERRETURN = -3;
    /** runtime.main, after main.main has returned. */
    static final int MAIN = -4;

    /** What gopanic is called in a list of frames. */
    static final String PANIC = "panic";
    /** Exit status of a program that the runtime ends. */
    private static final int FATAL = 2;
    /** How often main, having returned, lets others run that are panicking. */
    private static final int PATIENCE = 1000;

    private final Rt rt;
    /** (panic.go: runningPanicDefers) */
    private int runningPanicDefers;

    Panics(Rt rt) {
        this.rt = rt;
    }

    /** {@code defer f()} (panic.go: deferproc) */
    void deferproc(M mp, int function, long[] args) {
        G gp = mp.curg;
        gp.defer = new Defer(gp.depth - 1, function, args, gp.defer);
        gp.defers++;
        rt.trace.emit(Ev.DEFERPROC, mp, name(function), gp.defers);
    }

    /** Begins a return that has deferred calls to run first; false if there is none (panic.go: deferreturn). */
    boolean deferreturn(G gp, long result) {
        if (gp.defer == null || gp.defer.frame() != gp.depth - 1) {
            return false;
        }
        enter(gp, DEFERRETURN, rt.trace.stackRow(gp), result);
        return true;
    }

    /** The goroutine panics (panic.go: gopanic). */
    void gopanic(M mp, GoPanic value) {
        G gp = mp.curg;
        rt.trace.emit(Ev.GOPANIC, mp, rt.trace.string(value.getMessage()));
        gp.panic = new Panic(value, gp.panic, gp.depth);
        runningPanicDefers++;
        enter(gp, GOPANIC, rt.trace.runtimeRow(gp, PANIC), 0);
    }

    /** {@code runtime.Goexit()} (panic.go: Goexit) */
    void goexit(M mp) {
        G gp = mp.curg;
        rt.trace.emit(Ev.GOEXIT, mp);
        gp.panic = new Panic(null, gp.panic, gp.depth);
        enter(gp, GOEXIT, rt.trace.runtimeRow(gp, "runtime.Goexit"), 0);
    }

    private void enter(G gp, int runtimeFunction, int row, long value) {
        gp.push(runtimeFunction, row, 1, rt.stack.entry(gp));
        gp.slots[gp.slotBase[gp.depth - 1]] = value;
    }

    /** One round of the runtime function on top of the stack; whether the goroutine goes on at once. */
    boolean step(M mp, G gp) {
        switch (gp.func[gp.depth - 1]) {
            case DEFERRETURN:
                return returning(mp, gp);
            case MAIN:
                return exitMain(mp, gp);
            default:
                return panicking(mp, gp);
        }
    }

    private boolean returning(M mp, G gp) {
        int top = gp.depth - 1;
        if (gp.defer != null && gp.defer.frame() == top - 1) {
            runDefer(mp, gp);
            return true;
        }
        long result = gp.slots[gp.slotBase[top]];
        gp.pop();
        return rt.exec.leave(mp, gp, result);
    }

    /** (panic.go: nextDefer) */
    private boolean panicking(M mp, G gp) {
        Panic p = gp.panic;
        if (p.recovered) {
            recovery(mp, gp);
            return false;
        }
        if (gp.defer != null) {
            p.sp = gp.defer.frame();
            runDefer(mp, gp);
            return true;
        }
        if (p.goexit) {
            rt.proc.goexit0(mp);
        } else {
            fatalpanic(mp, p);
        }
        return false;
    }

    private void runDefer(M mp, G gp) {
        Defer d = gp.defer;
        gp.defer = d.link();
        gp.defers--;
        int by = -1 - gp.func[gp.depth - 1];
        rt.trace.emit(Ev.DEFER_RUN, mp, name(d.function()), by, gp.defers);
        rt.exec.call(gp, d.function(), d.args());
    }

    /** Whether a call of recover stops a panic (panic.go: gorecover). */
    boolean gorecover(M mp) {
        G gp = mp.curg;
        Panic p = gp.panic;
        boolean can = p != null && !p.goexit && !p.recovered && p.frame == gp.depth - 2;
        if (can) {
            p.recovered = true;
        }
        rt.trace.emit(Ev.GORECOVER, mp, can ? rt.trace.string(p.text()) : -1);
        return can;
    }

    /**
     * Back to the frame whose deferred function has recovered, which returns; but not past a Goexit, which starts its loop again
     * (panic.go: recovery).
     */
    private void recovery(M mp, G gp) {
        Panic p = gp.panic;
        int sp = p.sp;
        while (p != null && p.frame > sp && !p.goexit) {
            runningPanicDefers--;
            p = p.link;
        }
        boolean restart = p != null && p.frame > sp;
        int target = restart ? p.frame : sp;
        Panic next = p;
        while (next != null && next.goexit) {
            next = next.link;
        }
        rt.trace.emit(Ev.RECOVERY, mp, gp.depth - 1 - target, next == null ? -1 : rt.trace.string(next.text()));
        gp.panic = p;
        while (gp.depth - 1 > target) {
            gp.pop();
        }
        if (!restart) {
            Func f = rt.program.funcs().get(gp.func[sp]);
            enter(gp, DEFERRETURN, rt.trace.siteRow(gp.callRow[sp], f.site()[f.site().length - 1]), 0);
        }
        rt.next(mp, Step.RUN, rt.now + rt.price.recovery);
    }

    /** main.main has returned: a goroutine that is panicking gets a chance to end the program its way (proc.go: main). */
    boolean mainReturned(M mp, G gp) {
        enter(gp, MAIN, rt.trace.stackRow(gp), 0);
        return exitMain(mp, gp);
    }

    private boolean exitMain(M mp, G gp) {
        if (runningPanicDefers > 0 && gp.slots[gp.slotBase[gp.depth - 1]]++ < PATIENCE) {
            rt.proc.goschedImpl(mp, false);
        } else {
            rt.stretches.flushChecks(mp, gp);
            rt.exit(mp, 0, null);
        }
        return false;
    }

    private int name(int function) {
        return rt.trace.string(rt.program.funcs().get(function).name());
    }

    /** A panic that nothing recovers: its goroutine alone is listed (panic.go: fatalpanic). */
    private void fatalpanic(M mp, Panic p) {
        preprintpanics(p);
        StringBuilder out = new StringBuilder();
        printpanics(out, p, false);
        out.setLength(out.length() - 1);
        die(mp, out);
    }

    /** An error of the program that cannot be recovered (panic.go: fatal). */
    void fatal(M mp, String text) {
        StringBuilder out = new StringBuilder();
        if (mp.curg != null && mp.curg.panic != null) {
            preprintpanics(mp.curg.panic);
            printpanics(out, mp.curg.panic, true);
            out.append('\t');
        }
        die(mp, out.append("fatal error: ").append(text));
    }

    /** A stack has reached its limit: all goroutines are listed (stack.go: newstack; panic.go: throw). */
    void stackOverflow(M mp, long limit) {
        StringBuilder out = new StringBuilder("runtime: goroutine stack exceeds ").append(limit).append("-byte limit\nfatal error: stack overflow");
        rt.traceback.goroutine(out, mp.curg);
        rt.traceback.tracebackothers(out, mp.curg);
        rt.exit(mp, FATAL, out.toString());
    }

    /** (panic.go: preprintpanics) */
    private static void preprintpanics(Panic p) {
        for (Panic x = p; x != null && x.link != null; x = x.link) {
            x.link.repanicked = Objects.equals(x.link.value(), x.value());
        }
    }

    /** @param raw nobody asks the values for their text (panic.go: printpanics) */
    private static void printpanics(StringBuilder out, Panic p, boolean raw) {
        if (p.link != null) {
            printpanics(out, p.link, raw);
            if (p.link.repanicked) {
                return;
            }
            if (!p.link.goexit) {
                out.append('\t');
            }
        }
        if (p.goexit) {
            return;
        }
        out.append("panic: ").append((raw ? p.value.raw : p.text()).replace("\n", "\n\t"))
                .append(!p.recovered ? "" : p.repanicked ? " [recovered, repanicked]" : " [recovered]")
                .append('\n');
    }

    /** Without a goroutine of its own the thread lists them all (panic.go: dopanic_m). */
    private void die(M mp, StringBuilder out) {
        if (mp.curg == null) {
            rt.traceback.tracebackothers(out, null);
        } else {
            rt.traceback.goroutine(out, mp.curg);
        }
        rt.exit(mp, FATAL, out.toString());
    }
}
