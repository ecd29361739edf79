package dev.gmpscope.scenario;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Reads the functions of a scenario: first what each takes and gives, then what it does. */
final class FunctionReader {
    private final Problems problems;
    private final Names names;
    private final OperationReader operations;

    FunctionReader(Problems problems, Names names, OperationReader operations) {
        this.problems = problems;
        this.names = names;
        this.operations = operations;
    }

    Map<String, Function> read(Fields f) {
        Map<String, Function> funcs = new LinkedHashMap<>();
        Located value = f.need("funcs", "A scenario needs functions, at least \"main\".");
        Fields defined = value == null ? null : Fields.of(value, "\"funcs\"", problems);
        if (defined == null) {
            return funcs;
        }
        if (value.members().size() > Limits.FUNCS) {
            problems.add(value, "There are more than " + Limits.FUNCS + " functions.", "Remove some.");
            return funcs;
        }
        value.members().forEach((name, body) -> {
            int[] at = value.keys().get(name);
            names.define(body, at[0], at[1], name, Kind.FUNC);
            names.signature(name, new Names.Signature(params(body).size(), !name.equals("main") && returns(body)));
        });
        defined.need("main", "The program starts in \"main\".");
        value.members().forEach((name, body) -> funcs.put(name, function(name, body)));
        names.checkCalls();
        return funcs;
    }

    private static List<Located> params(Located function) {
        if (function.kind() != Located.Kind.OBJECT) {
            return List.of();
        }
        Located param = function.members().get("param");
        Located params = function.members().get("params");
        List<Located> all = new ArrayList<>(params != null && params.kind() == Located.Kind.ARRAY ? params.items() : List.of());
        if (param != null) {
            all.add(0, param);
        }
        return all;
    }

    /** Whether a value is returned anywhere in a function; what its function literals return does not count. */
    private static boolean returns(Located value) {
        if (value.kind() == Located.Kind.ARRAY) {
            return value.items().stream().anyMatch(FunctionReader::returns);
        }
        if (value.kind() != Located.Kind.OBJECT) {
            return false;
        }
        for (Map.Entry<String, Located> member : value.members().entrySet()) {
            Located inside = member.getValue();
            boolean literal = inside.kind() == Located.Kind.ARRAY && (Verb.of(member.getKey()) != null || List.of("go", "call").contains(member.getKey()));
            if (member.getKey().equals("return") ? inside.kind() != Located.Kind.BOOLEAN : !literal && returns(inside)) {
                return true;
            }
        }
        return false;
    }

    private Function function(String name, Located value) {
        boolean returns = names.signature(name).returns();
        Scope scope = Scope.function(name, returns);
        boolean plain = value.kind() != Located.Kind.OBJECT;
        Fields f = plain ? null : new Fields(value, problems);
        List<String> params = plain ? List.of() : declare(f, params(value), name, scope);
        Located body = plain ? value : f.need("do", "Write what the function does: \"do\": [ … ].");
        List<Operation> list = body == null ? List.of() : operations.list(body, 1, scope);
        operations.checkUsed(scope, value);
        if (returns && !Terminating.is(list)) {
            problems.add(value, "\"" + name + "\" returns a value, but its end can be reached without one.", "Add {\"return\": 0} at its end.");
        }
        if (plain) {
            return new Function(name, value.path(), false, false, 0, params, returns, list);
        }
        Function function = new Function(name, value.path(), f.flag("noinline", false), f.flag("nosplit", false),
                (int) f.number("frame", 0, 0, 700), params, returns, list);
        f.done();
        return function;
    }

    private List<String> declare(Fields f, List<Located> params, String func, Scope scope) {
        f.get("param");
        f.list("params");
        List<String> declared = new ArrayList<>();
        for (Located param : params) {
            if (f.is(param, Located.Kind.STRING)) {
                operations.declare(param, GoExpr.Type.INT, scope).at = null;
                declared.add(param.text());
            }
        }
        if (!params.isEmpty() && func.equals("main")) {
            problems.add(params.get(0), "main has no parameter.", "Remove it.");
        }
        if (params.size() > Limits.ARGS) {
            problems.add(params.get(0), "A function has at most " + Limits.ARGS + " parameters.", "Use variables of the program.");
        }
        return declared;
    }
}
