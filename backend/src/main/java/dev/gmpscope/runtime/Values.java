package dev.gmpscope.runtime;

import dev.gmpscope.program.Expr;
import dev.gmpscope.program.Op;
import dev.gmpscope.program.Program.Piece;
import java.util.Arrays;
import java.util.List;

/** The variables of the program and of its goroutines, and what expressions over them give. */
final class Values {
    private final Rt rt;
    private final long[] globals;
    /** Variables that closures share, by number. They are never given back: a run is short. */
    private long[] shared = new long[16];
    private int nshared;

    Values(Rt rt) {
        this.rt = rt;
        passed = new long[rt.program.arguments().stream().mapToInt(List::size).max().orElse(0) + 1][];
        Arrays.setAll(passed, long[]::new);
        globals = rt.program.globals().stream().mapToLong(Long::longValue).toArray();
    }

    /** The value of an expression; of an object: its row. */
    long of(G gp, Expr e) {
        if (e instanceof Expr.Const c) {
            return c.value();
        } else if (e instanceof Expr.Local l) {
            return gp.slots[base(gp) + l.slot()];
        } else if (e instanceof Expr.Binary b) {
            return binary(gp, b);
        } else if (e instanceof Expr.Shared s) {
            return shared[(int) gp.slots[base(gp) + s.slot()]];
        } else if (e instanceof Expr.Global g) {
            return globals[g.index()];
        } else if (e instanceof Expr.Load l) {
            return globals[(int) of(gp, l.index())];
        } else if (e instanceof Expr.Element el) {
            return element(gp, el);
        } else if (e instanceof Expr.Not n) {
            return 1 - of(gp, n.x());
        }
        return state(gp, e);
    }

    /** What depends on the state of the runtime. */
    private long state(G gp, Expr e) {
        if (e instanceof Expr.Result) {
            return gp.result;
        } else if (e instanceof Expr.Ok) {
            return gp.ok ? 1 : 0;
        } else if (e instanceof Expr.Len l) {
            long chan = of(gp, l.chan());
            return chan == Op.NONE ? 0 : rt.objects[(int) chan].count;
        } else if (e instanceof Expr.Cap c) {
            long chan = of(gp, c.chan());
            return chan == Op.NONE ? 0 : rt.objects[(int) chan].dataqsiz;
        } else if (e instanceof Expr.Gomaxprocs) {
            return rt.allp.length;
        }
        return rt.proc.gcount();
    }

    private static int base(G gp) {
        return gp.slotBase[gp.depth - 1];
    }

    private long element(G gp, Expr.Element e) {
        long i = of(gp, e.index());
        if (i < 0) {
            throw GoPanic.bounds("index out of range [" + i + "]");
        }
        if (i >= e.length()) {
            throw GoPanic.bounds("index out of range [" + i + "] with length " + e.length());
        }
        return e.first() + i;
    }

    private long binary(G gp, Expr.Binary b) {
        long x = of(gp, b.x());
        switch (b.op()) {
            case AND:
                return x == 0 ? 0 : of(gp, b.y());
            case OR:
                return x != 0 ? 1 : of(gp, b.y());
            default:
                return binary(b.op(), x, of(gp, b.y()));
        }
    }

    private static long binary(Expr.Operator op, long x, long y) {
        if (y == 0 && (op == Expr.Operator.DIV || op == Expr.Operator.REM)) {
            throw GoPanic.divide();
        }
        return switch (op) {
            case ADD -> x + y;
            case SUB -> x - y;
            case MUL -> x * y;
            case DIV -> x / y;
            case REM -> x % y;
            case EQ -> x == y ? 1 : 0;
            case NE -> x != y ? 1 : 0;
            case LT -> x < y ? 1 : 0;
            case LE -> x <= y ? 1 : 0;
            case GT -> x > y ? 1 : 0;
            default -> x >= y ? 1 : 0;
        };
    }

    void set(G gp, int slot, long value) {
        gp.slots[base(gp) + slot] = value;
    }

    void setShared(G gp, int slot, long value) {
        shared[(int) gp.slots[base(gp) + slot]] = value;
    }

    void newShared(G gp, int slot, long value) {
        if (nshared == shared.length) {
            shared = Arrays.copyOf(shared, nshared * 2);
        }
        shared[nshared] = value;
        set(gp, slot, nshared++);
    }

    void setGlobal(int index, long value) {
        globals[index] = value;
    }

    /** One step on an atomic: nobody sees it half done (sync/atomic: Int64). */
    void atomic(G gp, int op, int index, long value, int arguments) {
        long old = globals[index];
        switch (op) {
            case Op.ATOMIC_ADD -> gp.result = globals[index] = old + value;
            case Op.ATOMIC_SWAP -> {
                gp.result = old;
                globals[index] = value;
            }
            case Op.COMPARE_AND_SWAP -> {
                gp.result = old == value ? 1 : 0;
                globals[index] = old == value ? of(gp, rt.program.arguments().get(arguments).get(0)) : old;
            }
            default -> globals[index] = value;
        }
    }

    /** The values that a call or go statement passes on, {@link Op#NONE}: none. They last until the next call of this. */
    long[] arguments(G gp, long index) {
        if (index == Op.NONE) {
            return NONE;
        }
        List<Expr> list = rt.program.arguments().get((int) index);
        long[] values = passed[list.size()];
        for (int i = 0; i < values.length; i++) {
            values[i] = of(gp, list.get(i));
        }
        return values;
    }

    private static final long[] NONE = {};
    /** Room for so many arguments. */
    private final long[][] passed;

    /** The values that a println works out before it takes the print lock, each at the place of its piece. */
    long[] early(G gp, long index) {
        List<Piece> pieces = rt.program.prints().get((int) index);
        long[] values = new long[pieces.size()];
        for (int i = 0; i < values.length; i++) {
            values[i] = pieces.get(i).early() ? of(gp, pieces.get(i).value()) : 0;
        }
        return values;
    }

    /** The line that a println prints (print.go). */
    String line(G gp, long index) {
        List<Piece> pieces = rt.program.prints().get((int) index);
        StringBuilder line = new StringBuilder();
        for (int i = 0; i < pieces.size(); i++) {
            Piece piece = pieces.get(i);
            line.append(i > 0 ? " " : "");
            if (piece.text() != null) {
                line.append(piece.text());
            } else {
                long value = piece.early() ? gp.printed[i] : of(gp, piece.value());
                line.append(piece.bool() ? Boolean.toString(value != 0) : Long.toString(value));
            }
        }
        return line.toString();
    }
}
