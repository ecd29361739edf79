package dev.gmpscope.scenario;

import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** What the functions of a scenario do with the program-wide names: each name's uses, by the key of the operation, with the place of the first of each. */
final class Uses {
    /** Uses that are no verb's: a channel is ranged over; a variable is read, written; an atomic's value is taken; a channel's length or capacity. */
    static final String READ = "read";
    static final String SET = "set";
    static final String LOAD = "load";
    static final String COUNT = "count";
    static final String RANGE = "range";

    private final Map<String, Map<String, String>> uses = new LinkedHashMap<>();
    /** Functions by those that call, start or defer them. */
    private final Map<String, Set<String>> calls = new LinkedHashMap<>();
    private Set<String> called;

    Uses(Scenario scenario) {
        scenario.funcs().values().forEach(f -> {
            called = calls.computeIfAbsent(f.name(), name -> new LinkedHashSet<>());
            look(f.body());
        });
    }

    Map<String, Set<String>> calls() {
        return calls;
    }

    boolean any(String name) {
        return uses.containsKey(name);
    }

    /** Whether a name is used in one of these ways. */
    boolean has(String name, String... how) {
        return first(name, how) != null;
    }

    /** The path of the first use in one of these ways, null for none. */
    String first(String name, String... how) {
        Map<String, String> of = uses.getOrDefault(name, Map.of());
        for (String one : how) {
            if (of.containsKey(one)) {
                return of.get(one);
            }
        }
        return null;
    }

    private void use(String name, String how, String path) {
        uses.computeIfAbsent(name, n -> new LinkedHashMap<>()).putIfAbsent(how, path);
    }

    private void look(List<Operation> body) {
        body.forEach(op -> {
            look(op, op.path());
            op.bodies().forEach(this::look);
        });
    }

    private void look(Operation op, String path) {
        if (op instanceof Operation.Do d) {
            d.operands().forEach(operand -> operand(operand, d.verb().key, path));
            into(d.into(), path);
        } else if (op instanceof Operation.Call c) {
            operand(c.callee(), "call", path);
            into(c.into(), path);
        } else if (op instanceof Operation.Go g) {
            operand(g.callee(), "go", path);
        } else if (op instanceof Operation.Defer d) {
            operand(d.callee(), "defer", path);
        } else if (op instanceof Operation.OnceDo o) {
            operand(o.once(), "once", path);
            operand(o.callee(), "once", path);
        } else if (op instanceof Operation.Range r) {
            operand(r.chan(), RANGE, path);
        } else if (op instanceof Operation.SelectStatement s) {
            s.cases().forEach(c -> {
                operand(c.chan(), c.kind(), path);
                operand(c.value(), READ, path);
                into(c.into(), path);
            });
        } else {
            plain(op, path);
        }
    }

    /** Operations of values only. */
    private void plain(Operation op, String path) {
        if (op instanceof Operation.Compute c) {
            operand(c.duration(), READ, path);
        } else if (op instanceof Operation.For f) {
            operand(f.times(), READ, path);
        } else if (op instanceof Operation.While w) {
            operand(w.condition(), READ, path);
        } else if (op instanceof Operation.If i) {
            operand(i.condition(), READ, path);
        } else if (op instanceof Operation.Declare d) {
            operand(d.value(), READ, path);
        } else if (op instanceof Operation.Assign a) {
            use(a.var(), SET, path);
            operand(a.value(), READ, path);
        } else if (op instanceof Operation.Println p) {
            p.pieces().forEach(piece -> operand(piece.value(), READ, path));
        } else if (op instanceof Operation.Return r) {
            operand(r.value(), READ, path);
        }
    }

    private void into(Into into, String path) {
        if (into != null && !into.declares()) {
            for (String name : new String[] {into.value(), into.ok()}) {
                if (name != null) {
                    use(name, SET, path);
                }
            }
        }
    }

    private void operand(Operand operand, String how, String path) {
        if (operand instanceof Ref r) {
            use(r.variable(), how, path);
            operand(r.index(), READ, path);
        } else if (operand instanceof Callee c) {
            c.args().forEach(arg -> operand(arg, READ, path));
            if (c.literal()) {
                look(c.body());
            } else {
                called.add(c.func());
            }
        } else if (operand instanceof GoExpr.Name n) {
            use(n.name(), READ, path);
        } else if (operand instanceof GoExpr.Binary b) {
            operand(b.x(), READ, path);
            operand(b.y(), READ, path);
        } else if (operand instanceof GoExpr.Not n) {
            operand(n.x(), READ, path);
        } else if (operand instanceof GoExpr.Count c) {
            operand(c.chan(), COUNT, path);
        } else if (operand instanceof GoExpr.Load l) {
            operand(l.atomic(), LOAD, path);
        }
    }
}
