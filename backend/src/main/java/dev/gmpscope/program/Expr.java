package dev.gmpscope.program;

/** A value as a Go expression gives it: an integer, or 0 and 1 for false and true. Evaluating it takes no time of its own. */
public sealed interface Expr {
    /** A number; of a channel, mutex or another object: its row, {@link Op#NONE} for nil. */
    record Const(long value) implements Expr {}

    /** A variable of the frame. */
    record Local(int slot) implements Expr {}

    /** A variable that closures share: the slot holds its number. */
    record Shared(int slot) implements Expr {}

    /** A variable of the program. */
    record Global(int index) implements Expr {}

    /** A variable of the program whose index is computed: an element of a slice of atomics. */
    record Load(Expr index) implements Expr {}

    /** What the last receive or call gave. */
    record Result() implements Expr {}

    /** Whether the last receive got a value that was sent. */
    record Ok() implements Expr {}

    /** An element of a slice of objects; {@code first} is the row of the first one. Out of range it panics. */
    record Element(int first, int length, Expr index) implements Expr {}

    /** Values in a channel's buffer. */
    record Len(Expr chan) implements Expr {}

    /** Size of a channel's buffer. */
    record Cap(Expr chan) implements Expr {}

    /** {@code runtime.NumGoroutine()}. */
    record NumGoroutine() implements Expr {}

    /** {@code runtime.GOMAXPROCS(0)}. */
    record Gomaxprocs() implements Expr {}

    record Not(Expr x) implements Expr {}

    record Binary(Operator op, Expr x, Expr y) implements Expr {}

    /** Binary operators; {@code &&} and {@code ||} evaluate their right side only if it decides. */
    enum Operator {
        ADD("+"), SUB("-"), MUL("*"), DIV("/"), REM("%"), EQ("=="), NE("!="), LT("<"), LE("<="), GT(">"), GE(">="), AND("&&"), OR("||");

        /** As Go writes it. */
        public final String go;

        Operator(String go) {
            this.go = go;
        }
    }
}
