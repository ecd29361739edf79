package dev.gmpscope.compiler;

import dev.gmpscope.program.Expr.Operator;
import dev.gmpscope.scenario.Callee;
import dev.gmpscope.scenario.Function;
import dev.gmpscope.scenario.GoExpr;
import dev.gmpscope.scenario.Into;
import dev.gmpscope.scenario.Kind;
import dev.gmpscope.scenario.Operand;
import dev.gmpscope.scenario.Operation;
import dev.gmpscope.scenario.Ref;
import dev.gmpscope.scenario.Verb;
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
    /** sync.Once.Do, inlined, and a function literal as an argument. */
    private static final int ONCE = 73;
    private static final int CLOSURE = 16;
    private static final int CALL_WITH_ARGUMENT = 60;
    private static final int FRAME = 12;
    /** By so much Stop of a ticker is less than that of a timer. */
    private static final int STOP_TICKER = 3;
    /** A case that receives from time.After. */
    private static final int AFTER_CASE = 70;
    /** A panic with a constant text: inlineExtraPanicCost (1) and its nodes. */
    private static final int PANIC = 3;
    /** An atomic Load, inlined. */
    private static final int LOAD = 7;
    /** A variable that is declared, besides the assignment to it. */
    private static final int DECLARED = 2;

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
        if (op instanceof Operation.Do d) {
            boolean stopsTicker = d.verb() == Verb.STOP && ((Ref) d.operands().get(0)).kind() == Kind.TICKER;
            return d.verb().inline - (stopsTicker ? STOP_TICKER : 0) + operands(d.operands()) + into(d.into());
        } else if (op instanceof Operation.Compute c) {
            return 25 + extra(c.duration());
        } else if (op instanceof Operation.Call c) {
            return called(c.callee()) + into(c.into());
        } else if (op instanceof Operation.OnceDo o) {
            return ONCE + (o.once().index() == null ? 0 : 1 + nodes(o.once().index())) + (o.callee().literal() ? CLOSURE : 1);
        } else if (op instanceof Operation.Println p) {
            return 1 + p.pieces().stream().mapToInt(piece -> piece.text() != null ? 1 : nodes(piece.value())).sum();
        } else if (op instanceof Operation.Panic) {
            return PANIC;
        } else if (op instanceof Operation.RuntimeCall r) {
            return runtimeCall(r.name());
        } else if (op instanceof Operation.Declare d) {
            return 2 + DECLARED + nodes(d.value());
        } else if (op instanceof Operation.Assign a) {
            boolean inPlace = a.value() instanceof GoExpr.Binary b && b.x() instanceof GoExpr.Name n && n.name().equals(a.var());
            return (inPlace ? 0 : 2) + nodes(a.value());
        } else if (op instanceof Operation.Return r) {
            return 1 + (r.value() == null ? 0 : nodes(r.value()));
        }
        return block(op);
    }

    private int block(Operation op) {
        if (op instanceof Operation.For f) {
            return (f.times() == null ? 1 : 1 + nodes(f.times())) + (f.var() == null ? 0 : 1 + DECLARED) + of(f.body());
        } else if (op instanceof Operation.While w) {
            return 1 + nodes(w.condition()) + of(w.body());
        } else if (op instanceof Operation.Range r) {
            return 2 + ref(r.chan()) + (r.var() == null ? 0 : 1 + DECLARED) + of(r.body());
        } else if (op instanceof Operation.If i) {
            return 1 + nodes(i.condition()) + of(i.then()) + of(i.otherwise());
        } else if (op instanceof Operation.SelectStatement s) {
            return select(s);
        } else if (op instanceof Operation.Break || op instanceof Operation.Continue) {
            return 1;
        }
        return CALL_WITH_ARGUMENT;
    }

    private int called(Callee callee) {
        return callee.literal() ? CALL : call.applyAsInt(callee.func()) + callee.args().stream().mapToInt(InlineCost::nodes).sum();
    }

    private static int operands(List<Operand> operands) {
        int sum = 0;
        for (Operand o : operands) {
            sum += o instanceof Ref r ? ref(r) : o instanceof GoExpr e ? extra(e) : 0;
        }
        return sum;
    }

    /** Besides a plain name: the index of an element; the channel of a timer. */
    private static int ref(Ref r) {
        return r.index() != null ? 1 + nodes(r.index()) : !r.name().equals(r.variable()) ? 1 : 0;
    }

    private static int into(Into into) {
        int each = into.declares() ? DECLARED : 0;
        return (into.value() == null ? 0 : 2 + each) + (into.ok() == null ? 0 : 1 + each);
    }

    /** Nodes of an expression besides its first. */
    private static int extra(GoExpr e) {
        return nodes(e) - 1;
    }

    /** Nodes of an expression. */
    static int nodes(GoExpr e) {
        if (e instanceof GoExpr.Binary b) {
            boolean negative = b.op() == Operator.SUB && Long.valueOf(0).equals(b.x().literal());
            return 1 + (negative ? 0 : nodes(b.x())) + nodes(b.y());
        } else if (e instanceof GoExpr.Not n) {
            return 1 + nodes(n.x());
        }
        if (e instanceof GoExpr.Load l) {
            return LOAD + ref(l.atomic());
        }
        return e instanceof GoExpr.Runtime ? CALL : e instanceof GoExpr.Count ? 2 : 1;
    }

    private int select(Operation.SelectStatement s) {
        int sum = 1;
        for (Operation.Case c : s.cases()) {
            sum += (c.kind().equals("recv") ? 6 : c.kind().equals("send") ? 4 + extra(c.value()) : c.kind().equals("after") ? AFTER_CASE + extra(c.value()) : 1) + caseInto(c.into()) + (c.chan() == null ? 0 : operands(List.of(c.chan()))) + of(c.body());
        }
        return sum;
    }

    private static int caseInto(Into into) {
        return (into.value() == null ? 0 : 2) + (into.ok() == null ? 0 : 11);
    }

    private static int runtimeCall(String name) {
        return switch (name) {
            case "mapassign" -> CALL;
            case "convT" -> 4;
            case "mallocgc" -> 3;
            default -> 74;
        };
    }
}
