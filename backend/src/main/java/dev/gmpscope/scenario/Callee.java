package dev.gmpscope.scenario;

import java.util.List;

/**
 * What is called, started or deferred: a function by name with its arguments, or a function literal.
 *
 * @param func name; of a literal as Go names it: {@code main.func1}
 * @param body of a literal, null otherwise
 */
public record Callee(String func, List<GoExpr> args, List<Operation> body) implements Operand {
    private static final String WRAP = ".deferwrap";

    public boolean literal() {
        return body != null;
    }

    /** Whether it only stands for the one call in its body: Go's compiler wraps the call of a defer statement so. */
    public boolean wrapper() {
        return literal() && func.contains(WRAP);
    }

    static Callee wrapping(String func, int number, Operation call) {
        return new Callee(func + WRAP + number, List.of(), List.of(call));
    }
}
