package dev.gmpscope.compiler;

import dev.gmpscope.scenario.Function;
import dev.gmpscope.scenario.Operation;
import dev.gmpscope.scenario.Scenario;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Which functions begin with a stack check (cmd/internal/obj/x86/obj6.go: preprocess, stacksplit).
 *
 * <p>A check is the first thing a function does: its prologue compares the stack pointer with {@code g.stackguard0} and calls
 * {@code morestack} if it lies below. That is how a stack grows; and since whoever wants a goroutine to stop writes a guard that no stack
 * pointer can pass, {@code stackPreempt}, it is also how a goroutine is stopped cooperatively, with no instruction spent on
 * asking. So a call is a safe-point exactly if the function called has a check.
 *
 * <p>The compiler leaves the check out where a function cannot overflow the stack by itself: it is marked go:nosplit, or no CALL
 * is left in it after inlining and its frame is smaller than 128 bytes (StackSmall: every guard keeps that much in reserve). A
 * channel operation, println, a go statement, a map write, and the slow path of Lock are CALLs; arithmetic and loops are not. And a
 * call that was inlined is no call at all: its prologue is gone.
 */
final class Checks {
    /** abi.StackSmall */
    static final int STACK_SMALL = 128;

    private final Scenario scenario;
    private final Inliner inliner;
    private final Map<String, Boolean> leaves = new LinkedHashMap<>();

    Checks(Scenario scenario, Inliner inliner) {
        this.scenario = scenario;
        this.inliner = inliner;
    }

    boolean has(Function f) {
        return !f.nosplit() && (f.frameBytes() >= STACK_SMALL || !leaf(f));
    }

    /** How far below its function's entry a prologue looks: what the frame needs beyond the reserve (obj6.go: stacksplit). */
    static int below(int frame) {
        return Math.max(0, frame - STACK_SMALL);
    }

    String reason(Function f) {
        if (f.nosplit()) {
            return "no check: it is marked go:nosplit";
        }
        if (!leaf(f)) {
            return "check: a call is left in it after inlining";
        }
        if (f.frameBytes() >= STACK_SMALL) {
            return "check: its frame of " + f.frameBytes() + " bytes is not under " + STACK_SMALL;
        }
        return f.frameBytes() == 0 ? "no check: a leaf that needs no frame"
                : "no check: a leaf with a frame of " + f.frameBytes() + " bytes, under " + STACK_SMALL;
    }

    /** Whether no CALL instruction is left in a function. */
    private boolean leaf(Function f) {
        Boolean known = leaves.get(f.name());
        if (known == null) {
            leaves.put(f.name(), false); // a function that calls itself is never a leaf
            known = leaf(f.body());
            leaves.put(f.name(), known);
        }
        return known;
    }

    private boolean leaf(List<Operation> body) {
        return !Walk.any(body, op -> op instanceof Operation.Call c
                ? c.callee().literal() || !inliner.inlines(c.callee().func()) || !leaf(scenario.funcs().get(c.callee().func()))
                : calls(op));
    }

    /** Whether an operation leaves a CALL in the code. */
    private static boolean calls(Operation op) {
        return op instanceof Operation.Do d && !d.verb().leaf() || op instanceof Operation.OnceDo || op instanceof Operation.Go || op instanceof Operation.Defer || op instanceof Operation.Panic || op instanceof Operation.Println
                || op instanceof Operation.Range || op instanceof Operation.SelectStatement s && !s.plain() || op instanceof Operation.RuntimeCall || op instanceof Operation.RawSyscall
                || op instanceof Operation.Unsafe;
    }
}
