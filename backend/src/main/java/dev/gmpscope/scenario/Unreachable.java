package dev.gmpscope.scenario;

import java.util.List;

/** Operations that come after one behind which nothing goes on. */
final class Unreachable {
    private Unreachable() {}

    /** Says it once a body, of the first such operation. */
    static void in(List<Operation> body, Places places, List<Problem> found) {
        boolean said = false;
        for (int i = 0; i < body.size(); i++) {
            Operation op = body.get(i);
            op.bodies().forEach(inner -> in(inner, places, found));
            if (op.literal() != null) {
                in(op.literal().body(), places, found);
            }
            String why = i + 1 < body.size() && !said ? end(op) : null;
            if (why != null) {
                said = true;
                found.add(places.problem(body.get(i + 1).path(), "This is never reached: " + why + ".", "Move it before that, or remove it."));
            }
        }
    }

    /** Why nothing goes on behind an operation; null if something may. */
    private static String end(Operation op) {
        if (op instanceof Operation.Return) {
            return "the function returns before";
        } else if (op instanceof Operation.Panic) {
            return "the function panics before";
        } else if (op instanceof Operation.Break || op instanceof Operation.Continue) {
            return "a break or continue comes before";
        } else if (op instanceof Operation.Do d && d.verb() == Verb.GOEXIT) {
            return "the goroutine exits before";
        } else if (op instanceof Operation.For) {
            return Terminating.is(List.of(op)) ? "the loop before has no end" : null;
        }
        if (op instanceof Operation.SelectStatement s && s.cases().isEmpty()) {
            return "a select without cases waits for ever";
        }
        return Terminating.is(List.of(op)) ? "every branch before returns" : null;
    }
}
