package dev.gmpscope.scenario;

import dev.gmpscope.program.SafePoint;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Reads the operations of a function. */
final class OperationReader {
    /** Longest single operation, ns: one hour. */
    private static final long LONGEST = 3_600_000_000_000L;
    private static final int MOST_OPERATIONS = 10_000;
    private static final int DEEPEST = 32;
    private static final long MOST_ROUNDS = 1_000_000_000L;

    /** What {@code unsafe} may be made of. */
    static final Map<String, SafePoint> KINDS = kinds();
    static final List<String> RUNTIME_CALLS = List.of("mapassign", "convT", "mallocgc", "deferproc");
    /** Every operation's key. */
    static final List<String> KEYS = List.of("compute", "unsafe", "call", "for", "go", "send", "recv", "close", "select",
            "sleep", "gosched", "syscall", "rawsyscall", "runtime", "println", "lock", "unlock", "add", "done", "wait", "return");

    private final Problems problems;
    private final Names names;
    private int count;

    OperationReader(Problems problems, Names names) {
        this.problems = problems;
        this.names = names;
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
        if (depth > DEEPEST) {
            problems.add(value, "Operations are nested deeper than " + DEEPEST + ".", "Move the inner ones into a function.");
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
        if (++count == MOST_OPERATIONS) {
            problems.add(item, "The scenario has more than " + MOST_OPERATIONS + " operations.", "Use loops and functions.");
        }
        List<String> present = KEYS.stream().filter(f::has).toList();
        if (present.size() != 1) {
            oneKey(item, present);
            return null;
        }
        String key = present.get(0);
        Operation op = read(key, f, f.get(key), depth, scope);
        f.done();
        return op;
    }

    private void oneKey(Located item, List<String> present) {
        if (present.size() > 1) {
            problems.add(item, "One operation has several names: " + String.join(", ", present) + ".", "Make them operations of their own.");
        } else if (item.members().isEmpty()) {
            problems.add(item, "This operation is empty.", "Name one, for example {\"compute\": \"1ms\"}.");
        } else {
            String first = item.members().keySet().iterator().next();
            int[] at = item.keys().get(first);
            problems.add(at[0], at[1], item.path(), "No operation is called \"" + first + "\".", Problems.didYouMean(first, KEYS));
        }
    }

    private Operation read(String key, Fields f, Located v, int depth, Scope scope) {
        String path = f.object().path();
        return switch (key) {
            case "compute" -> new Operation.Compute(path, f.duration(v, 1, LONGEST));
            case "unsafe" -> new Operation.Unsafe(path, f.duration(v, 1, LONGEST), kind(f));
            case "call" -> new Operation.Call(path, names.call(f, v, scope));
            case "for" -> loop(f, v, depth, scope);
            case "go" -> go(f, v, scope);
            case "send" -> new Operation.Send(path, names.use(f, v, Names.Kind.CHAN));
            case "recv" -> new Operation.Recv(path, names.use(f, v, Names.Kind.CHAN));
            case "close" -> new Operation.Close(path, names.use(f, v, Names.Kind.CHAN));
            case "select" -> select(f, v, depth, scope);
            case "sleep" -> new Operation.Sleep(path, f.duration(v, 1, LONGEST));
            case "gosched" -> {
                yes(f, v);
                yield new Operation.Gosched(path);
            }
            case "syscall" -> new Operation.Syscall(path, f.duration(v, 1, LONGEST));
            case "rawsyscall" -> new Operation.RawSyscall(path, f.duration(v, 1, LONGEST));
            case "runtime" -> new Operation.RuntimeCall(path, word(f, v, RUNTIME_CALLS, "runtime call"));
            case "println" -> println(f, v, scope);
            case "lock" -> new Operation.Lock(path, names.use(f, v, Names.Kind.MUTEX));
            case "unlock" -> new Operation.Unlock(path, names.use(f, v, Names.Kind.MUTEX));
            case "add" -> new Operation.WgAdd(path, names.use(f, v, Names.Kind.WAIT_GROUP), (int) f.number("n", 1, 1, 1_000_000));
            case "done" -> new Operation.WgAdd(path, names.use(f, v, Names.Kind.WAIT_GROUP), -1);
            case "wait" -> new Operation.WgWait(path, names.use(f, v, Names.Kind.WAIT_GROUP));
            default -> {
                yes(f, v);
                yield new Operation.Return(path);
            }
        };
    }

    private void yes(Fields f, Located v) {
        if (f.is(v, Located.Kind.BOOLEAN) && !v.text().equals("true")) {
            problems.add(v, "This operation is either there or not.", "Write true, or remove it.");
        }
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

    private Operation loop(Fields f, Located v, int depth, Scope scope) {
        boolean forever = v.kind() == Located.Kind.STRING && v.text().equals("forever");
        if (!forever && v.kind() == Located.Kind.STRING) {
            problems.add(v, "A loop runs \"forever\" or a number of times, not \"" + v.text() + "\".", "Go expressions are not read yet.");
            forever = true;
        }
        long times = forever ? -1 : f.number(v, 0, MOST_ROUNDS, 1);
        String var = f.text("var", null) == null ? null : names.local(f.get("var"), scope);
        Located body = f.need("do", "Write \"do\": [] for an empty loop.");
        List<Operation> operations = body == null ? List.of() : list(body, depth + 1, var == null ? scope : scope.with(var));
        return new Operation.For(f.object().path(), times, var, operations);
    }

    private Operation go(Fields f, Located v, Scope scope) {
        String func = names.use(f, v, Names.Kind.FUNC);
        String arg = f.text("arg", null);
        if (arg != null && !scope.loops().contains(arg)) {
            problems.add(f.get("arg"), "No loop around this has the variable \"" + arg + "\".",
                    "Give the loop \"var\": \"" + arg + "\". Other Go expressions are not read yet.");
        }
        names.go(f.object(), func, arg != null);
        return new Operation.Go(f.object().path(), func, arg);
    }

    private Operation println(Fields f, Located v, Scope scope) {
        if (v.kind() == Located.Kind.OBJECT) {
            Fields value = new Fields(v, problems);
            String name = value.text("value", null);
            value.done();
            if (name == null || !name.equals(scope.param())) {
                problems.add(v, "Only the function's own parameter can be printed as a value.",
                        scope.param() == null ? "Give the function \"param\": \"i\"." : "Write {\"value\": \"" + scope.param() + "\"}.");
            }
            return new Operation.Println(f.object().path(), null);
        }
        return new Operation.Println(f.object().path(), f.is(v, Located.Kind.STRING) ? v.text() : "");
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
        for (String kind : List.of("send", "recv")) {
            Located chan = f.get(kind);
            if (chan != null) {
                String name = names.use(f, chan, Names.Kind.CHAN);
                Located body = f.get("do");
                f.done();
                return new Operation.Case(item.path(), kind, name, body == null ? List.of() : list(body, depth + 1, scope));
            }
        }
        Located body = f.need("default", "A case is {\"recv\": \"ch\", \"do\": […]}, {\"send\": \"ch\", …} or {\"default\": […]}.");
        f.done();
        return body == null ? null : new Operation.Case(item.path(), "default", null, list(body, depth + 1, scope));
    }
}
