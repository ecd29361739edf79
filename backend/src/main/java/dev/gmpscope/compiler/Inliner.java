package dev.gmpscope.compiler;

import dev.gmpscope.scenario.Function;
import dev.gmpscope.scenario.Operation;
import dev.gmpscope.scenario.Scenario;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Which functions are inlined (cmd/compile/internal/inline/inl.go). A function is, if nothing forbids it and the nodes of its
 * body stay within the budget of 80, leaf or not; a call that is not inlined itself costs 57 more than its nodes. Node counts
 * are estimates of what the Go text of an operation has.
 */
final class Inliner {
    /** inlineMaxBudget */
    static final int BUDGET = 80;
    /** inlineExtraCallCost */
    private static final int CALL = 57;
    private static final int WORK = 14;
    private static final int LOOP = 8;
    /** Cost that the compiler prints for sync.(*Mutex).Lock and Unlock. */
    private static final int MUTEX = 62;

    private final Scenario scenario;
    private final Map<String, String> blocked = new LinkedHashMap<>();
    private final Map<String, Integer> cost = new LinkedHashMap<>();

    Inliner(Scenario scenario) {
        this.scenario = scenario;
        for (Function f : scenario.funcs().values()) {
            decide(f, new HashSet<>());
        }
    }

    boolean inlines(String func) {
        return blocked.get(func) == null;
    }

    /** Why a function is not inlined, as a clause; null if it is. */
    String whyNot(String func) {
        return blocked.get(func);
    }

    private void decide(Function f, Set<String> under) {
        if (cost.containsKey(f.name())) {
            return;
        }
        if (!under.add(f.name())) {
            blocked.put(f.name(), "it calls itself");
            return;
        }
        calls(f.body()).forEach(called -> decide(scenario.funcs().get(called), under));
        under.remove(f.name());
        int nodes = nodes(f.body());
        cost.put(f.name(), nodes);
        String why = f.noinline() ? "go:noinline" : f.name().equals("main") ? "it is main"
                : starts(f.body()) ? "it contains a go statement"
                : defers(f.body()) ? "it contains a defer"
                : nodes > BUDGET ? "its cost " + nodes + " exceeds the budget of " + BUDGET : null;
        if (why != null) {
            blocked.put(f.name(), why);
        }
    }

    private Set<String> calls(List<Operation> body) {
        Set<String> called = new java.util.LinkedHashSet<>();
        Walk.all(body, op -> {
            if (op instanceof Operation.Call c) {
                called.add(c.func());
            }
        });
        return called;
    }

    private static boolean starts(List<Operation> body) {
        return Walk.any(body, op -> op instanceof Operation.Go);
    }

    private static boolean defers(List<Operation> body) {
        return Walk.any(body, op -> op instanceof Operation.RuntimeCall r && r.name().equals("deferproc"));
    }

    private int nodes(List<Operation> body) {
        int[] sum = {1};
        Walk.all(body, op -> sum[0] += nodes(op));
        return sum[0];
    }

    private int nodes(Operation op) {
        if (op instanceof Operation.Compute) {
            return WORK;
        }
        if (op instanceof Operation.Call c) {
            return inlines(c.func()) ? cost.getOrDefault(c.func(), BUDGET) + 2 : CALL + 3;
        }
        if (op instanceof Operation.Lock || op instanceof Operation.Unlock) {
            return MUTEX;
        }
        if (op instanceof Operation.For || op instanceof Operation.SelectStatement) {
            return LOOP;
        }
        boolean cheap = op instanceof Operation.Send || op instanceof Operation.Recv || op instanceof Operation.Close
                || op instanceof Operation.Return || op instanceof Operation.RuntimeCall || op instanceof Operation.Go;
        return cheap ? 4 : CALL + 3;
    }
}
