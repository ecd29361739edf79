package dev.gmpscope.scenario;

import dev.gmpscope.program.Expr.Operator;

/** A Go expression with its names not yet looked up in a frame. */
public sealed interface GoExpr extends Operand {
    /** What an expression gives. */
    enum Type {
        INT("a whole number"), DURATION("a duration"), BOOL("a condition");

        final String says;

        Type(String says) {
            this.says = says;
        }
    }

    Type type();

    /** @param value of a duration: ns */
    record Literal(long value, Type type) implements GoExpr {}

    /** A variable of the function around it or of the program. */
    record Name(String name, Type type) implements GoExpr {}

    record Binary(Operator op, GoExpr x, GoExpr y, Type type) implements GoExpr {}

    record Not(GoExpr x) implements GoExpr {
        @Override
        public Type type() {
            return Type.BOOL;
        }
    }

    /** @param builtin len or cap */
    record Count(String builtin, Ref chan) implements GoExpr {
        @Override
        public Type type() {
            return Type.INT;
        }
    }

    /** The value of an atomic: {@code n.Load()}. */
    record Load(Ref atomic) implements GoExpr {
        @Override
        public Type type() {
            return Type.INT;
        }
    }

    /** @param go the call as Go writes it: runtime.NumGoroutine() or runtime.GOMAXPROCS(0) */
    record Runtime(String go) implements GoExpr {
        @Override
        public Type type() {
            return Type.INT;
        }
    }

    static GoExpr number(long value) {
        return new Literal(value, Type.INT);
    }

    static GoExpr duration(long ns) {
        return new Literal(ns, Type.DURATION);
    }

    /** The value of a literal; null of anything else. */
    default Long literal() {
        return this instanceof Literal l ? Long.valueOf(l.value()) : null;
    }
}
