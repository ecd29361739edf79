package dev.gmpscope.scenario;

import dev.gmpscope.scenario.GoExpr.Type;
import java.util.ArrayList;
import java.util.List;

/** Reads the operations that hold others: loops, branches, select; and what leaves them. */
final class BlockReader {
    private final Problems problems;
    private final VerbReader verbs;
    private final OperationReader operations;

    BlockReader(Problems problems, VerbReader verbs, OperationReader operations) {
        this.problems = problems;
        this.verbs = verbs;
        this.operations = operations;
    }

    Operation read(String key, Fields f, Located v, int depth, Scope scope) {
        String path = f.object().path();
        return switch (key) {
            case "for" -> loop(f, v, depth, scope);
            case "range" -> range(f, v, depth, scope);
            case "if" -> branch(f, v, depth, scope);
            case "select" -> select(f, v, depth, scope);
            case "break" -> new Operation.Break(path, breaks(v, scope));
            case "continue" -> {
                continues(f, v, scope);
                yield new Operation.Continue(path);
            }
            default -> new Operation.Return(path, returned(f, v, scope));
        };
    }

    private void continues(Fields f, Located v, Scope scope) {
        verbs.yes(f, v);
        if (!scope.loop) {
            problems.add(v, "\"continue\" stands in no loop.", "Remove it.");
        }
    }

    /** Whether a break leaves the loop although a select is nearer. */
    private boolean breaks(Located v, Scope scope) {
        boolean loop = v.kind() == Located.Kind.STRING && v.text().equals("loop");
        if (!loop && !(v.kind() == Located.Kind.BOOLEAN && v.text().equals("true"))) {
            problems.add(v, "A break is true, or \"loop\" where a select is nearer than the loop.", "Write {\"break\": true}.");
        } else if (!scope.loop && (loop || !scope.select)) {
            problems.add(v, "\"break\" stands in no loop.", "Remove it.");
        }
        return loop && scope.select;
    }

    private GoExpr returned(Fields f, Located v, Scope scope) {
        scope.frame.left = true;
        if (v.kind() == Located.Kind.BOOLEAN) {
            verbs.yes(f, v);
            if (scope.frame.returns) {
                problems.add(v, "\"" + scope.frame.name + "\" returns a value elsewhere, so it must do so here.", "Write {\"return\": 0}.");
            }
            return null;
        }
        if (!scope.frame.returns) {
            problems.add(v, scope.frame.name.equals("main") ? "main returns no value." : "A function literal returns no value here.", "Write {\"return\": true}.");
        }
        return verbs.value(f, v, Type.INT, -Limits.NUMBER, Limits.NUMBER, scope);
    }

    private List<Operation> body(Located value, int depth, Scope block) {
        List<Operation> body = value == null ? List.of() : operations.list(value, depth + 1, block);
        if (value != null) {
            operations.checkUsed(block, value);
        }
        return body;
    }

    /** For ever, a number of times, or as long as a condition holds. */
    private Operation loop(Fields f, Located v, int depth, Scope scope) {
        String path = f.object().path();
        boolean forever = v.kind() == Located.Kind.STRING && v.text().equals("forever");
        GoExpr e = forever ? null : v.kind() == Located.Kind.STRING ? operations.expression(v, scope)
                : verbs.value(f, v, Type.INT, 0, Limits.ROUNDS, scope);
        boolean condition = e != null && e.type() == Type.BOOL;
        if (e != null && e.type() == Type.DURATION) {
            problems.add(v, "A loop runs \"forever\", a number of times, or as long as a condition holds, not for a duration.", "For example \"i < 3\".");
        }
        Scope block = scope.loop();
        String var = f.text("var", null);
        Scope.Variable variable = var == null ? null : operations.declare(f.get("var"), Type.INT, block);
        if (variable != null && condition) {
            problems.add(f.get("var"), "A loop with a condition has no variable of its own.", "Declare it before with {\"var\": …}.");
        }
        boolean unused = variable == null;
        if (variable != null) {
            variable.at = null;
        }
        Located written = f.need("do", "Write \"do\": [] for an empty loop.");
        List<Operation> body = body(written, depth, block);
        if (condition) {
            return new Operation.While(path, e, body);
        }
        return new Operation.For(path, e, unused || !variable.used ? null : var, body);
    }

    private Operation range(Fields f, Located v, int depth, Scope scope) {
        Ref chan = verbs.ref(f, v, Kind.CHAN, scope);
        if (chan != null && chan.isTime()) {
            verbs.noTime(f);
        }
        Scope block = scope.loop();
        String var = f.text("var", null);
        Scope.Variable variable = var == null ? null : operations.declare(f.get("var"), Type.INT, block);
        if (variable != null) {
            variable.at = null;
        }
        List<Operation> body = body(f.need("do", "Write \"do\": [] for an empty loop."), depth, block);
        return new Operation.Range(f.object().path(), chan, variable == null || !variable.used ? null : var, body);
    }

    private Operation branch(Fields f, Located v, int depth, Scope scope) {
        GoExpr condition = f.is(v, Located.Kind.STRING) ? operations.condition(v, scope) : null;
        List<Operation> then = body(f.need("then", "Say what is done if it holds: \"then\": [ … ]."), depth, scope.block());
        List<Operation> otherwise = body(f.get("else"), depth, scope.block());
        return new Operation.If(f.object().path(), condition, then, otherwise);
    }

    private Operation select(Fields f, Located v, int depth, Scope scope) {
        List<Operation.Case> cases = new ArrayList<>();
        if (f.is(v, Located.Kind.ARRAY)) {
            for (Located item : v.items()) {
                Operation.Case c = selectCase(item, depth, scope);
                if (c != null) {
                    cases.add(c);
                }
            }
        }
        if (cases.stream().filter(c -> c.kind().equals("default")).count() > 1) {
            problems.add(v, "A select has at most one default.", "Remove the others.");
        }
        return new Operation.SelectStatement(f.object().path(), cases);
    }

    private Operation.Case selectCase(Located item, int depth, Scope scope) {
        Fields f = Fields.of(item, "A case", problems);
        if (f == null) {
            return null;
        }
        Scope block = scope.selectCase();
        boolean send = f.has("send");
        if (send || f.has("recv")) {
            Ref chan = verbs.ref(f, f.get(send ? "send" : "recv"), Kind.CHAN, scope);
            if (chan != null && chan.isTime()) {
                verbs.noTime(f);
            }
            if (chan != null && chan.isTime() && send) {
                problems.add(f.get("send"), "\"" + chan.name() + "\" can only be received from.", "");
            }
            Located value = send ? f.get("value") : null;
            GoExpr sent = !send ? null : value == null ? GoExpr.number(1) : verbs.value(f, value, Type.INT, -Limits.NUMBER, Limits.NUMBER, scope);
            Into into = send ? Into.NOTHING : verbs.into(f, Verb.RECV.results, block);
            Located body = f.get("do");
            List<Operation> list = body(body, depth, block);
            if (body == null) {
                operations.checkUsed(block, item);
            }
            f.done();
            return new Operation.Case(item.path(), send ? "send" : "recv", chan, sent, into, list);
        }
        if (f.has("after")) {
            GoExpr duration = verbs.value(f, f.get("after"), Type.DURATION, 1, Limits.DURATION, scope);
            List<Operation> list = body(f.get("do"), depth, block);
            f.done();
            return new Operation.Case(item.path(), "after", null, duration == null ? GoExpr.duration(1) : duration, Into.NOTHING, list);
        }
        Located body = f.need("default", "A case is {\"recv\": \"ch\", \"do\": […]}, {\"send\": \"ch\", …} or {\"default\": […]}.");
        f.done();
        return body == null ? null : new Operation.Case(item.path(), "default", null, null, Into.NOTHING, body(body, depth, block));
    }
}
