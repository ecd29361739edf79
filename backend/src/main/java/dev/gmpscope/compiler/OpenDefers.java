package dev.gmpscope.compiler;

import dev.gmpscope.scenario.Operation;
import java.util.List;

/**
 * Whether a function's deferred calls are open-coded: called by its returns themselves, each at its own line, with no call of the runtime
 * (cmd/compile/internal/ssagen/ssa.go: buildssa, hasOpenDefers). Otherwise all its returns go to one call of deferreturn, at its end.
 */
final class OpenDefers {
    /** maxOpenDefers */
    private static final int MOST = 8;
    private static final int MOST_COPIES = 15;

    private OpenDefers() {}

    static boolean of(List<Operation> body) {
        int[] count = new int[2];
        boolean inLoop = Walk.any(body, op -> loop(op) && op.bodies().stream().anyMatch(inside -> Walk.any(inside, inner -> inner instanceof Operation.Defer)));
        Walk.all(body, op -> {
            count[0] += op instanceof Operation.Defer ? 1 : 0;
            count[1] += op instanceof Operation.Return ? 1 : 0;
        });
        return !inLoop && count[0] <= MOST && count[0] * count[1] <= MOST_COPIES;
    }

    private static boolean loop(Operation op) {
        return op instanceof Operation.For || op instanceof Operation.While || op instanceof Operation.Range;
    }
}
