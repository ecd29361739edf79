package dev.gmpscope.compiler;

import dev.gmpscope.program.Expr;
import dev.gmpscope.program.Func;
import dev.gmpscope.program.Op;
import dev.gmpscope.program.SafePoint;
import java.util.ArrayList;
import java.util.List;

/**
 * The instructions of a function in the making. Straight code gathers in {@link #pending} and becomes a stretch when an operation comes in which the
 * scheduler has a part, or a place that can be jumped to.
 */
final class Code {
    /** An instruction; its target may come later. */
    private static final class Instruction {
        final int op;
        final Expr x;
        final Expr y;
        final int site;
        int target;

        Instruction(int op, Expr x, Expr y, int site) {
            this.op = op;
            this.x = x;
            this.y = y;
            this.site = site;
        }
    }

    static final Expr ZERO = new Expr.Const(0);

    private final Unit unit;
    private final List<Instruction> list = new ArrayList<>();
    private Segments pending = new Segments();

    Code(Unit unit) {
        this.unit = unit;
    }

    static Expr number(long n) {
        return n == 0 ? ZERO : new Expr.Const(n);
    }

    /** More straight code. */
    void straight(Segments s) {
        if (pending.size() + s.size() > Segments.MOST) {
            flush();
        }
        pending.addAll(s);
    }

    /** One more piece of straight code. */
    void straight(long ns, SafePoint at, int site) {
        straight(ns, at, false, site, 0);
    }

    /** One more piece of straight code; its check looks so many bytes below the function's entry. */
    void straight(long ns, SafePoint at, boolean check, int site, int need) {
        if (pending.size() == Segments.MOST) {
            flush();
        }
        pending.add(ns, at, check, site, need);
    }

    void flush() {
        if (!pending.isEmpty()) {
            Segments s = pending;
            pending = new Segments();
            add(Op.STRETCH, number(unit.stretch(s)), number(1), s.firstSite());
        }
    }

    /** Straight code that is repeated. */
    void stretch(Segments s, Expr rounds, int site) {
        flush();
        add(Op.STRETCH, number(unit.stretch(s)), rounds, site);
    }

    /** The next instruction's index, which may be jumped to. */
    int label() {
        flush();
        return list.size();
    }

    /** The next instruction; what is straight before it comes first. Returns its index. */
    int emit(int op, Expr x, Expr y, int site) {
        flush();
        return add(op, x, y, site);
    }

    int emit(int op, long a, long b, int site) {
        return emit(op, number(a), number(b), site);
    }

    private int add(int op, Expr x, Expr y, int site) {
        list.add(new Instruction(op, x, y, site));
        return list.size() - 1;
    }

    /** Sets where a jump goes. */
    void target(int jump, int to) {
        list.get(jump).target = to;
    }

    void targets(List<Integer> jumps, int to) {
        jumps.forEach(jump -> target(jump, to));
    }

    Func func(String name, int frame, int slots) {
        int n = list.size();
        int[] op = new int[n];
        long[] a = new long[n];
        long[] b = new long[n];
        int[] c = new int[n];
        Expr[] x = new Expr[n];
        Expr[] y = new Expr[n];
        int[] site = new int[n];
        for (int i = 0; i < n; i++) {
            Instruction in = list.get(i);
            op[i] = in.op;
            a[i] = in.x instanceof Expr.Const k ? k.value() : 0;
            b[i] = in.y instanceof Expr.Const k ? k.value() : 0;
            x[i] = in.x instanceof Expr.Const ? null : in.x;
            y[i] = in.y instanceof Expr.Const ? null : in.y;
            c[i] = in.target;
            site[i] = in.site;
        }
        return new Func(name, op, a, b, c, x, y, site, frame, slots);
    }
}
