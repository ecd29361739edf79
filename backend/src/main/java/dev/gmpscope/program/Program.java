package dev.gmpscope.program;

import java.util.List;
import java.util.stream.IntStream;

/**
 * A whole program, ready to run.
 *
 * @param funcs     functions
 * @param main      index of main.main
 * @param stretches straight code, see {@link Op#STRETCH}
 * @param sites     places
 * @param objects   channels, mutexes and what else has waiters
 * @param selects   select statements
 * @param prints    what each println prints: texts and values, in order
 * @param arguments what calls and go statements pass on
 * @param globals   first values of the program's variables
 */
public record Program(List<Func> funcs, int main, List<Stretch> stretches, List<Site> sites, List<Obj> objects,
                      List<Select> selects, List<List<Piece>> prints, List<List<Expr>> arguments, List<Long> globals) {
    /** Whether a function has to do with the garbage collector. */
    public boolean collects(int function) {
        return IntStream.of(funcs.get(function).op()).anyMatch(op -> op == Op.GC || op == Op.ALLOC || op == Op.SET_GC_PERCENT);
    }

    /** What a program-wide name stands for. */
    public enum Kind {
        CHAN, MUTEX, RW_MUTEX, WAIT_GROUP, COND, ONCE, TIMER, TICKER;

        /** Whether it is a pointer to a timer of package time, with a channel. */
        public final boolean timer = name().startsWith("TI");
    }

    /**
     * @param capacity of a channel; 0 unbuffered; of a condition variable the object that is its lock
     */
    public record Obj(Kind kind, String name, int capacity) {}

    /**
     * A part of what println prints.
     *
     * @param text  as it is, null: the value
     * @param value a number; a truth value if {@code bool}
     */
    public record Piece(String text, Expr value, boolean bool) {
        /** Whether the value is worked out before the print lock is taken; a plain variable is read under it. */
        public boolean early() {
            return text == null && !(value instanceof Expr.Const || value instanceof Expr.Local || value instanceof Expr.Shared || value instanceof Expr.Global);
        }
    }
}
