package dev.gmpscope.compiler;

import dev.gmpscope.scenario.Function;
import dev.gmpscope.scenario.Operation;
import dev.gmpscope.scenario.Scenario;
import dev.gmpscope.scenario.Verb;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;

/**
 * Which functions are inlined (cmd/compile/internal/inline/inl.go). A function is, leaf or not, if nothing forbids it and its
 * body costs no more than the budget of 80; a call in it that stays a call costs 57 besides its nodes, so at most one such call
 * fits. What forbids it here: go:noinline, a go or defer statement, and a call of recover.
 *
 * <p>Left out: the lower budget for callees of a function of more than 5,000 nodes, and profiles.
 */
final class Inliner {
    /** inlineMaxBudget */
    static final int BUDGET = 80;

    private final Scenario scenario;
    private final InlineCost costs = new InlineCost(this::call);
    private final Map<String, Integer> cost = new LinkedHashMap<>();
    private final Map<String, String> blocked = new LinkedHashMap<>();
    private final Set<String> underWay = new LinkedHashSet<>();

    Inliner(Scenario scenario) {
        this.scenario = scenario;
        scenario.funcs().keySet().forEach(this::decide);
    }

    boolean inlines(String func) {
        return blocked.get(func) == null;
    }

    /** Why a function is not inlined, as a clause; null if it is. */
    String whyNot(String func) {
        return blocked.get(func);
    }

    /** What its body costs of the budget. */
    int cost(String func) {
        return cost.get(func);
    }

    /** Callees first. */
    private void decide(String func) {
        if (cost.containsKey(func)) {
            return;
        }
        Function f = scenario.funcs().get(func);
        underWay.add(func);
        int sum = costs.of(f);
        underWay.remove(func);
        cost.put(func, sum);
        if (f.noinline()) {
            blocked.put(func, "it is marked go:noinline");
        } else if (Walk.any(f.body(), op -> op instanceof Operation.Go)) {
            blocked.put(func, "it contains a go statement");
        } else if (Walk.any(f.body(), op -> op instanceof Operation.Defer)) {
            blocked.put(func, "it contains a defer statement");
        } else if (Walk.any(f.body(), op -> op instanceof Operation.Do d && d.verb() == Verb.RECOVER)) {
            blocked.put(func, "it calls recover");
        } else if (sum > BUDGET) {
            blocked.put(func, "its cost of " + sum + " exceeds the budget of " + BUDGET);
        }
    }

    private int call(String func) {
        if (underWay.contains(func)) {
            return InlineCost.CALL; // a call that leads back here stays a call
        }
        decide(func);
        return inlines(func) ? cost.get(func) + InlineCost.INLINED_CALL : InlineCost.CALL;
    }
}
