package dev.gmpscope.compiler;

import dev.gmpscope.program.Expr;
import dev.gmpscope.program.Op;
import dev.gmpscope.scenario.GoExpr;
import dev.gmpscope.scenario.Ref;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Where the variables of a function are: in slots of its frame, or, where a function literal uses them too, shared, with their number in the slot. No two
 * variables of one name can be seen at the same place, so the name last declared is the one that is meant.
 */
final class Variables {
    private final Unit unit;
    /** Names that function literals use. */
    private final Set<String> captured;
    private final Map<String, Integer> slots = new LinkedHashMap<>();
    private int[] count;

    /** @param count slots of the frame so far, shared with what is inlined into it */
    Variables(Unit unit, Set<String> captured, int[] count) {
        this.unit = unit;
        this.captured = captured;
        this.count = count;
    }

    /** A slot that has no name. */
    int temporary() {
        return count[0]++;
    }

    int slot(String name) {
        return slots.computeIfAbsent(name, n -> temporary());
    }

    boolean has(String name) {
        return slots.containsKey(name);
    }

    boolean shared(String name) {
        return captured.contains(name);
    }

    /** A new variable with a first value. */
    void declare(Code code, String name, Expr value, int site) {
        code.emit(shared(name) ? Op.NEW_SHARED : Op.SET, Code.number(slot(name)), value, site);
    }

    void assign(Code code, String name, Expr value, int site) {
        if (has(name)) {
            code.emit(shared(name) ? Op.SET_SHARED : Op.SET, Code.number(slot(name)), value, site);
        } else {
            code.emit(Op.SET_GLOBAL, Code.number(unit.globalIndex.get(name)), value, site);
        }
    }

    List<Expr> exprs(List<GoExpr> list) {
        List<Expr> all = new ArrayList<>();
        list.forEach(e -> all.add(expr(e)));
        return all;
    }

    Expr expr(GoExpr e) {
        if (e instanceof GoExpr.Literal l) {
            return Code.number(l.value());
        } else if (e instanceof GoExpr.Name n) {
            return name(n.name());
        } else if (e instanceof GoExpr.Binary b) {
            return new Expr.Binary(b.op(), expr(b.x()), expr(b.y()));
        } else if (e instanceof GoExpr.Not n) {
            return new Expr.Not(expr(n.x()));
        } else if (e instanceof GoExpr.Count c) {
            Expr chan = ref(c.chan());
            return c.builtin().equals("len") ? new Expr.Len(chan) : new Expr.Cap(chan);
        } else if (e instanceof GoExpr.Load l) {
            Expr at = ref(l.atomic());
            return at instanceof Expr.Const c ? new Expr.Global((int) c.value()) : new Expr.Load(at);
        }
        return ((GoExpr.Runtime) e).go().contains("NumGoroutine") ? new Expr.NumGoroutine() : new Expr.Gomaxprocs();
    }

    private Expr name(String name) {
        if (!has(name)) {
            return new Expr.Global(unit.globalIndex.get(name));
        }
        return shared(name) ? new Expr.Shared(slot(name)) : new Expr.Local(slot(name));
    }

    /** Row of a channel or the like; of an atomic its place among the program's variables. */
    Expr ref(Ref ref) {
        int first = unit.objectIndex.get(ref.variable());
        if (ref.index() == null) {
            return Code.number(first);
        }
        int length = unit.lengths.get(ref.name());
        Expr index = expr(ref.index());
        return index instanceof Expr.Const c ? Code.number(first + c.value()) : new Expr.Element(first, length, index);
    }
}
