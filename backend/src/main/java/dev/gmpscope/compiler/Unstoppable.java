package dev.gmpscope.compiler;

import dev.gmpscope.compiler.Verdict.Sign;
import dev.gmpscope.program.Rules;
import dev.gmpscope.scenario.GoExpr;
import dev.gmpscope.scenario.Operation;
import dev.gmpscope.scenario.Places;
import dev.gmpscope.scenario.Problem;
import dev.gmpscope.scenario.Scenario;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Loops that keep their P under given rules, whoever asks: no request to stop is answered in them, and they yield nowhere. Only those are named that may
 * last: without an end, under a condition, or for a whole slice of time and more.
 */
public final class Unstoppable {
    /** A time slice (proc.go: forcePreemptNS). */
    private static final long SLICE = 10_000_000L;
    private static final long ENDLESS = Long.MAX_VALUE;

    private final Scenario scenario;
    private final Rules rules;
    private final Places places;
    private final Map<String, Verdict> loops = new LinkedHashMap<>();
    private final Map<String, Long> times = new LinkedHashMap<>();
    private final List<Problem> found = new ArrayList<>();

    private Unstoppable(Scenario scenario, Rules rules, Places places) {
        this.scenario = scenario;
        this.rules = rules;
        this.places = places;
    }

    /** @param rules with asyncpreemptoff applied */
    public static List<Problem> loops(Scenario scenario, List<Verdict> verdicts, Rules rules, Places places) {
        Unstoppable all = new Unstoppable(scenario, rules, places);
        verdicts.stream().filter(v -> v.kind().equals("loop")).forEach(v -> all.loops.put(v.path(), v));
        scenario.funcs().values().forEach(f -> all.look(f.body()));
        return all.found;
    }

    /** Whether a loop of that body has been named; the ones around it need not be. */
    private boolean look(List<Operation> body) {
        boolean any = false;
        for (Operation op : body) {
            boolean inside = false;
            for (List<Operation> inner : op.bodies()) {
                inside |= look(inner);
            }
            if (op.literal() != null) {
                look(op.literal().body());
            }
            any |= inside || named(op);
        }
        return any;
    }

    private boolean named(Operation op) {
        Verdict verdict = loops.get(op.path());
        if (verdict == null || !places.has(op.path()) || !keeps(op, verdict.sign()) || !(op instanceof Operation.While) && time(op) < SLICE) {
            return false;
        }
        found.add(places.problem(op.path(), sentence(verdict.sign()), mend(verdict.sign())));
        return true;
    }

    private boolean keeps(Operation loop, Sign sign) {
        if (!rules.flags()) {
            return sign == Sign.NONE || sign == Sign.UNSAFE || sign == Sign.CHECK && !waits(loop.bodies().get(0), new LinkedHashSet<>());
        }
        return sign == Sign.UNSAFE || sign == Sign.NONE && !rules.signals();
    }

    private String sentence(Sign sign) {
        String under = Rules.of(rules.name()).signals() && !rules.signals() ? "with asyncpreemptoff=1" : "under Go " + rules.name();
        if (!rules.flags()) {
            return "Nothing stops a goroutine in this loop " + under + ": nobody asks it to, and it never waits.";
        }
        return sign == Sign.UNSAFE ? "Nothing stops a goroutine in this loop: there is no stack check in a round, and a signal is refused all through it."
                : "Nothing stops a goroutine in this loop " + under + ": there is no stack check in a round, and no signal is sent.";
    }

    private String mend(Sign sign) {
        return sign == Sign.UNSAFE ? "Add {\"gosched\": true}, or a call that has a check." : "Add {\"gosched\": true}, or choose Go 1.14 or newer with signals.";
    }

    /** What is sure to pass in an operation, ns: what depends on variables counts as nothing. */
    private long time(Operation op) {
        if (op instanceof Operation.Compute c) {
            return literal(c.duration());
        } else if (op instanceof Operation.Unsafe u) {
            return u.ns();
        } else if (op instanceof Operation.RawSyscall r) {
            return r.ns();
        } else if (op instanceof Operation.For f) {
            return f.times() == null ? ENDLESS : times(literal(f.times()), time(f.body()));
        } else if (op instanceof Operation.Call c) {
            return c.callee().literal() ? time(c.callee().body()) : called(c.callee().func());
        }
        return op.bodies().stream().mapToLong(this::time).max().orElse(0);
    }

    private long time(List<Operation> body) {
        long sum = 0;
        for (Operation op : body) {
            long more = time(op);
            sum = sum > ENDLESS - more ? ENDLESS : sum + more;
        }
        return sum;
    }

    private long called(String func) {
        Long known = times.putIfAbsent(func, 0L); // what calls itself: once
        if (known == null) {
            known = time(scenario.funcs().get(func).body());
            times.put(func, known);
        }
        return known;
    }

    private static long times(long rounds, long round) {
        return round == 0 || rounds == 0 ? 0 : rounds > ENDLESS / round ? ENDLESS : rounds * round;
    }

    private static long literal(GoExpr e) {
        return e.literal() == null ? 0 : Math.max(0, e.literal());
    }

    /** Whether a goroutine may give its P away in a body by itself. */
    private boolean waits(List<Operation> body, Set<String> seen) {
        return Walk.any(body, op -> op instanceof Operation.Do d && !d.verb().atomic() || op instanceof Operation.SelectStatement s && !s.plain()
                || op instanceof Operation.Range || op instanceof Operation.OnceDo || op instanceof Operation.Panic
                || op instanceof Operation.RuntimeCall r && r.name().equals("mallocgc")
                || op instanceof Operation.Call c && (c.callee().literal() ? waits(c.callee().body(), seen)
                        : seen.add(c.callee().func()) && waits(scenario.funcs().get(c.callee().func()).body(), seen)));
    }
}
