package dev.gmpscope.scenario;

import dev.gmpscope.scenario.GoExpr.Type;
import java.util.ArrayList;
import java.util.List;

/** Reads the arguments that a {@link Verb}, a call or a go statement is given, and where its results go. */
final class VerbReader {
    private final Problems problems;
    private final Names names;
    private final OperationReader operations;

    VerbReader(Problems problems, Names names, OperationReader operations) {
        this.problems = problems;
        this.names = names;
        this.operations = operations;
    }

    Operation read(Verb verb, Fields f, Scope scope) {
        List<Operand> operands = new ArrayList<>();
        for (Param p : verb.params) {
            Located value = p.absent() != null ? f.get(p.key()) : f.need(p.key(), "\"" + verb.key + "\" needs it.");
            Operand operand = value == null ? GoExpr.number(p.absent() == null ? 0 : p.absent()) : operand(p, f, value, scope);
            if (operand != null) {
                timer(verb, operand, value);
                operands.add(operand);
            }
        }
        return new Operation.Do(f.object().path(), verb, operands, into(f, results(verb, f, operands), scope));
    }

    /** What can be done with a timer, a ticker, and the channel of one. */
    private void timer(Verb verb, Operand operand, Located value) {
        if (operand instanceof Ref r && r.isTime() && verb != Verb.RECV) {
            problems.add(value, "\"" + r.name() + "\" can only be received from.", "");
        } else if (operand instanceof Ref r && r.kind() == Kind.TICKER && (verb == Verb.NEW_TIMER || verb == Verb.AFTER_FUNC)) {
            problems.add(value, "\"" + r.name() + "\" is a ticker, not a timer.", "Write {\"newTicker\": …}, or declare it under \"timers\".");
        }
    }

    private List<Type> results(Verb verb, Fields f, List<Operand> operands) {
        Ref first = operands.isEmpty() || !(operands.get(0) instanceof Ref r) ? null : r;
        if (first != null && first.isTime()) {
            noTime(f);
            return List.of();
        }
        return first != null && first.kind() == Kind.TICKER ? List.of() : verb.results;
    }

    /** What comes out of a timer's channel is a time, and no variable of a scenario holds one. */
    void noTime(Fields f) {
        for (String key : List.of("into", "ok", "var")) {
            if (f.has(key)) {
                problems.add(f.get(key), "What a timer's channel gives is a time, which no variable here can hold.", "Remove it.");
            }
        }
    }

    private Operand operand(Param p, Fields f, Located value, Scope scope) {
        if (p.kind() == Kind.FUNC) {
            return plainFunc(f, value);
        }
        if (p.kind() != null) {
            return ref(f, value, p.kind(), scope);
        }
        if (p.type() == null) {
            yes(f, value);
            return null;
        }
        return value(f, value, p.type(), p.least(), p.most(), scope);
    }

    /** A function without parameters and results, by name. */
    private Callee plainFunc(Fields f, Located value) {
        String func = f.is(value, Located.Kind.STRING) ? names.func(value) : null;
        if (func == null) {
            return null;
        }
        if (names.signature(func).params() > 0 || names.signature(func).returns()) {
            problems.add(value, "\"" + func + "\" must have no parameter and return nothing.", "Write a function that calls it.");
        }
        return new Callee(func, List.of(), null);
    }

    void yes(Fields f, Located v) {
        if (f.is(v, Located.Kind.BOOLEAN) && !v.text().equals("true")) {
            problems.add(v, "This operation is either there or not.", "Write true, or remove it.");
        }
    }

    /** A channel or the like; null with a problem if there is none. */
    Ref ref(Fields f, Located value, Kind kind, Scope scope) {
        return f.is(value, Located.Kind.STRING) ? ExpressionReader.ref(value, kind, names, scope, problems) : null;
    }

    /** A number or duration within bounds, or an expression; null with a problem if it is neither. */
    GoExpr value(Fields f, Located value, Type type, long least, long most, Scope scope) {
        if (type == Type.INT && value.kind() == Located.Kind.NUMBER) {
            return GoExpr.number(f.number(value, least, most, least));
        }
        if (type == Type.DURATION && value.kind() == Located.Kind.NUMBER) {
            return GoExpr.duration(f.duration(value, least, most));
        }
        if (!f.is(value, Located.Kind.STRING)) {
            return null;
        }
        if (type == Type.DURATION && !value.text().matches("[A-Za-z_(].*|.+[-+*/%].*")) {
            return GoExpr.duration(f.duration(value, least, most));
        }
        GoExpr e = ExpressionReader.expression(value, type, names, scope, problems);
        Long n = e == null ? null : e.literal();
        if (n != null && (n < least || n > most)) {
            problems.add(value, "\"" + value.text() + "\" is out of range.", "Allowed: " + bounds(type, least, most) + ".");
        }
        return e;
    }

    private static String bounds(Type type, long least, long most) {
        return type == Type.DURATION ? GoDuration.text(least) + " to " + GoDuration.text(most) : least + " to " + most;
    }

    /** Where the results go, under "into" and "ok". */
    Into into(Fields f, List<Type> results, Scope scope) {
        Located into = results.isEmpty() ? null : f.get("into");
        Located ok = results.size() < 2 ? null : f.get("ok");
        if (into == null && ok == null) {
            return Into.NOTHING;
        }
        Boolean declares = null;
        for (Located place : new Located[] {into, ok}) {
            if (place != null && f.is(place, Located.Kind.STRING) && !place.text().equals("_")) {
                boolean isNew = place(place, results.get(place == into ? 0 : 1), scope);
                if (declares != null && declares != isNew) {
                    problems.add(place, "One of \"into\" and \"ok\" is a new variable, the other one is not.", "Declare it before with {\"var\": …}.");
                }
                declares = isNew;
            }
        }
        String value = into == null ? null : into.text();
        return new Into("_".equals(value) ? null : value, ok == null || "_".equals(ok.text()) ? null : ok.text(), Boolean.TRUE.equals(declares));
    }

    /** Whether a variable that takes a result is new. */
    private boolean place(Located place, Type type, Scope scope) {
        Scope.Variable variable = scope.find(place.text());
        if (variable == null && !names.is(place.text(), Kind.VAR)) {
            operations.declare(place, type, scope);
            return true;
        }
        Type has = variable == null ? Type.INT : variable.type;
        if (has != type) {
            problems.add(place, "\"" + place.text() + "\" holds " + has.says + ", but this gives " + type.says + ".", "Use another variable.");
        }
        return false;
    }

    /** A function by name with its arguments, or a function literal: a list of operations. */
    Callee callee(Fields f, String key, Located value, boolean called, int depth, Scope scope) {
        if (value.kind() == Located.Kind.ARRAY) {
            Scope inner = scope.literal();
            List<Operation> body = operations.list(value, depth + 1, inner);
            operations.checkUsed(inner, value);
            return new Callee(inner.frame.name, List.of(), body);
        }
        if (!f.is(value, Located.Kind.STRING)) {
            return null;
        }
        List<GoExpr> args = args(f, scope);
        String func = names.func(value);
        if (func == null) {
            return null;
        }
        int params = names.signature(func).params();
        if (args.size() != params) {
            problems.add(value, "\"" + func + "\" has " + (params == 0 ? "no parameter" : params == 1 ? "one parameter" : params + " parameters")
                    + ", but gets " + (args.isEmpty() ? "no argument" : args.size() == 1 ? "one argument" : args.size() + " arguments") + ".",
                    params == 0 ? "Remove \"arg\", or give the function a \"param\"." : "Write \"args\": [ … ].");
        }
        if (called) {
            names.call(scope, func, value);
        }
        return new Callee(func, args, null);
    }

    private List<GoExpr> args(Fields f, Scope scope) {
        List<Located> written = new ArrayList<>(f.list("args"));
        Located single = f.get("arg");
        if (single != null) {
            written.add(single);
        }
        List<GoExpr> args = new ArrayList<>();
        for (Located item : written) {
            GoExpr e = value(f, item, Type.INT, -Limits.NUMBER, Limits.NUMBER, scope);
            args.add(e == null ? GoExpr.number(0) : e);
        }
        return args;
    }
}
