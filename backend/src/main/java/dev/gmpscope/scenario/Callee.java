package dev.gmpscope.scenario;

import java.util.List;

/**
 * What is called, started or deferred: a function by name with its arguments, or a function literal.
 *
 * @param func name; of a literal as Go names it: {@code main.func1}
 * @param body of a literal, null otherwise
 */
public record Callee(String func, List<GoExpr> args, List<Operation> body) implements Operand {
    public boolean literal() {
        return body != null;
    }
}
