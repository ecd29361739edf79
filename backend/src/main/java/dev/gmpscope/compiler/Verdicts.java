package dev.gmpscope.compiler;

import dev.gmpscope.scenario.Function;
import dev.gmpscope.scenario.Operation;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Says of each function, call, loop and operation whether a stack check stands there, and why. */
final class Verdicts {
    private final Unit unit;
    /** Whether a function passes a check after its own prologue. */
    private final Map<String, Boolean> inside = new LinkedHashMap<>();
    private final List<Verdict> all = new ArrayList<>();

    Verdicts(Unit unit) {
        this.unit = unit;
    }

    List<Verdict> all() {
        for (Function f : unit.scenario.funcs().values()) {
            add(f.path(), "func", unit.checks.has(f), unit.checks.reason(f));
            Walk.all(f.body(), this::operation);
        }
        return all;
    }

    private void add(String path, String kind, boolean check, String reason) {
        all.add(new Verdict(path, unit.line(path), kind, check, reason));
    }

    private void operation(Operation op) {
        if (op instanceof Operation.Call c) {
            add(op.path(), "call", checks(op), call(c));
        } else if (op instanceof Operation.For f) {
            loop(f);
        } else if (!(op instanceof Operation.Compute || op instanceof Operation.Return)) {
            add(op.path(), "op", checks(op), simple(op));
        }
    }

    private String call(Operation.Call c) {
        if (unit.inliner.inlines(c.func())) {
            return checks(c) ? "inlined; a check inside its body" : "no check: " + c.func() + " is inlined, so there is no prologue";
        }
        return unit.checks.reason(unit.func(c.func())) + "; not inlined: " + unit.inliner.whyNot(c.func());
    }

    /** Whether a stack check that can answer a request is passed when an operation is carried out. */
    private boolean checks(Operation op) {
        if (op instanceof Operation.Call c) {
            Function f = unit.func(c.func());
            boolean own = !unit.inliner.inlines(c.func()) && unit.checks.has(f);
            return own || inside(f);
        }
        return op instanceof Operation.RuntimeCall || op instanceof Operation.Send || op instanceof Operation.Recv
                || op instanceof Operation.Close || op instanceof Operation.SelectStatement || op instanceof Operation.Go
                || op instanceof Operation.Sleep || op instanceof Operation.Syscall || op instanceof Operation.WgAdd
                || op instanceof Operation.WgWait;
    }

    private boolean inside(Function f) {
        Boolean known = inside.get(f.name());
        if (known == null) {
            known = Walk.any(f.body(), this::checks);
            inside.put(f.name(), known);
        }
        return known;
    }

    private void loop(Operation.For f) {
        Operation[] first = {null};
        Walk.all(f.body(), op -> {
            if (first[0] == null && !(op instanceof Operation.For) && checks(op)) {
                first[0] = op;
            }
        });
        String reason = first[0] != null ? "a check each round: " + name(first[0])
                : Walk.any(f.body(), op -> op instanceof Operation.Gosched) ? "no check, but it yields by itself: runtime.Gosched"
                : Walk.any(f.body(), op -> op instanceof Operation.Lock) ? "no check in a round unless Lock has to wait: only the signal can stop it"
                : "no check in a round: only the signal can stop it";
        add(f.path(), "loop", first[0] != null, reason);
    }

    private static String name(Operation op) {
        if (op instanceof Operation.Call c) {
            return "call of " + c.func();
        }
        if (op instanceof Operation.RuntimeCall r) {
            return r.name();
        }
        if (op instanceof Operation.WgAdd w) {
            return w.delta() < 0 ? "WaitGroup.Done" : "WaitGroup.Add";
        }
        return op instanceof Operation.WgWait ? "WaitGroup.Wait" : op instanceof Operation.SelectStatement ? "select"
                : op.getClass().getSimpleName().toLowerCase(Locale.ROOT);
    }

    private static String simple(Operation op) {
        if (op instanceof Operation.Unsafe u) {
            return "no safe-point: " + u.rule().says;
        }
        if (op instanceof Operation.RawSyscall) {
            return "no check and no safe-point: assembly, and the runtime is not told";
        }
        if (op instanceof Operation.Println) {
            return "a check, but refused: the print lock is held (m.locks)";
        }
        if (op instanceof Operation.Lock || op instanceof Operation.Unlock) {
            return "no check: the fast path is inlined; it may block if contended";
        }
        if (op instanceof Operation.Gosched) {
            return "yields by itself; runtime.Gosched is nosplit";
        }
        if (op instanceof Operation.Syscall) {
            return "a check in the wrapper; then entersyscall: the P can be taken away";
        }
        return "check: a call into the runtime, whose prologue has one";
    }
}
