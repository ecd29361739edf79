package dev.gmpscope.scenario;

/**
 * A channel, mutex or the like where it is used.
 *
 * @param index of an element of a slice, null for a single one
 */
public record Ref(Kind kind, String name, GoExpr index) implements Operand {}
