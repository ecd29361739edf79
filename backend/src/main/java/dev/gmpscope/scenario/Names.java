package dev.gmpscope.scenario;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The program-wide names of a scenario, and whether those that are used exist. */
final class Names {
    /**
     * What a function takes and gives.
     *
     * @param params  number of its parameters
     * @param returns whether it returns a value
     */
    record Signature(int params, boolean returns) {}

    private final Problems problems;
    private final Map<Kind, Set<String>> known = new EnumMap<>(Kind.class);
    private final Map<String, Integer> lengths = new LinkedHashMap<>();
    private final Map<String, Signature> signatures = new LinkedHashMap<>();
    private final Calls calls = new Calls();

    Names(Problems problems) {
        this.problems = problems;
        for (Kind kind : Kind.values()) {
            known.put(kind, new LinkedHashSet<>());
        }
    }

    /** A name that the scenario defines; it must be a Go name of its own. */
    void define(Located at, int line, int column, String name, Kind kind) {
        if (!GoWords.free(name)) {
            problems.add(line, column, at.path(), "\"" + name + "\" cannot be the name of a " + kind.says + ".", "Use a Go name that the program does not need itself.");
        }
        Kind other = kindOf(name);
        if (other != null) {
            problems.add(line, column, at.path(), "\"" + name + "\" is a " + other.says + " already.", "Choose another name.");
        }
        known.get(kind).add(name);
    }

    void slice(String name, int length) {
        lengths.put(name, length);
    }

    void signature(String func, Signature signature) {
        signatures.put(func, signature);
    }

    Kind kindOf(String name) {
        for (Kind kind : Kind.values()) {
            if (known.get(kind).contains(name)) {
                return kind;
            }
        }
        return null;
    }

    boolean is(String name, Kind kind) {
        return known.get(kind).contains(name);
    }

    /** Elements of a slice; 0 of a single one. */
    int length(String name) {
        return lengths.getOrDefault(name, 0);
    }

    /** The variable of a channel {@code t.C}; null if the text is no such. */
    String timerOf(String text) {
        String name = text.endsWith(Ref.C) ? text.substring(0, text.length() - Ref.C.length()) : "";
        return is(name, Kind.TIMER) || is(name, Kind.TICKER) ? name : null;
    }

    /** What is wrong with a name that should be of a kind; null if it is. */
    String wrong(String name, Kind kind) {
        Kind found = kindOf(name);
        return found == kind ? null : found == null ? "There is no " + kind.says + " \"" + name + "\"." : "\"" + name + "\" is a " + found.says + ", not a " + kind.says + ".";
    }

    String mend(String name, Kind kind) {
        return known.get(kind).isEmpty() ? "Define it under \"" + kind.key + "\"." : Problems.didYouMean(name, known.get(kind));
    }

    String unknownVariable(String name) {
        Kind found = kindOf(name);
        return found == null ? "There is no variable \"" + name + "\" here." : found == Kind.ATOMIC ? "\"" + name + "\" is an atomic; its value is " + name + ".Load()." : "\"" + name + "\" is a " + found.says + ", and has no value.";
    }

    String mendVariable(String name, Scope scope) {
        Set<String> known = variables(scope);
        return known.isEmpty() && kindOf(name) == null ? "Make it before: {\"var\": \"" + name + "\", \"be\": 0}." : Problems.didYouMean(name, known);
    }

    Set<String> variables(Scope scope) {
        Set<String> all = scope.names();
        all.addAll(known.get(Kind.VAR));
        return all;
    }

    /** The name of a parameter or variable of a function; it must hide nothing. */
    String local(Located value, Scope scope) {
        String name = value.text();
        Kind found = kindOf(name);
        if (!GoWords.free(name)) {
            problems.add(value, "\"" + name + "\" cannot be the name of a variable.", "Use a Go name that the program does not need itself.");
        } else if (scope.find(name) != null) {
            problems.add(value, "There is a variable \"" + name + "\" around this already.", "Choose another name.");
        } else if (found != null) {
            problems.add(value, "\"" + name + "\" is a " + found.says + ".", "Choose another name for the variable.");
        }
        return name;
    }

    /** The function that a text names; null with a problem if there is none. */
    String func(Located value) {
        String name = value.text();
        if (wrong(name, Kind.FUNC) == null) {
            return name;
        }
        problems.add(value, wrong(name, Kind.FUNC), mend(name, Kind.FUNC));
        return null;
    }

    Signature signature(String func) {
        return signatures.get(func);
    }

    /** A call that is reached whenever its function is; it must not lead back. */
    void call(Scope scope, String func, Located at) {
        if (!scope.conditional && !scope.frame.left) {
            calls.add(scope.frame.name, func, at);
        }
    }

    void checkCalls() {
        calls.check(problems);
    }
}
