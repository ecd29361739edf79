package dev.gmpscope.compiler;

import dev.gmpscope.compiler.Verdict.Sign;
import dev.gmpscope.scenario.Function;
import dev.gmpscope.scenario.Operation;
import dev.gmpscope.scenario.Verb;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
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
            add(f.path(), "func", unit.checks.has(f), sign(f), unit.checks.reason(f));
            Walk.all(f.body(), this::operation);
        }
        return all;
    }

    private void add(String path, String kind, boolean check, Sign sign, String reason) {
        all.add(new Verdict(path, unit.line(path), kind, check, sign, reason));
    }

    private Sign sign(Function f) {
        return f.nosplit() ? Sign.NOSPLIT : unit.checks.has(f) ? Sign.CHECK : Sign.LEAF;
    }

    private void operation(Operation op) {
        if (op.literal() != null) {
            Walk.all(op.literal().body(), this::operation);
        }
        if (op instanceof Operation.Call c) {
            add(op.path(), "call", checks(op), sign(c), call(c));
        } else if (op instanceof Operation.For f) {
            loop(f);
        } else if (op instanceof Operation.While || op instanceof Operation.Range) {
            add(op.path(), "loop", checks(op) || inner(op) != null, round(op), reason(op));
        } else if (op instanceof Operation.Do || op instanceof Operation.OnceDo || op instanceof Operation.Go || op instanceof Operation.Defer || op instanceof Operation.Panic || op instanceof Operation.Println || op instanceof Operation.SelectStatement
                || op instanceof Operation.RuntimeCall || op instanceof Operation.RawSyscall || op instanceof Operation.Unsafe) {
            add(op.path(), "op", checks(op), sign(op), simple(op));
        }
    }

    private Sign sign(Operation.Call c) {
        if (c.callee().literal()) {
            return Sign.CHECK;
        }
        String func = c.callee().func();
        return !unit.inliner.inlines(func) ? sign(unit.func(func)) : checks(c) ? Sign.CHECK : Sign.INLINED;
    }

    private Sign sign(Operation op) {
        if (op instanceof Operation.Unsafe || op instanceof Operation.RawSyscall) {
            return Sign.UNSAFE;
        }
        if (checks(op)) {
            return Sign.RUNTIME;
        }
        return op instanceof Operation.Do d ? sign(d.verb()) : op instanceof Operation.SelectStatement ? Sign.NONE : Sign.FAST;
    }

    /** Of what has no check: only where a call is left for the bad case is there a path that is not fast. */
    private static Sign sign(Verb v) {
        return v == Verb.GOSCHED ? Sign.YIELDS : v == Verb.LOCK_OS_THREAD ? Sign.NOSPLIT : v.atomic() ? Sign.NONE : v.leaf() ? Sign.INLINED : Sign.FAST;
    }

    private String call(Operation.Call c) {
        if (c.callee().literal()) {
            return "check: a call of a function literal";
        }
        String func = c.callee().func();
        if (unit.inliner.inlines(func)) {
            return checks(c) ? "inlined; a check inside its body" : "no check: " + func + " is inlined, so there is no prologue";
        }
        return unit.checks.reason(unit.func(func)) + "; not inlined: " + unit.inliner.whyNot(func);
    }

    /** Whether a stack check that can answer a request is passed when an operation is carried out. */
    private boolean checks(Operation op) {
        if (op instanceof Operation.Call c) {
            if (c.callee().literal()) {
                return true;
            }
            Function f = unit.func(c.callee().func());
            boolean own = !unit.inliner.inlines(f.name()) && unit.checks.has(f);
            return own || inside(f);
        }
        return op instanceof Operation.Do d ? d.verb().check : op instanceof Operation.RuntimeCall || op instanceof Operation.SelectStatement s && !s.plain()
                || op instanceof Operation.Go || op instanceof Operation.Range || op instanceof Operation.Panic || op instanceof Operation.Println;
    }

    private boolean inside(Function f) {
        Boolean known = inside.get(f.name());
        if (known == null) {
            inside.put(f.name(), false);
            known = Walk.any(f.body(), this::checks);
            inside.put(f.name(), known);
        }
        return known;
    }

    private void loop(Operation.For f) {
        add(f.path(), "loop", inner(f) != null, round(f), reason(f));
    }

    /** The first operation of a loop's round at which a request can be answered; null if there is none. */
    private Operation inner(Operation loop) {
        Operation[] first = {null};
        loop.bodies().forEach(body -> Walk.all(body, op -> {
            if (first[0] == null && !(op instanceof Operation.For) && checks(op)) {
                first[0] = op;
            }
        }));
        return first[0];
    }

    private String reason(Operation loop) {
        Operation first = loop instanceof Operation.Range ? loop : inner(loop);
        List<Operation> body = loop.bodies().get(0);
        return first != null ? "a check each round: " + name(first)
                : Walk.any(body, Verdicts::yields) ? "no check, but it yields by itself: runtime.Gosched"
                : Walk.any(body, Verdicts::locks) ? "no check in a round unless Lock has to wait: only the signal can stop it"
                : unsafe(body) ? "no check in a round, and the signal is refused: there is no safe-point in it" : "no check in a round: only the signal can stop it";
    }

    private Sign round(Operation loop) {
        List<Operation> body = loop.bodies().get(0);
        return loop instanceof Operation.Range || inner(loop) != null ? Sign.CHECK : Walk.any(body, Verdicts::yields) ? Sign.YIELDS : Walk.any(body, Verdicts::locks) ? Sign.FAST : unsafe(body) ? Sign.UNSAFE : Sign.NONE;
    }

    /** Whether a signal is refused all through a round. */
    private static boolean unsafe(List<Operation> body) {
        return !body.isEmpty() && body.stream().allMatch(op -> op instanceof Operation.Unsafe || op instanceof Operation.RawSyscall);
    }

    private static boolean yields(Operation op) {
        return op instanceof Operation.Do d && d.verb() == Verb.GOSCHED;
    }

    private static boolean locks(Operation op) {
        return op instanceof Operation.Do d && d.verb() == Verb.LOCK;
    }

    private static String name(Operation op) {
        if (op instanceof Operation.Do d) {
            return d.verb().says;
        } else if (op instanceof Operation.Call c) {
            return "call of " + c.callee().func();
        } else if (op instanceof Operation.RuntimeCall r) {
            return r.name();
        }
        return op instanceof Operation.SelectStatement ? "select" : op instanceof Operation.Range ? "recv" : op instanceof Operation.Println ? "println" : "go";
    }

    private static String simple(Operation op) {
        if (op instanceof Operation.Do d) {
            return d.verb().reason();
        } else if (op instanceof Operation.Unsafe u) {
            return "no safe-point: " + u.rule().says;
        } else if (op instanceof Operation.RawSyscall) {
            return "no check and no safe-point: assembly, and the runtime is not told";
        } else if (op instanceof Operation.SelectStatement s && s.plain()) {
            return "no check: with nothing but a default it is no select";
        } else if (op instanceof Operation.OnceDo) {
            return "no check once it is done: the fast path is inlined";
        } else if (op instanceof Operation.Defer) {
            return "no check of its own; in a loop a call of deferproc, which has one";
        } else if (op instanceof Operation.Println) {
            return "check: printlock, whose prologue has one; those after it are refused, for the print lock is held (m.locks)";
        }
        return "check: a call into the runtime, whose prologue has one";
    }
}
