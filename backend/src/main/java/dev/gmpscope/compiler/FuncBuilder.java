package dev.gmpscope.compiler;

import dev.gmpscope.program.Expr;
import dev.gmpscope.program.Func;
import dev.gmpscope.program.Op;
import dev.gmpscope.program.Program.Piece;
import dev.gmpscope.program.SafePoint;
import dev.gmpscope.scenario.Callee;
import dev.gmpscope.scenario.Function;
import dev.gmpscope.scenario.GoExpr;
import dev.gmpscope.scenario.Into;
import dev.gmpscope.scenario.Operand;
import dev.gmpscope.scenario.Operation;
import dev.gmpscope.scenario.Ref;
import dev.gmpscope.scenario.Verb;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** Compiles one function or function literal; what is inlined into it is compiled here too. Loops and branches are in {@link Blocks}. */
final class FuncBuilder {
    final Unit unit;
    final Code code;
    final Straight straight;
    private final Blocks blocks;
    private final String name;
    /** Bytes of its stack frame. */
    private final int frame;
    private final int[] slots = {0};
    /** Where every return runs the deferred calls, -1: each at its own place. */
    private int returnSite = -1;
    Variables variables;
    /** Jumps to the end of the inlined call under way, and the slot for its result; null in the function itself. */
    private List<Integer> returns;
    private int resultSlot;
    /** Functions that are being compiled here: a call that leads back to one stays a call. */
    private final Set<String> inlined = new LinkedHashSet<>();

    private FuncBuilder(Unit unit, String name, int frame, Set<String> captured) {
        this.unit = unit;
        this.name = name;
        this.frame = frame;
        code = new Code(unit);
        straight = new Straight(unit, frame);
        blocks = new Blocks(this);
        inlined.add(name);
        variables = new Variables(unit, captured, slots);
    }

    static Func function(Unit unit, Function f) {
        FuncBuilder b = new FuncBuilder(unit, f.name(), unit.frames.of(f), Captures.of(f.body()));
        f.params().forEach(b.variables::slot);
        int entry = unit.site(-1, f.name(), f.path());
        b.code.straight(unit.costs.of("call"), SafePoint.SAFE, unit.checks.has(f), entry, Checks.below(b.frame));
        for (String param : f.params()) {
            if (b.variables.shared(param)) {
                b.variables.declare(b.code, param, new Expr.Local(b.variables.slot(param)), entry);
            }
        }
        return b.build(f.body(), f.path());
    }

    /** The literal's first slots hold the numbers of the variables that it shares with the function around it. */
    private static Func literal(Unit unit, Callee literal, List<String> free, int entry) {
        Set<String> captured = Captures.of(literal.body());
        captured.addAll(free);
        FuncBuilder b = new FuncBuilder(unit, literal.func(), unit.frames.of(literal), captured);
        free.forEach(b.variables::slot);
        b.code.straight(unit.costs.of("call"), SafePoint.SAFE, true, entry, Checks.below(b.frame));
        return b.build(literal.body(), unit.sites.get(entry).path());
    }

    private Func build(List<Operation> body, String path) {
        int end = unit.end(name, path);
        returnSite = OpenDefers.of(body) ? -1 : end;
        body(body, name, -1);
        code.emit(Op.RET, 0, 0, end);
        return code.func(name, frame, slots[0]);
    }

    void body(List<Operation> body, String func, int parent) {
        for (Operation op : body) {
            Segments s = straight.operation(op, func, parent);
            if (s != null) {
                code.straight(s);
            } else {
                operation(op, func, parent, unit.site(parent, func, op.path()));
            }
        }
    }

    private void operation(Operation op, String func, int parent, int site) {
        if (op instanceof Operation.Do d) {
            verb(d, site);
        } else if (op instanceof Operation.Call c) {
            call(c, site);
        } else if (op instanceof Operation.Go g) {
            runtime("newproc", SafePoint.RUNTIME, true, site);
            callee(Op.GO, g.callee(), site);
        } else if (op instanceof Operation.Defer d) {
            boolean inLoop = blocks.inLoop();
            runtime(inLoop ? "deferproc" : "defer", inLoop ? SafePoint.RUNTIME : SafePoint.SAFE, inLoop, site);
            callee(Op.DEFER, d.callee(), site);
        } else if (op instanceof Operation.OnceDo o) {
            once(o, site);
        } else if (op instanceof Operation.Panic p) {
            runtime("gopanic", SafePoint.RUNTIME, true, site);
            unit.prints.add(List.of(new Piece(p.text(), null, false)));
            code.emit(Op.PANIC, unit.prints.size() - 1, 0, site);
        } else if (op instanceof Operation.Println p) {
            println(p, site);
        } else if (op instanceof Operation.Compute c) {
            Segments ns = new Segments();
            ns.add(1, SafePoint.SAFE, site);
            code.stretch(ns, variables.expr(c.duration()), site);
        } else if (op instanceof Operation.Declare d) {
            assign(site);
            variables.declare(code, d.var(), variables.expr(d.value()), site);
        } else if (op instanceof Operation.Assign a) {
            assign(site);
            variables.assign(code, a.var(), variables.expr(a.value()), site);
        } else if (op instanceof Operation.Return r) {
            ret(r, site);
        } else {
            blocks.operation(op, func, parent, site);
        }
    }

    /** The time that an assignment or a condition takes. */
    void assign(int site) {
        code.straight(unit.costs.of("assign"), SafePoint.SAFE, site);
    }

    void runtime(String cost, SafePoint at, boolean check, int site) {
        code.straight(unit.costs.of(cost), at, check, site, frame + Frames.below(cost));
    }

    /** An operation of the table: its own cost and check, then its part in scheduling. */
    private void verb(Operation.Do d, int site) {
        runtime(d.verb().cost, d.verb().at, d.verb().check, site);
        List<Operand> operands = d.operands();
        Operand first = operands.isEmpty() ? null : operands.get(0);
        Operand second = operands.size() < 2 ? null : operands.get(1);
        boolean reads = d.verb() == Verb.NETREAD;
        if (reads) {
            read(site);
        }
        int at = code.emit(d.verb().op, first == null ? Code.ZERO : operand(first), second == null ? Code.number(d.verb().constant()) : operand(second), site);
        if (operands.size() > 2) {
            code.target(at, third(operands.get(2)));
        }
        if (reads) {
            read(site);
        }
        into(d.into(), site);
    }

    /** What an instruction has beside its two operands: a function, or a value among the arguments. */
    private int third(Operand o) {
        return o instanceof Callee c ? unit.funcIndex.get(c.func()) : unit.arguments(List.of(operand(o)));
    }

    /** The system call of a read from the network: nothing there yet, or what has come. */
    private void read(int site) {
        runtime("entersyscall", SafePoint.RUNTIME, true, site);
        code.emit(Op.SYSCALL, unit.costs.of("read"), 0, site);
    }

    private Expr operand(Operand o) {
        return o instanceof Ref r ? variables.ref(r) : o instanceof GoExpr e ? variables.expr(e) : Code.number(unit.funcIndex.get(((Callee) o).func()));
    }

    /** Puts the results of what was done where they belong. */
    void into(Into into, int site) {
        place(into, into.value(), new Expr.Result(), site);
        place(into, into.ok(), new Expr.Ok(), site);
    }

    private void place(Into into, String name, Expr result, int site) {
        if (name != null && into.declares()) {
            variables.declare(code, name, result, site);
        } else if (name != null) {
            variables.assign(code, name, result, site);
        }
    }

    private void println(Operation.Println p, int site) {
        List<Piece> pieces = new ArrayList<>();
        for (Operation.Printed piece : p.pieces()) {
            boolean value = piece.text() == null;
            pieces.add(new Piece(piece.text(), value ? variables.expr(piece.value()) : null, value && piece.value().type() == GoExpr.Type.BOOL));
        }
        unit.prints.add(pieces);
        if (pieces.stream().anyMatch(Piece::early)) {
            code.emit(Op.PRINT_VALUES, unit.prints.size() - 1, 0, site);
        }
        runtime("printlock", SafePoint.RUNTIME, true, site);
        runtime("println", SafePoint.M_LOCKS, true, site);
        code.emit(Op.PRINTLN, unit.prints.size() - 1, 0, site);
    }

    /** {@code o.Do(f)}: the fast path here, and a doSlow of its own for each place where it stands. */
    private void once(Operation.OnceDo o, int site) {
        code.straight(unit.costs.of("once"), SafePoint.SAFE, site);
        Expr once = variables.ref(o.once());
        code.emit(Op.ONCE, once, Code.ZERO, site);
        int slow = code.emit(Op.JUMP_IF_NOT, new Expr.Result(), Code.ZERO, site);
        int fast = code.emit(Op.JUMP, 0, 0, site);
        code.target(slow, code.label());
        List<Expr> args = captured(o.callee());
        int function = function(o.callee(), site);
        int doSlow = OnceCode.doSlow(unit, function, args.size());
        args.add(0, once);
        code.emit(Op.CALL, doSlow, unit.arguments(args), site);
        code.target(fast, code.label());
    }

    private List<String> free(Callee literal) {
        return Captures.free(literal).stream().filter(variables::has).toList();
    }

    /** What a function is given: its arguments; a literal the numbers of the variables that it shares. */
    private List<Expr> captured(Callee callee) {
        List<Expr> args = new ArrayList<>();
        if (callee.literal()) {
            free(callee).forEach(n -> args.add(new Expr.Local(variables.slot(n))));
        } else {
            args.addAll(variables.exprs(callee.args()));
        }
        return args;
    }

    private int function(Callee callee, int site) {
        if (!callee.literal()) {
            return unit.funcIndex.get(callee.func());
        }
        List<String> free = free(callee);
        int entry = unit.site(-1, callee.func(), unit.sites.get(site).path());
        return unit.literal(() -> literal(unit, callee, free, entry));
    }

    /** Starts or calls a function with a frame of its own. */
    private void callee(int op, Callee callee, int site) {
        int function = function(callee, site);
        List<Expr> args = captured(callee);
        int at = code.emit(op, function, unit.arguments(args), site);
        if (op == Op.GO && !callee.literal() && !args.isEmpty()) {
            code.target(at, Frames.GO_WRAPPER);
        }
    }

    /** A call that is not straight: its body here if it is inlined, else a frame of its own. */
    private void call(Operation.Call c, int site) {
        if (c.callee().literal() || !unit.inliner.inlines(c.callee().func()) || inlined.contains(c.callee().func())) {
            callee(Op.CALL, c.callee(), site);
            into(c.into(), site);
            return;
        }
        Function f = unit.func(c.callee().func());
        List<Expr> args = variables.exprs(c.callee().args());
        Variables outer = variables;
        List<Integer> outerReturns = returns;
        int outerResult = resultSlot;
        variables = new Variables(unit, Captures.of(f.body()), slots);
        returns = new ArrayList<>();
        resultSlot = f.returns() ? variables.temporary() : -1;
        for (int i = 0; i < args.size(); i++) {
            variables.declare(code, f.params().get(i), args.get(i), site);
        }
        inlined.add(f.name());
        body(f.body(), f.name(), site);
        inlined.remove(f.name());
        code.targets(returns, code.label());
        Expr result = new Expr.Local(resultSlot);
        variables = outer;
        returns = outerReturns;
        resultSlot = outerResult;
        place(c.into(), c.into().value(), result, site);
    }

    private void ret(Operation.Return r, int site) {
        Expr value = r.value() == null ? Code.ZERO : variables.expr(r.value());
        if (returns == null) {
            code.emit(Op.RET, value, Code.ZERO, returnSite < 0 ? site : returnSite);
            return;
        }
        if (r.value() != null) {
            code.emit(Op.SET, Code.number(resultSlot), value, site);
        }
        returns.add(code.emit(Op.JUMP, 0, 0, site));
    }
}
