package dev.gmpscope.scenario;

import dev.gmpscope.program.Expr.Operator;
import dev.gmpscope.scenario.GoExpr.Type;
import java.util.LinkedHashMap;
import java.util.Map;

/** Writes an expression as Go source, with the blanks that gofmt would put (go/printer: binaryExpr, cutoff). */
final class GoExpressions {
    private static final Map<Long, String> UNITS = units();
    private static final int COMPARISON = 3;
    private static final int SUM = 4;
    private static final int PRODUCT = 5;
    private static final int ALL = 6;

    private GoExpressions() {}

    private static Map<Long, String> units() {
        Map<Long, String> units = new LinkedHashMap<>();
        units.put(1_000_000_000L, "time.Second");
        units.put(1_000_000L, "time.Millisecond");
        units.put(1_000L, "time.Microsecond");
        units.put(1L, "time.Nanosecond");
        return units;
    }

    /** A whole expression. */
    static String of(GoExpr e) {
        return of(e, 1);
    }

    /** An expression at a depth: 1 by itself, more among others. */
    static String of(GoExpr e, int depth) {
        return text(spelt(e), 0, depth);
    }

    /** An expression where Go wants an int64. */
    static String int64(GoExpr e, int depth) {
        return e.literal() != null || loads(e) && wide(e) ? text(e, 0, depth) : "int64(" + of(e, depth) + ")";
    }

    /** An expression where any whole number will do. */
    static String any(GoExpr e, int depth) {
        return e.type() == Type.INT && loads(e) && wide(e) ? text(e, 0, depth) : of(e, depth);
    }

    /** Whether Go can take all of it for an int64. */
    private static boolean wide(GoExpr e) {
        return e instanceof GoExpr.Load || e.literal() != null && e.type() == Type.INT
                || e instanceof GoExpr.Binary b && b.type() == Type.INT && wide(b.x()) && wide(b.y());
    }

    private static boolean loads(GoExpr e) {
        return e instanceof GoExpr.Load || e instanceof GoExpr.Binary b && (loads(b.x()) || loads(b.y()));
    }

    static String of(Ref ref) {
        return ref.name() + (ref.index() == null ? "" : "[" + of(ref.index(), 2) + "]");
    }

    /** The same with durations as products and conversions where Go needs them. */
    private static GoExpr spelt(GoExpr e) {
        if (e instanceof GoExpr.Literal l && l.type() == Type.DURATION) {
            return duration(l.value());
        } else if (e instanceof GoExpr.Not n) {
            return new GoExpr.Not(spelt(n.x()));
        } else if (e instanceof GoExpr.Load) {
            return new GoExpr.Runtime("int(" + text(e, 0, 1) + ")");
        } else if (e instanceof GoExpr.Binary b) {
            if (b.type() == Type.BOOL && loads(b) && wide(b.x()) && wide(b.y())) {
                return b;
            }
            boolean converts = b.type() == Type.DURATION && (b.op() == Operator.MUL || b.op() == Operator.DIV);
            return new GoExpr.Binary(b.op(), converts ? converted(b.x()) : spelt(b.x()), converts ? converted(b.y()) : spelt(b.y()), b.type());
        }
        return e;
    }

    private static GoExpr converted(GoExpr e) {
        boolean constant = e.literal() != null || e.type() == Type.DURATION;
        return constant ? spelt(e) : new GoExpr.Runtime("time.Duration(" + any(e, 2) + ")");
    }

    private static GoExpr duration(long ns) {
        for (Map.Entry<Long, String> unit : UNITS.entrySet()) {
            if (ns % unit.getKey() == 0) {
                GoExpr name = new GoExpr.Runtime(unit.getValue());
                return ns / unit.getKey() == 1 ? name : new GoExpr.Binary(Operator.MUL, GoExpr.number(ns / unit.getKey()), name, Type.DURATION);
            }
        }
        throw new IllegalStateException("a whole number of nanoseconds has a unit");
    }

    private static String text(GoExpr e, int precedence, int depth) {
        if (e instanceof GoExpr.Binary b) {
            return binary(b, precedence, depth);
        } else if (e instanceof GoExpr.Not n) {
            return "!" + text(n.x(), ALL, depth);
        } else if (e instanceof GoExpr.Literal l) {
            return Long.toString(l.value());
        } else if (e instanceof GoExpr.Name n) {
            return n.name();
        } else if (e instanceof GoExpr.Count c) {
            return c.builtin() + "(" + of(c.chan()) + ")";
        } else if (e instanceof GoExpr.Load l) {
            return of(l.atomic()) + ".Load()";
        }
        return ((GoExpr.Runtime) e).go();
    }

    private static String binary(GoExpr.Binary b, int outer, int depth) {
        int own = precedence(b.op());
        if (own < outer) {
            return "(" + text(b, 0, Math.max(1, depth - 1)) + ")";
        }
        boolean negative = b.op() == Operator.SUB && Long.valueOf(0).equals(b.x().literal());
        if (negative) {
            return "-" + text(b.y(), ALL, depth);
        }
        String blank = own < cutoff(b, depth) ? " " : "";
        int left = b.x() instanceof GoExpr.Binary x && precedence(x.op()) != own ? depth + 1 : depth;
        return text(b.x(), own, left) + blank + b.op().go + blank + text(b.y(), own + 1, depth + 1);
    }

    private static int precedence(Operator op) {
        return switch (op) {
            case OR -> 1;
            case AND -> 2;
            case ADD, SUB -> SUM;
            case MUL, DIV, REM -> PRODUCT;
            default -> COMPARISON;
        };
    }

    /** Operators of at least this precedence have no blanks around them. */
    private static int cutoff(GoExpr.Binary b, int depth) {
        boolean both = has(b, SUM) && has(b, PRODUCT);
        if (both) {
            return depth == 1 ? PRODUCT : SUM;
        }
        return depth == 1 ? ALL : SUM;
    }

    /** Whether an operator of a precedence is in an expression, outside of parentheses. */
    private static boolean has(GoExpr.Binary b, int precedence) {
        int own = precedence(b.op());
        return own == precedence || b.x() instanceof GoExpr.Binary x && precedence(x.op()) >= own && has(x, precedence)
                || b.y() instanceof GoExpr.Binary y && precedence(y.op()) > own && has(y, precedence);
    }
}
