package dev.gmpscope.compiler;

import dev.gmpscope.program.Expr;
import dev.gmpscope.program.Func;
import dev.gmpscope.program.Op;
import dev.gmpscope.program.SafePoint;
import java.util.ArrayList;
import java.util.List;

/**
 * The slow path of sync.Once as code of its own (sync/once.go: Once.doSlow): locks, defers the unlock, looks again, defers the note that it is done, and
 * calls the function. Its first variable is the Once, the others are passed on.
 */
final class OnceCode {
    private static final String NAME = "sync.(*Once).doSlow";
    /** Bytes of doSlow's stack frame, and of those that the compiler wraps around its deferred calls. */
    private static final int FRAME = 96;
    private static final int WRAPPER_FRAME = 16;

    private OnceCode() {}

    static int doSlow(Unit unit, int function, int passed) {
        int unlock = deferred(unit, Op.UNLOCK, ".deferwrap1");
        int store = deferred(unit, Op.ONCE_DONE, ".deferwrap2");
        int site = site(unit, NAME);
        Code code = new Code(unit);
        Expr once = new Expr.Local(0);
        int self = unit.arguments(List.of(once));
        List<Expr> args = new ArrayList<>();
        for (int i = 0; i < passed; i++) {
            args.add(new Expr.Local(1 + i));
        }
        code.straight(unit.costs.of("call"), SafePoint.SAFE, true, site, Checks.below(FRAME));
        code.straight(unit.costs.of("mutex"), SafePoint.SAFE, site);
        code.emit(Op.LOCK, once, Code.ZERO, site);
        code.emit(Op.DEFER, unlock, self, site);
        code.emit(Op.ONCE, once, Code.ZERO, site);
        int call = code.emit(Op.JUMP_IF_NOT, new Expr.Result(), Code.ZERO, site);
        int end = code.emit(Op.JUMP, 0, 0, site);
        code.target(call, code.label());
        code.emit(Op.DEFER, store, self, site);
        code.emit(Op.CALL, function, unit.arguments(args), site);
        code.target(end, code.label());
        code.emit(Op.RET, 0, 0, site);
        return unit.literal(() -> code.func(NAME, FRAME, 1 + passed));
    }

    private static int deferred(Unit unit, int op, String suffix) {
        int site = site(unit, NAME + suffix);
        Code code = new Code(unit);
        code.straight(unit.costs.of("call") + unit.costs.of("mutex"), SafePoint.SAFE, site);
        code.emit(op, new Expr.Local(0), Code.ZERO, site);
        code.emit(Op.RET, 0, 0, site);
        Func f = code.func(NAME + suffix, WRAPPER_FRAME, 1);
        return unit.literal(() -> f);
    }

    /** Code of the library has no place in the scenario. */
    private static int site(Unit unit, String func) {
        return unit.site(-1, func, null);
    }
}
