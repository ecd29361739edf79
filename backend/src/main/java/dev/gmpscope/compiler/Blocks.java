package dev.gmpscope.compiler;

import dev.gmpscope.program.Expr;
import dev.gmpscope.program.Op;
import dev.gmpscope.program.SafePoint;
import dev.gmpscope.program.Select;
import dev.gmpscope.scenario.GoExpr;
import dev.gmpscope.scenario.Operation;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;

/** Compiles loops, branches and select, and what leaves them. */
final class Blocks {
    /** A loop or select under way: jumps to its end, and of a loop to its next round (null of a select). */
    private record Block(List<Integer> breaks, List<Integer> continues) {}

    private final FuncBuilder func;
    private final Code code;
    private final Deque<Block> blocks = new ArrayDeque<>();

    Blocks(FuncBuilder func) {
        this.func = func;
        code = func.code;
    }

    void operation(Operation op, String name, int parent, int site) {
        if (op instanceof Operation.For f) {
            loop(f, name, parent, site);
        } else if (op instanceof Operation.While w) {
            whileLoop(w, name, parent, site);
        } else if (op instanceof Operation.Range r) {
            range(r, name, parent, site);
        } else if (op instanceof Operation.If i) {
            branch(i, name, parent, site);
        } else if (op instanceof Operation.SelectStatement s) {
            select(s, name, parent, site);
        } else if (op instanceof Operation.Break b) {
            Block to = b.loop() ? blocks.stream().filter(x -> x.continues != null).findFirst().orElseThrow() : blocks.peek();
            to.breaks.add(code.emit(Op.JUMP, 0, 0, site));
        } else if (op instanceof Operation.Continue) {
            blocks.stream().filter(x -> x.continues != null).findFirst().orElseThrow().continues.add(code.emit(Op.JUMP, 0, 0, site));
        } else {
            throw new IllegalStateException("not compiled: " + op);
        }
    }

    /** Whether what comes next may be carried out more than once in a call of the function. */
    boolean inLoop() {
        return blocks.stream().anyMatch(x -> x.continues != null);
    }

    /** The body of a loop; returns the loop's jumps. What comes after it is where continue goes. */
    private Block body(List<Operation> body, String name, int parent, int site) {
        Block block = new Block(new ArrayList<>(), new ArrayList<>());
        blocks.push(block);
        func.body(body, name, parent);
        blocks.pop();
        if (!block.continues.isEmpty()) {
            code.targets(block.continues, code.label());
        }
        code.straight(func.unit.costs.of("loop"), SafePoint.SAFE, site);
        return block;
    }

    private void loop(Operation.For f, String name, int parent, int site) {
        Long times = f.times() == null ? Long.valueOf(Op.FOREVER) : f.times().literal();
        Segments round = Long.valueOf(0).equals(times) || f.var() != null ? null : func.straight.round(f, name, parent);
        if (round != null) {
            boolean outlives = times != null && times > Straight.LONGEST / round.ns();
            Expr rounds = times == null ? func.variables.expr(f.times()) : Code.number(outlives ? Op.FOREVER : times);
            code.stretch(round, rounds, site);
            return;
        }
        if (times == null) {
            countedBy(f, name, parent, site);
            return;
        }
        int counter = func.variables.temporary();
        int start = code.emit(Op.LOOP_START, counter, times, site);
        int top = code.label();
        variable(f, counter, site);
        Block block = body(f.body(), name, parent, site);
        code.target(code.emit(Op.LOOP_NEXT, counter, times, site), top);
        int end = code.label();
        code.target(start, end);
        code.targets(block.breaks, end);
    }

    /** The loop's own variable is a new one each round. */
    private void variable(Operation.For f, int counter, int site) {
        if (f.var() != null) {
            func.variables.declare(code, f.var(), new Expr.Local(counter), site);
        }
    }

    /** A loop whose number of rounds is an expression, evaluated once. */
    private void countedBy(Operation.For f, String name, int parent, int site) {
        int limit = func.variables.temporary();
        int counter = func.variables.temporary();
        code.emit(Op.SET, Code.number(limit), func.variables.expr(f.times()), site);
        code.emit(Op.SET, counter, 0, site);
        int top = code.label();
        int out = code.emit(Op.JUMP_IF_NOT, new Expr.Binary(Expr.Operator.LT, new Expr.Local(counter), new Expr.Local(limit)), Code.ZERO, site);
        variable(f, counter, site);
        Block block = body(f.body(), name, parent, site);
        code.emit(Op.SET, Code.number(counter), new Expr.Binary(Expr.Operator.ADD, new Expr.Local(counter), Code.number(1)), site);
        code.target(code.emit(Op.JUMP, 0, 0, site), top);
        block.breaks.add(out);
        code.targets(block.breaks, code.label());
    }

    private int unless(GoExpr condition, int site) {
        func.assign(site);
        return code.emit(Op.JUMP_IF_NOT, func.variables.expr(condition), Code.ZERO, site);
    }

    private void whileLoop(Operation.While w, String name, int parent, int site) {
        int top = code.label();
        int out = unless(w.condition(), site);
        Block block = body(w.body(), name, parent, site);
        code.target(code.emit(Op.JUMP, 0, 0, site), top);
        block.breaks.add(out);
        code.targets(block.breaks, code.label());
    }

    private void range(Operation.Range r, String name, int parent, int site) {
        int top = code.label();
        func.runtime("chan", SafePoint.RUNTIME, true, site);
        code.emit(Op.RECV, func.variables.ref(r.chan()), Code.ZERO, site);
        int out = code.emit(Op.JUMP_IF_NOT, new Expr.Ok(), Code.ZERO, site);
        if (r.var() != null) {
            func.variables.declare(code, r.var(), new Expr.Result(), site);
        }
        Block block = body(r.body(), name, parent, site);
        code.target(code.emit(Op.JUMP, 0, 0, site), top);
        block.breaks.add(out);
        code.targets(block.breaks, code.label());
    }

    private void branch(Operation.If i, String name, int parent, int site) {
        int otherwise = unless(i.condition(), site);
        func.body(i.then(), name, parent);
        if (i.otherwise().isEmpty()) {
            code.target(otherwise, code.label());
            return;
        }
        int end = code.emit(Op.JUMP, 0, 0, site);
        code.target(otherwise, code.label());
        func.body(i.otherwise(), name, parent);
        code.target(end, code.label());
    }

    /** The operation of its only case, or nothing if that is the default. */
    private void single(Operation.Case c, String name, int parent, int site) {
        if (c.kind().equals("after")) {
            func.runtime("newTimer", SafePoint.RUNTIME, true, site);
            code.emit(Op.AFTER, func.variables.expr(c.value()), Code.ZERO, site);
        } else if (!c.kind().equals("default")) {
            func.runtime("chan", SafePoint.RUNTIME, true, site);
            boolean send = c.value() != null;
            code.emit(send ? Op.SEND : Op.RECV, func.variables.ref(c.chan()), send ? func.variables.expr(c.value()) : Code.ZERO, site);
        }
        Block block = new Block(new ArrayList<>(), null);
        blocks.push(block);
        func.into(c.into(), site);
        func.body(c.body(), name, parent);
        blocks.pop();
        code.targets(block.breaks, code.label());
    }

    private Select.Case selectCase(Operation.Case c, int target) {
        Expr value = c.value() == null ? null : func.variables.expr(c.value());
        if (c.kind().equals("after")) {
            return new Select.Case(false, null, null, value, target);
        }
        return new Select.Case(value != null, func.variables.ref(c.chan()), value, null, target);
    }

    /** With one case, or one and a default, it is no select to the compiler (cmd/compile/internal/walk/select.go: walkSelectCases). */
    private void select(Operation.SelectStatement s, String name, int parent, int site) {
        if (s.cases().size() == 1) {
            single(s.cases().get(0), name, parent, site);
            return;
        }
        int index = func.unit.selects.size();
        func.unit.selects.add(null);
        for (Operation.Case c : s.cases()) {
            if (c.kind().equals("after")) {
                func.runtime("newTimer", SafePoint.RUNTIME, true, site);
            }
        }
        boolean nonblocking = s.cases().size() == 2 && s.cases().stream().anyMatch(c -> c.kind().equals("default"));
        func.runtime(nonblocking ? "chan" : "select", SafePoint.RUNTIME, true, site);
        code.emit(Op.SELECT, index, 0, site);
        List<Select.Case> cases = new ArrayList<>();
        Block block = new Block(new ArrayList<>(), null);
        blocks.push(block);
        int fallback = Op.NONE;
        for (Operation.Case c : s.cases()) {
            int target = code.label();
            if (c.kind().equals("default")) {
                fallback = target;
            } else {
                cases.add(selectCase(c, target));
            }
            func.into(c.into(), site);
            func.body(c.body(), name, parent);
            block.breaks.add(code.emit(Op.JUMP, 0, 0, site));
        }
        blocks.pop();
        code.targets(block.breaks, code.label());
        func.unit.selects.set(index, new Select(cases, fallback));
    }
}
