package dev.gmpscope.scenario;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** What Go takes and yet is hardly meant: a channel with one end, a function that is never called. */
public final class Warnings {
    private static final String MAIN = "main";

    private final Scenario scenario;
    private final Places places;
    private final Set<String> sent = new LinkedHashSet<>();
    private final Set<String> received = new LinkedHashSet<>();
    private final Set<String> closed = new LinkedHashSet<>();
    /** Functions by those that call, start or defer them. */
    private final Map<String, Set<String>> calls = new LinkedHashMap<>();
    private Set<String> called;
    private final List<Problem> found = new ArrayList<>();

    private Warnings(Scenario scenario, Places places) {
        this.scenario = scenario;
        this.places = places;
    }

    public static List<Problem> of(Scenario scenario, Places places) {
        Warnings warnings = new Warnings(scenario, places);
        scenario.funcs().values().forEach(f -> {
            warnings.called = warnings.calls.computeIfAbsent(f.name(), name -> new LinkedHashSet<>());
            warnings.look(f.body());
        });
        scenario.declared().stream().filter(d -> d.kind() == Kind.CHAN).forEach(warnings::channel);
        warnings.functions();
        return warnings.found;
    }

    private void look(List<Operation> body) {
        body.forEach(op -> {
            op.bodies().forEach(this::look);
            look(op);
        });
    }

    private void look(Operation op) {
        if (op instanceof Operation.Do d) {
            d.operands().forEach(operand -> operand(d.verb(), operand));
        } else if (op instanceof Operation.Range r) {
            received.add(r.chan().variable());
        } else if (op instanceof Operation.SelectStatement s) {
            s.cases().stream().filter(c -> c.chan() != null).forEach(c -> (c.kind().equals("send") ? sent : received).add(c.chan().variable()));
        } else if (op instanceof Operation.Call c) {
            callee(c.callee());
        } else if (op instanceof Operation.Go g) {
            callee(g.callee());
        } else if (op instanceof Operation.Defer d) {
            callee(d.callee());
        } else if (op instanceof Operation.OnceDo o) {
            callee(o.callee());
        }
    }

    private void operand(Verb verb, Operand operand) {
        if (operand instanceof Callee c) {
            callee(c);
        } else if (operand instanceof Ref r && verb == Verb.SEND) {
            sent.add(r.variable());
        } else if (operand instanceof Ref r && verb == Verb.RECV) {
            received.add(r.variable());
        } else if (operand instanceof Ref r && verb == Verb.CLOSE) {
            closed.add(r.variable());
        }
    }

    private void callee(Callee callee) {
        if (callee.literal()) {
            look(callee.body());
        } else {
            called.add(callee.func());
        }
    }

    private void channel(Declared chan) {
        String name = chan.name();
        boolean in = sent.contains(name);
        boolean out = received.contains(name);
        String at = "$.chans" + (chan.length() == 0 ? "." + name : "['" + name + "[" + chan.length() + "]']");
        if (!in && !out) {
            found.add(places.problem(at, "Nothing is sent to \"" + name + "\", and nothing receives from it.", "Use it, or remove it."));
        } else if (!out) {
            found.add(places.problem(at, "Nothing receives from \"" + name + "\".", "Write {\"recv\": \"" + name + "\"}, or range over it."));
        } else if (!in && !closed.contains(name)) {
            found.add(places.problem(at, "Nothing is sent to \"" + name + "\", and nothing closes it.", "Write {\"send\": \"" + name + "\"}, or close it."));
        }
    }

    private void functions() {
        Set<String> reached = new LinkedHashSet<>(Set.of(MAIN));
        Deque<String> next = new ArrayDeque<>(reached);
        while (!next.isEmpty()) {
            calls.getOrDefault(next.remove(), Set.of()).stream().filter(reached::add).forEach(next::add);
        }
        scenario.funcs().values().stream().filter(f -> !reached.contains(f.name()) && places.has(f.path())).forEach(f -> {
            boolean byOthers = calls.entrySet().stream().anyMatch(e -> !e.getKey().equals(f.name()) && e.getValue().contains(f.name()));
            found.add(places.problem(f.path(), "\"" + f.name() + "\" is never called" + (byOthers ? ": what calls it is never called itself." : "."),
                    "Write {\"go\": \"" + f.name() + "\"} or {\"call\": \"" + f.name() + "\"}, or remove it."));
        });
    }
}
