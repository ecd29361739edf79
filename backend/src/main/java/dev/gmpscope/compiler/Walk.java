package dev.gmpscope.compiler;

import dev.gmpscope.scenario.Operation;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Predicate;

/** Goes through all operations of a body, inner ones included, in order; function literals are functions of their own. */
final class Walk {
    private Walk() {}

    static void all(List<Operation> body, Consumer<Operation> visit) {
        for (Operation op : body) {
            visit.accept(op);
            op.bodies().forEach(inside -> all(inside, visit));
        }
    }

    static boolean any(List<Operation> body, Predicate<Operation> test) {
        for (Operation op : body) {
            if (test.test(op) || op.bodies().stream().anyMatch(inside -> any(inside, test))) {
                return true;
            }
        }
        return false;
    }
}
