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

    Names(Problems problems) {
        this.problems = problems;
        for (Kind kind : Kind.values()) {
            known.put(kind, new LinkedHashMap<>());
        }
    }

    /** A name that the scenario defines; it must be a Go name of its own. */
    void define(Located at, int line, int column, String name, Kind kind, boolean param) {
        if (!name.matches("[A-Za-z_]\\w*") || GoWords.reserved(name)) {
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

    void go(Located at, String func, boolean arg) {
        started.add(new Started(at, func, arg));
    }

    /** Every go statement gives an argument exactly if its function has a parameter. */
    void checkStarted() {
        for (Started s : started) {
            Boolean param = known.get(Kind.FUNC).get(s.func);
            if (param != null && param != s.arg) {
                problems.add(s.at, param ? "The function \"" + s.func + "\" needs an argument." : "The function \"" + s.func + "\" has no parameter.",
                        param ? "Add \"arg\": with the variable of a loop around." : "Remove \"arg\", or give the function a \"param\".");
            }
        }
    }
}
