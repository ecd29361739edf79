package dev.gmpscope.program;

/**
 * A compiled function: parallel instruction columns.
 *
 * @param name  the scenario's name of it
 * @param op    operations, see {@link Op}
 * @param a     first operand
 * @param b     second operand
 * @param c     third operand (jump targets)
 * @param site  index into {@link Program#sites}
 * @param slots loop counters that a frame needs
 */
public record Func(String name, int[] op, long[] a, long[] b, int[] c, int[] site, int slots) {}
