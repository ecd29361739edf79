package dev.gmpscope.compiler;

import dev.gmpscope.scenario.Function;
import dev.gmpscope.scenario.Operation;
import dev.gmpscope.scenario.Scenario;
import java.util.List;

/**
 * Which functions begin with a stack check (cmd/internal/obj/x86/obj6.go: preprocess).
 *
 * <p>A prologue compares the stack pointer with {@code g.stackguard0}. That is how a stack grows, and how a goroutine is
 * stopped cooperatively: a poisoned guard makes the comparison fail. The check is left out where the function cannot overflow the
 * stack by itself: it is marked nosplit, or no CALL is left in it after inlining and its frame is smaller than 128 bytes. So
 * a call is a safe-point only if the function called has a check; and a call that was inlined is no call at all.
 */
final class Checks {
    /** abi.StackSmall */
    static final int STACK_SMALL = 128;
    private static final int DEFAULT_FRAME = 24;

    private final Scenario scenario;
    private final Inliner inliner;

    Checks(Scenario scenario, Inliner inliner) {
        this.scenario = scenario;
        this.inliner = inliner;
    }

    boolean has(Function f) {
        return !f.nosplit() && (frame(f) >= STACK_SMALL || !leaf(f.body()));
    }

    String reason(Function f) {
        if (f.nosplit()) {
            return "no check: go:nosplit";
        }
        if (frame(f) >= STACK_SMALL) {
            return "check: its frame of " + frame(f) + " bytes is not under " + STACK_SMALL;
        }
        if (!leaf(f.body())) {
            return "check: it calls another function, and calls are left after inlining";
        }
        return "no check: a leaf with a frame of " + frame(f) + " bytes, under " + STACK_SMALL;
    }

    private static int frame(Function f) {
        return f.frame() == 0 ? DEFAULT_FRAME : f.frame();
    }

    /** Whether no CALL instruction is left. */
    private boolean leaf(List<Operation> body) {
        return !Walk.any(body, op -> {
            if (op instanceof Operation.Call c) {
                Function callee = scenario.funcs().get(c.func());
                return !inliner.inlines(c.func()) || !leaf(callee.body());
            }
            return !(op instanceof Operation.Compute || op instanceof Operation.For || op instanceof Operation.Return);
        });
    }
}
