package dev.gmpscope.compiler;

import dev.gmpscope.scenario.Operation;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Predicate;

/** Goes through all operations of a body, inner ones included, in order. */
final class Walk {
    private Walk() {}

    static void all(List<Operation> body, Consumer<Operation> visit) {
        for (Operation op : body) {
            visit.accept(op);
            if (op instanceof Operation.For f) {
                all(f.body(), visit);
            } else if (op instanceof Operation.SelectStatement s) {
                s.cases().forEach(c -> all(c.body(), visit));
            }
        }
    }

    static boolean any(List<Operation> body, Predicate<Operation> test) {
        for (Operation op : body) {
            boolean inside = op instanceof Operation.For f && any(f.body(), test)
                    || op instanceof Operation.SelectStatement s && s.cases().stream().anyMatch(c -> any(c.body(), test));
            if (inside || test.test(op)) {
                return true;
            }
        }
        return false;
    }
}
