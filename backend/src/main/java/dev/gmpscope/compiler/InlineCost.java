package dev.gmpscope.compiler;

import dev.gmpscope.scenario.Function;
import dev.gmpscope.scenario.Operation;
import java.util.List;
import java.util.function.ToIntFunction;

/**
 * What the Go text of an operation costs of the inlining budget: the figures that Go 1.26 prints with
 * {@code -gcflags=-m=2} (cmd/compile/internal/inline/inl.go: hairyVisitor).
 */
final class InlineCost {
    /** A call that stays a call: inlineExtraCallCost (57) and its nodes. */
    static final int CALL = 59;
    /** What a call of an inlined function costs besides that function's body. */
    static final int INLINED_CALL = 2;
    private static final int CALL_WITH_ARGUMENT = 60;
    private static final int FRAME = 12;

    /** Cost of a call of the function named, inlined or not. */
    private final ToIntFunction<String> call;

    InlineCost(ToIntFunction<String> call) {
        this.call = call;
    }

    int of(Function f) {
        return of(f.body()) + (f.frame() > 0 ? FRAME : 0);
    }

    private int of(List<Operation> body) {
        long sum = 0;
        for (Operation op : body) {
            sum += of(op);
        }
        return (int) Math.min(sum, Integer.MAX_VALUE / 2);
    }

    private int of(Operation op) {
        if (op instanceof Operation.Compute) {
            return 18;
        } else if (op instanceof Operation.Call c) {
            return call.applyAsInt(c.func());
        } else if (op instanceof Operation.For f) {
            return (f.times() < 0 ? 1 : 2) + of(f.body());
        } else if (op instanceof Operation.SelectStatement s) {
            return select(s);
        } else if (op instanceof Operation.Send) {
            return 3;
        } else if (op instanceof Operation.Recv || op instanceof Operation.Close || op instanceof Operation.Println) {
            return 2;
        } else if (op instanceof Operation.Return) {
            return 1;
        } else if (op instanceof Operation.RuntimeCall r) {
            return runtimeCall(r.name());
        }
        return sync(op);
    }

    private int select(Operation.SelectStatement s) {
        int sum = 1;
        for (Operation.Case c : s.cases()) {
            sum += (c.kind().equals("recv") ? 6 : c.kind().equals("send") ? 4 : 1) + of(c.body());
        }
        return sum;
    }

    private static int runtimeCall(String name) {
        return switch (name) {
            case "mapassign" -> CALL;
            case "convT" -> 4;
            case "mallocgc" -> 3;
            default -> 74;
        };
    }

    private static int sync(Operation op) {
        if (op instanceof Operation.Lock) {
            return 71;
        } else if (op instanceof Operation.Unlock) {
            return 77;
        } else if (op instanceof Operation.Gosched) {
            return 64;
        } else if (op instanceof Operation.WgAdd w) {
            return w.delta() == -1 ? 63 : 61;
        }
        return CALL_WITH_ARGUMENT;
    }
}
