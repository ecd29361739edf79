package dev.gmpscope.program;

/**
 * A compiled function: parallel instruction columns.
 *
 * @param name  the scenario's name of it
 * @param op    operations, see {@link Op}
 * @param a     first operand
 * @param b     second operand
 * @param c     third operand (jump targets)
 * @param x     what gives the first operand, null where a does
 * @param y     what gives the second operand, null where b does
 * @param site  index into {@link Program#sites}
 * @param frame bytes of its stack frame
 * @param slots variables that a frame needs; its arguments are the first of them
 */
public record Func(String name, int[] op, long[] a, long[] b, int[] c, Expr[] x, Expr[] y, int[] site, int frame, int slots) {}
