package dev.gmpscope.scenario;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The program-wide names of a scenario, and whether those that are used exist. */
final class Names {
    enum Kind {
        FUNC("function", "funcs"), CHAN("channel", "chans"), MUTEX("mutex", "mutexes"), WAIT_GROUP("wait group", "waitgroups");

        final String says;
        final String key;

        Kind(String says, String key) {
            this.says = says;
            this.key = key;
        }
    }

    /** A go statement, checked once all functions are known. */
    private record Started(Located at, String func, boolean arg) {}

    private final Problems problems;
    private final Map<Kind, Map<String, Boolean>> known = new EnumMap<>(Kind.class);
    private final List<Started> started = new ArrayList<>();
    private final Calls calls = new Calls();

    Names(Problems problems) {
        this.problems = problems;
        for (Kind kind : Kind.values()) {
            known.put(kind, new LinkedHashMap<>());
        }
    }

    /** A name that the scenario defines; it must be a Go name of its own. */
    void define(Located at, int line, int column, String name, Kind kind, boolean param) {
        if (!GoWords.free(name)) {
            problems.add(line, column, at.path(), "\"" + name + "\" cannot be the name of a " + kind.says + ".", "Use a Go name that the program does not need itself.");
        }
        for (Kind other : Kind.values()) {
            if (known.get(other).containsKey(name)) {
                problems.add(line, column, at.path(), "\"" + name + "\" is a " + other.says + " already.", "Choose another name.");
            }
        }
        known.get(kind).put(name, param);
    }

    /** A name that is used. */
    String use(Fields f, Located value, Kind kind) {
        if (!f.is(value, Located.Kind.STRING)) {
            return "";
        }
        String name = value.text();
        if (!known.get(kind).containsKey(name)) {
            String mend = known.get(kind).isEmpty() ? "Define it under \"" + kind.key + "\"." : Problems.didYouMean(name, known.get(kind).keySet());
            problems.add(value, "There is no " + kind.says + " \"" + name + "\".", name.matches("[A-Za-z_]\\w*") ? mend : "Go expressions are not read yet.");
        }
        return name;
    }

    /** The name of a parameter or loop variable; it must hide nothing. */
    String local(Located value, Scope scope) {
        String name = value.text();
        if (!GoWords.free(name)) {
            problems.add(value, "\"" + name + "\" cannot be the name of a variable.", "Use a Go name that the program does not need itself.");
        } else if (name.equals(scope.param()) || scope.loops().contains(name)) {
            problems.add(value, "There is a variable \"" + name + "\" around this already.", "Choose another name.");
        }
        for (Kind kind : Kind.values()) {
            if (known.get(kind).containsKey(name)) {
                problems.add(value, "\"" + name + "\" is a " + kind.says + ".", "Choose another name for the variable.");
            }
        }
        return name;
    }

    /** A function called: it takes no argument, and never leads back to where it is called. */
    String call(Fields f, Located value, Scope scope) {
        String func = use(f, value, Kind.FUNC);
        if (Boolean.TRUE.equals(known.get(Kind.FUNC).get(func))) {
            problems.add(value, "\"" + func + "\" has a parameter, and a call gives none.", "Start it with {\"go\": \"" + func + "\", \"arg\": …}, or remove its \"param\".");
        }
        calls.add(scope.func(), func, value);
        return func;
    }

    void go(Located at, String func, boolean arg) {
        started.add(new Started(at, func, arg));
    }

    /** What can only be said once all functions are read: arguments of go statements, recursion. */
    void checkUses() {
        calls.check(problems);
        for (Started s : started) {
            Boolean param = known.get(Kind.FUNC).get(s.func);
            if (param != null && param != s.arg) {
                problems.add(s.at, param ? "The function \"" + s.func + "\" needs an argument." : "The function \"" + s.func + "\" has no parameter.",
                        param ? "Add \"arg\": with the variable of a loop around." : "Remove \"arg\", or give the function a \"param\".");
            }
        }
    }
}
