package dev.gmpscope.compiler;

import dev.gmpscope.program.Func;
import dev.gmpscope.program.Op;
import dev.gmpscope.program.SafePoint;
import dev.gmpscope.program.Select;
import dev.gmpscope.scenario.Function;
import dev.gmpscope.scenario.Operation;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Compiles one function into instruction columns. Straight code gathers in {@link #pending} and becomes a stretch when an
 * operation comes in which the scheduler has a part, or a place that can be jumped to.
 */
final class FuncBuilder {
    private record Instruction(int op, long a, long b, int site) {}

    private final Unit unit;
    private final Straight straight;
    private final Function function;
    private final List<Instruction> code = new ArrayList<>();
    private final List<Integer> targets = new ArrayList<>();
    private final Map<String, Integer> vars = new LinkedHashMap<>();
    private Segments pending = new Segments();
    private int slots;
    /** Jumps to the end of the inlined call under way; null in the function itself. */
    private List<Integer> returns;

    FuncBuilder(Unit unit, Function function) {
        this.unit = unit;
        this.function = function;
        straight = new Straight(unit);
    }

    Func build() {
        int entry = unit.site(-1, function.name(), function.path());
        pending.add(unit.costs.of("call"), SafePoint.SAFE, unit.checks.has(function), entry);
        body(function.body(), function.name(), -1);
        emit(Op.RET, 0, 0, entry);
        int n = code.size();
        int[] op = new int[n];
        long[] a = new long[n];
        long[] b = new long[n];
        int[] c = new int[n];
        int[] site = new int[n];
        for (int i = 0; i < n; i++) {
            Instruction in = code.get(i);
            op[i] = in.op;
            a[i] = in.a;
            b[i] = in.b;
            c[i] = targets.get(i);
            site[i] = in.site;
        }
        return new Func(function.name(), op, a, b, c, site, slots);
    }

    private void body(List<Operation> body, String func, int parent) {
        for (Operation op : body) {
            Segments s = straight.operation(op, func, parent);
            if (s != null) {
                if (pending.size() + s.size() > Segments.MOST) {
                    flush();
                }
                pending.addAll(s);
            } else {
                operation(op, func, parent, unit.site(parent, func, op.path()));
            }
        }
    }

    private void flush() {
        if (!pending.isEmpty()) {
            Segments s = pending;
            pending = new Segments();
            add(Op.STRETCH, unit.stretch(s), 1, s.firstSite());
        }
    }

    /** The next instruction's index, which may be jumped to. */
    private int label() {
        flush();
        return code.size();
    }

    private int emit(int op, long a, long b, int site) {
        flush();
        return add(op, a, b, site);
    }

    private int add(int op, long a, long b, int site) {
        code.add(new Instruction(op, a, b, site));
        targets.add(0);
        return code.size() - 1;
    }

    /** An operation of the runtime: its own cost and check, then its part in scheduling. */
    private int runtimeOp(String cost, SafePoint at, boolean check, int op, long a, long b, int site) {
        if (pending.size() == Segments.MOST) {
            flush();
        }
        pending.add(unit.costs.of(cost), at, check, site);
        return emit(op, a, b, site);
    }

    private void operation(Operation op, String func, int parent, int site) {
        if (op instanceof Operation.Call c) {
            call(c, site);
        } else if (op instanceof Operation.For f) {
            loop(f, func, parent, site);
        } else if (op instanceof Operation.SelectStatement s) {
            select(s, func, parent, site);
        } else if (op instanceof Operation.Return) {
            ret(site);
        } else {
            simple(op, site);
        }
    }

    private void simple(Operation op, int site) {
        if (op instanceof Operation.Go g) {
            int slot = g.arg() == null ? Op.NONE : vars.get(g.arg());
            runtimeOp("newproc", SafePoint.RUNTIME, true, Op.GO, unit.funcIndex.get(g.func()), slot, site);
        } else if (op instanceof Operation.Send s) {
            runtimeOp("chan", SafePoint.RUNTIME, true, Op.SEND, object(s.chan()), 0, site);
        } else if (op instanceof Operation.Recv r) {
            runtimeOp("chan", SafePoint.RUNTIME, true, Op.RECV, object(r.chan()), 0, site);
        } else if (op instanceof Operation.Close c) {
            runtimeOp("chan", SafePoint.RUNTIME, true, Op.CLOSE, object(c.chan()), 0, site);
        } else if (op instanceof Operation.Sleep s) {
            runtimeOp("sleep", SafePoint.RUNTIME, true, Op.SLEEP, s.ns(), 0, site);
        } else if (op instanceof Operation.Gosched) {
            runtimeOp("gosched", SafePoint.RUNTIME, false, Op.GOSCHED, 0, 0, site);
        } else if (op instanceof Operation.Syscall s) {
            runtimeOp("entersyscall", SafePoint.RUNTIME, true, Op.SYSCALL, s.ns(), 0, site);
        } else if (op instanceof Operation.Println p) {
            int text = p.text() == null ? Op.NONE : unit.string(p.text());
            runtimeOp("println", SafePoint.M_LOCKS, true, Op.PRINTLN, text, 0, site);
        } else if (op instanceof Operation.Lock l) {
            runtimeOp("mutex", SafePoint.SAFE, false, Op.LOCK, object(l.mutex()), 0, site);
        } else if (op instanceof Operation.Unlock l) {
            runtimeOp("mutex", SafePoint.SAFE, false, Op.UNLOCK, object(l.mutex()), 0, site);
        } else if (op instanceof Operation.WgAdd w) {
            runtimeOp("waitgroup", SafePoint.SAFE, true, Op.WG_ADD, object(w.waitgroup()), w.delta(), site);
        } else if (op instanceof Operation.WgWait w) {
            runtimeOp("waitgroup", SafePoint.SAFE, true, Op.WG_WAIT, object(w.waitgroup()), 0, site);
        } else {
            throw new IllegalStateException("not compiled: " + op);
        }
    }

    private int object(String name) {
        return unit.objectIndex.get(name);
    }

    /** A call that is not straight: its body here if it is inlined, else a frame of its own. */
    private void call(Operation.Call c, int site) {
        if (!unit.inliner.inlines(c.func())) {
            emit(Op.CALL, unit.funcIndex.get(c.func()), 0, site);
            return;
        }
        List<Integer> outer = returns;
        returns = new ArrayList<>();
        body(unit.func(c.func()).body(), c.func(), site);
        int end = label();
        returns.forEach(jump -> targets.set(jump, end));
        returns = outer;
    }

    private void ret(int site) {
        if (returns == null) {
            emit(Op.RET, 0, 0, site);
        } else {
            returns.add(emit(Op.JUMP, 0, 0, site));
        }
    }

    private void loop(Operation.For f, String func, int parent, int site) {
        Segments round = f.times() == 0 ? null : straight.round(f, func, parent);
        if (round != null) {
            flush();
            boolean outlives = f.times() > Straight.LONGEST / round.ns();
            add(Op.STRETCH, unit.stretch(round), outlives ? Op.FOREVER : f.times(), site);
            return;
        }
        int slot = slots++;
        Integer shadowed = f.var() == null ? null : vars.put(f.var(), slot);
        int start = emit(Op.LOOP_START, slot, f.times(), site);
        int top = label();
        body(f.body(), func, parent);
        pending.add(unit.costs.of("loop"), SafePoint.SAFE, false, site);
        int next = emit(Op.LOOP_NEXT, slot, f.times(), site);
        targets.set(next, top);
        targets.set(start, label());
        if (shadowed != null) {
            vars.put(f.var(), shadowed);
        }
    }

    private void select(Operation.SelectStatement s, String func, int parent, int site) {
        int index = unit.selects.size();
        unit.selects.add(null);
        runtimeOp("select", SafePoint.RUNTIME, true, Op.SELECT, index, 0, site);
        List<Select.Case> cases = new ArrayList<>();
        List<Integer> ends = new ArrayList<>();
        int fallback = Op.NONE;
        for (Operation.Case c : s.cases()) {
            int target = label();
            if (c.kind().equals("default")) {
                fallback = target;
            } else {
                cases.add(new Select.Case(c.kind().equals("send"), object(c.chan()), target));
            }
            body(c.body(), func, parent);
            ends.add(emit(Op.JUMP, 0, 0, site));
        }
        int end = label();
        ends.forEach(jump -> targets.set(jump, end));
        unit.selects.set(index, new Select(cases, fallback));
    }
}
