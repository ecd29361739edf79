package dev.gmpscope.scenario;

import java.util.List;

/** Whether the end of a body can be reached, as Go's specification counts it under "Terminating statements". */
final class Terminating {
    private Terminating() {}

    static boolean is(List<Operation> body) {
        if (body.isEmpty()) {
            return false;
        }
        Operation last = body.get(body.size() - 1);
        if (last instanceof Operation.For f) {
            return f.times() == null && !leaves(f.body());
        } else if (last instanceof Operation.If i) {
            return is(i.then()) && is(i.otherwise());
        } else if (last instanceof Operation.SelectStatement s) {
            return s.cases().stream().allMatch(c -> is(c.body())) && !breaks(last);
        }
        return last instanceof Operation.Return;
    }

    /** Whether a break inside leaves the loop. */
    private static boolean leaves(List<Operation> body) {
        return body.stream().anyMatch(op -> op instanceof Operation.Break b && !b.loop()
                || op instanceof Operation.If i && (leaves(i.then()) || leaves(i.otherwise()))
                || op instanceof Operation.SelectStatement s && s.cases().stream().anyMatch(c -> outOf(c.body())));
    }

    /** Whether a break inside a select leaves the loop around it. */
    private static boolean outOf(List<Operation> body) {
        return body.stream().anyMatch(op -> op instanceof Operation.Break b && b.loop() || op.bodies().stream().anyMatch(Terminating::outOf));
    }

    /** Whether a break inside leaves the select. */
    private static boolean breaks(Operation select) {
        return select.bodies().stream().anyMatch(Terminating::leaves);
    }
}
