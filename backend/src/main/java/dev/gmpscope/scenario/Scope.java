package dev.gmpscope.scenario;

import dev.gmpscope.scenario.GoExpr.Type;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;

/** The variables that can be seen at a place of a function: those of its blocks, and for a function literal those around it. */
final class Scope {
    /** A variable of a function. */
    static final class Variable {
        final Type type;
        boolean used;
        /** Where Go would complain if nothing used it; null of a parameter. */
        Located at;

        Variable(Type type) {
            this.type = type;
        }
    }

    /** What is true of the function as a whole. */
    static final class Frame {
        final String name;
        /** Whether it returns a value. */
        final boolean returns;
        /** Function literals written in it so far. */
        int literals;
        /** Calls deferred in it so far that are no function's. */
        int wrappers;
        /** Whether a return has been read: what comes after it is only reached on a condition. */
        boolean left;

        Frame(String name, boolean returns) {
            this.name = name;
            this.returns = returns;
        }
    }

    final Frame frame;
    /** Whether break and continue have a loop; whether this place is only reached on a condition. */
    final boolean loop;
    final boolean conditional;
    /** Whether a select stands between here and that loop. */
    final boolean select;
    private final Scope outer;
    private final Map<String, Variable> here = new LinkedHashMap<>();

    private Scope(Frame frame, Scope outer, boolean loop, boolean conditional, boolean select) {
        this.frame = frame;
        this.outer = outer;
        this.loop = loop;
        this.conditional = conditional;
        this.select = select;
    }

    static Scope function(String name, boolean returns) {
        return new Scope(new Frame(name, returns), null, false, false, false);
    }

    Scope block() {
        return new Scope(frame, this, loop, true, select);
    }

    Scope selectCase() {
        return new Scope(frame, this, loop, true, true);
    }

    Scope loop() {
        return new Scope(frame, this, true, true, false);
    }

    /** The body of a function literal. */
    Scope literal() {
        boolean outermost = !frame.name.contains(".");
        String name = outermost ? frame.name + ".func" + ++frame.literals : frame.name + "." + ++frame.literals;
        return new Scope(new Frame(name, false), this, false, true, false);
    }

    Variable declare(String name, Type type) {
        Variable variable = new Variable(type);
        here.put(name, variable);
        return variable;
    }

    /** A variable that can be seen here; null if there is none. */
    Variable find(String name) {
        Variable v = here.get(name);
        return v != null || outer == null ? v : outer.find(name);
    }

    Set<String> names() {
        Set<String> all = outer == null ? new LinkedHashSet<>() : outer.names();
        all.addAll(here.keySet());
        return all;
    }

    /** Variables of this block. */
    Map<String, Variable> declared() {
        return here;
    }
}
