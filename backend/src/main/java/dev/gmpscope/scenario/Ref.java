package dev.gmpscope.scenario;

/**
 * A channel, mutex or the like where it is used.
 *
 * @param index of an element of a slice, null for a single one
 */
public record Ref(Kind kind, String name, GoExpr index) implements Operand {
    /** The channel of a timer or ticker: {@code t.C}. */
    static final String C = ".C";

    /** Name of the variable. */
    public String variable() {
        return name.endsWith(C) ? name.substring(0, name.length() - C.length()) : name;
    }

    /** Whether values of another type than int come out of it. */
    boolean isTime() {
        return name.endsWith(C);
    }
}
