package dev.gmpscope.scenario;

import dev.gmpscope.program.SafePoint;
import dev.gmpscope.scenario.GoExpr.Type;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** Reads the operations of a function: which one it is, and those that are no row of {@link Verb}. */
final class OperationReader {
    /** What {@code unsafe} may be made of. */
    static final Map<String, SafePoint> KINDS = kinds();
    static final List<String> RUNTIME_CALLS = List.of("mapassign", "convT", "mallocgc", "deferproc");
    /** Every operation's key. */
    static final List<String> KEYS = Stream.concat(Stream.of("compute", "unsafe", "rawsyscall", "runtime", "println", "call", "go", "defer", "once", "panic", "for", "range", "if",
            "select", "var", "set", "break", "continue", "return"), Verb.keys().stream()).toList();

    private final Problems problems;
    private final Names names;
    private final VerbReader verbs;
    private final BlockReader blocks;
    private int count;

    OperationReader(Problems problems, Names names) {
        this.problems = problems;
        this.names = names;
        verbs = new VerbReader(problems, names, this);
        blocks = new BlockReader(problems, verbs, this);
    }

    private static Map<String, SafePoint> kinds() {
        Map<String, SafePoint> kinds = new LinkedHashMap<>();
        kinds.put("runtime", SafePoint.RUNTIME);
        kinds.put("assembly", SafePoint.ASSEMBLY);
        kinds.put("writeBarrier", SafePoint.COMPILER_MARKED);
        kinds.put("malloc", SafePoint.MALLOCING);
        kinds.put("locks", SafePoint.M_LOCKS);
        kinds.put("preemptoff", SafePoint.PREEMPTOFF);
        kinds.put("notGo", SafePoint.NOT_GO);
        kinds.put("smallStack", SafePoint.SMALL_STACK);
        return kinds;
    }

    List<Operation> list(Located value, int depth, Scope scope) {
        List<Operation> operations = new ArrayList<>();
        if (value.kind() != Located.Kind.ARRAY) {
            problems.add(value, "Expected a list of operations, but this is " + value.kind().says + ".", "Write [ {…}, {…} ].");
            return operations;
        }
        if (depth > Limits.DEEPEST) {
            problems.add(value, "Operations are nested deeper than " + Limits.DEEPEST + ".", "Move the inner ones into a function.");
            return operations;
        }
        for (Located item : value.items()) {
            Operation op = operation(item, depth, scope);
            if (op != null) {
                operations.add(op);
            }
        }
        return operations;
    }

    private Operation operation(Located item, int depth, Scope scope) {
        Fields f = Fields.of(item, "An operation", problems);
        if (f == null) {
            return null;
        }
        if (++count == Limits.OPERATIONS) {
            problems.add(item, "The scenario has more than " + Limits.OPERATIONS + " operations.", "Use loops and functions.");
        }
        String key = key(item, f);
        if (key == null) {
            return null;
        }
        Verb verb = Verb.of(key);
        Operation op = verb != null ? verbs.read(verb.of(kindOf(f.get(key))), f, scope) : read(key, f, f.get(key), depth, scope);
        f.done();
        return op;
    }

    /** What an operation's first operand names, however wrong it may be. */
    private Kind kindOf(Located operand) {
        return operand.kind() == Located.Kind.STRING ? names.kindOf(operand.text().split("\\[", 2)[0].strip()) : null;
    }

    /** The key that names the operation. Some names are also arguments of others, such as the "var" of a loop. */
    private String key(Located item, Fields f) {
        List<String> present = KEYS.stream().filter(f::has).toList();
        if (present.contains("for") || present.contains("range")) {
            present = present.stream().filter(key -> !key.equals("var")).toList();
        }
        List<String> named = present;
        present = present.stream().filter(key -> named.stream().noneMatch(other -> Verb.takes(other, key))).toList();
        if (present.size() == 1) {
            return present.get(0);
        }
        if (present.size() > 1) {
            problems.add(item, "One operation has several names: " + String.join(", ", present) + ".", "Make them operations of their own.");
        } else if (item.members().isEmpty()) {
            problems.add(item, "This operation is empty.", "Name one, for example {\"compute\": \"1ms\"}.");
        } else {
            String first = item.members().keySet().iterator().next();
            int[] at = item.keys().get(first);
            problems.add(at[0], at[1], item.path(), "No operation is called \"" + first + "\".", Problems.didYouMean(first, KEYS));
        }
        return null;
    }

    private Operation read(String key, Fields f, Located v, int depth, Scope scope) {
        String path = f.object().path();
        return switch (key) {
            case "compute" -> new Operation.Compute(path, verbs.value(f, v, Type.DURATION, 1, Limits.DURATION, scope));
            case "unsafe" -> new Operation.Unsafe(path, f.duration(v, 1, Limits.DURATION), kind(f));
            case "rawsyscall" -> new Operation.RawSyscall(path, f.duration(v, 1, Limits.DURATION));
            case "runtime" -> new Operation.RuntimeCall(path, word(f, v, RUNTIME_CALLS, "runtime call"));
            case "println" -> new Operation.Println(path, println(f, v, scope));
            case "call" -> call(f, v, depth, scope);
            case "go" -> new Operation.Go(path, verbs.callee(f, key, v, false, depth, scope));
            case "defer" -> new Operation.Defer(path, v.kind() == Located.Kind.OBJECT ? deferred(v, depth, scope) : verbs.callee(f, key, v, false, depth, scope));
            case "once" -> once(f, v, depth, scope);
            case "panic" -> new Operation.Panic(path, f.is(v, Located.Kind.STRING) ? v.text() : "");
            case "var" -> declaration(f, v, scope);
            case "set" -> assignment(f, v, scope);
            default -> blocks.read(key, f, v, depth, scope);
        };
    }

    private SafePoint kind(Fields f) {
        Located kind = f.need("kind", "Say why it is unsafe, for example \"kind\": \"runtime\".");
        return kind == null ? SafePoint.RUNTIME
                : KINDS.getOrDefault(word(f, kind, List.copyOf(KINDS.keySet()), "kind of unsafe code"), SafePoint.RUNTIME);
    }

    private String word(Fields f, Located v, List<String> words, String what) {
        if (!f.is(v, Located.Kind.STRING)) {
            return words.get(0);
        }
        if (!words.contains(v.text())) {
            problems.add(v, "\"" + v.text() + "\" is no " + what + ".", Problems.didYouMean(v.text(), words));
            return words.get(0);
        }
        return v.text();
    }

    private Operation call(Fields f, Located v, int depth, Scope scope) {
        Callee callee = verbs.callee(f, "call", v, true, depth, scope);
        boolean returns = callee != null && !callee.literal() && names.signature(callee.func()).returns();
        return new Operation.Call(f.object().path(), callee, verbs.into(f, returns ? List.of(Type.INT) : List.of(), scope));
    }

    private Operation once(Fields f, Located v, int depth, Scope scope) {
        Ref once = verbs.ref(f, v, Kind.ONCE, scope);
        Located what = f.need("do", "Say what is done once: a function, or a list of operations.");
        Callee callee = what == null ? null : verbs.callee(f, "do", what, false, depth, scope);
        if (callee != null && !callee.args().isEmpty()) {
            problems.add(what, "Once.Do takes a function without parameters.", "Write a function literal: \"do\": [ … ].");
        }
        return new Operation.OnceDo(f.object().path(), once, callee);
    }

    /** One operation that is a call, deferred as it stands: {@code defer mu.Unlock()}. Go evaluates its arguments at once, so none may change until it runs. */
    private Callee deferred(Located v, int depth, Scope scope) {
        Operation op = operation(v, depth, scope);
        if (op == null) {
            return null;
        }
        boolean call = op instanceof Operation.Do d && d.verb().go.endsWith(")") && d.verb() != Verb.RECOVER && d.into().equals(Into.NOTHING) || op instanceof Operation.Println;
        if (!call) {
            problems.add(v, "Only a call that gives nothing can be deferred by itself.", "Write a function literal: {\"defer\": [ … ]}.");
        } else if (Constants.not(op)) {
            problems.add(v, "The arguments of a deferred call are evaluated at once, so no variable can stand here.", "Write a function with a parameter, or a function literal.");
        }
        return Callee.wrapping(scope.frame.name, ++scope.frame.wrappers, op);
    }

    /** A text; a value; or a list of both. */
    private List<Operation.Printed> println(Fields f, Located v, Scope scope) {
        List<Operation.Printed> pieces = new ArrayList<>();
        List<Located> written = v.kind() == Located.Kind.ARRAY ? v.items() : List.of(v);
        for (Located item : written) {
            if (item.kind() == Located.Kind.OBJECT) {
                Fields value = new Fields(item, problems);
                Located e = value.need("value", "Write {\"value\": \"i\"}.");
                value.done();
                GoExpr read = e == null || !f.is(e, Located.Kind.STRING) ? null : ExpressionReader.expression(e, null, names, scope, problems);
                pieces.add(new Operation.Printed(null, read == null ? GoExpr.number(0) : read));
            } else {
                pieces.add(new Operation.Printed(f.is(item, Located.Kind.STRING) ? item.text() : "", null));
            }
        }
        return pieces;
    }

    private Operation declaration(Fields f, Located v, Scope scope) {
        Located be = f.need("be", "Say what it is at first: {\"var\": \"n\", \"be\": 0}.");
        GoExpr value = be == null ? null : any(f, be, scope);
        if (value != null && f.is(v, Located.Kind.STRING)) {
            declare(v, value.type(), scope);
        }
        return new Operation.Declare(f.object().path(), v.text(), value);
    }

    /** A number or an expression of any type. */
    private GoExpr any(Fields f, Located v, Scope scope) {
        if (v.kind() == Located.Kind.NUMBER) {
            return GoExpr.number(f.number(v, -Limits.NUMBER, Limits.NUMBER, 0));
        }
        return f.is(v, Located.Kind.STRING) ? ExpressionReader.expression(v, null, names, scope, problems) : null;
    }

    GoExpr expression(Located v, Scope scope) {
        return ExpressionReader.expression(v, null, names, scope, problems);
    }

    GoExpr condition(Located v, Scope scope) {
        return ExpressionReader.expression(v, Type.BOOL, names, scope, problems);
    }

    private Operation assignment(Fields f, Located v, Scope scope) {
        Located to = f.need("to", "Say what it becomes: {\"set\": \"n\", \"to\": \"n + 1\"}.");
        GoExpr value = to == null ? null : any(f, to, scope);
        if (f.is(v, Located.Kind.STRING)) {
            Scope.Variable variable = scope.find(v.text());
            if (variable == null && !names.is(v.text(), Kind.VAR)) {
                problems.add(v, names.unknownVariable(v.text()), names.mendVariable(v.text(), scope));
            } else if (value != null && value.type() != (variable == null ? Type.INT : variable.type)) {
                problems.add(to, "\"" + v.text() + "\" holds " + (variable == null ? Type.INT : variable.type).says + ", not " + value.type().says + ".", "");
            }
        }
        return new Operation.Assign(f.object().path(), v.text(), value);
    }

    /** A new variable at the end of the block; Go refuses one that nothing uses. */
    Scope.Variable declare(Located value, Type type, Scope scope) {
        String name = names.local(value, scope);
        Scope.Variable variable = scope.declare(name, type);
        variable.at = value;
        return variable;
    }

    /** Says of each variable of a block whether something uses it. */
    void checkUsed(Scope scope, Located block) {
        scope.declared().forEach((name, variable) -> {
            if (!variable.used && variable.at != null) {
                problems.add(variable.at, "\"" + name + "\" is declared and not used, which Go refuses.", "Use it, or remove it.");
            }
        });
    }
}
