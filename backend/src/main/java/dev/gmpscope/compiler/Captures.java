package dev.gmpscope.compiler;

import dev.gmpscope.scenario.Callee;
import dev.gmpscope.scenario.GoExpr;
import dev.gmpscope.scenario.Into;
import dev.gmpscope.scenario.Operand;
import dev.gmpscope.scenario.Operation;
import dev.gmpscope.scenario.Ref;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** Which names of a body its function literals use without declaring them. */
final class Captures {
    private final Set<String> used = new LinkedHashSet<>();
    private final Set<String> declared = new LinkedHashSet<>();

    private Captures() {}

    /** Names that the literals in a body take from around them. */
    static Set<String> of(List<Operation> body) {
        Set<String> all = new LinkedHashSet<>();
        Walk.all(body, op -> {
            if (op.literal() != null) {
                all.addAll(free(op.literal()));
            }
        });
        return all;
    }

    /** Names that a literal takes from around it, in the order in which it uses them. */
    static Set<String> free(Callee literal) {
        Captures c = new Captures();
        Walk.all(literal.body(), c::operation);
        c.used.removeAll(c.declared);
        return c.used;
    }

    private void operation(Operation op) {
        if (op.literal() != null) {
            used.addAll(free(op.literal()));
        }
        if (op instanceof Operation.Do d) {
            d.operands().forEach(this::operand);
            into(d.into());
        } else if (op instanceof Operation.Call c) {
            operand(c.callee());
            into(c.into());
        } else if (op instanceof Operation.Go g) {
            operand(g.callee());
        } else if (op instanceof Operation.Defer d) {
            operand(d.callee());
        } else if (op instanceof Operation.OnceDo o) {
            operand(o.once());
            operand(o.callee());
        } else if (op instanceof Operation.Declare d) {
            operand(d.value());
            declared.add(d.var());
        } else if (op instanceof Operation.Assign a) {
            operand(a.value());
            used.add(a.var());
        } else if (op instanceof Operation.Println p) {
            p.pieces().forEach(piece -> operand(piece.value()));
        } else if (op instanceof Operation.Compute c) {
            operand(c.duration());
        } else if (op instanceof Operation.Return r) {
            operand(r.value());
        } else {
            block(op);
        }
    }

    private void block(Operation op) {
        if (op instanceof Operation.For f) {
            operand(f.times());
            declared.add(f.var());
        } else if (op instanceof Operation.While w) {
            operand(w.condition());
        } else if (op instanceof Operation.Range r) {
            operand(r.chan());
            declared.add(r.var());
        } else if (op instanceof Operation.If i) {
            operand(i.condition());
        } else if (op instanceof Operation.SelectStatement s) {
            s.cases().forEach(c -> {
                operand(c.chan());
                operand(c.value());
                into(c.into());
            });
        }
    }

    private void into(Into into) {
        for (String name : new String[] {into.value(), into.ok()}) {
            if (name != null) {
                (into.declares() ? declared : used).add(name);
            }
        }
    }

    private void operand(Operand o) {
        if (o instanceof Ref r) {
            operand(r.index());
        } else if (o instanceof Callee c) {
            c.args().forEach(this::operand);
        } else if (o instanceof GoExpr.Name n) {
            used.add(n.name());
        } else if (o instanceof GoExpr.Binary b) {
            operand(b.x());
            operand(b.y());
        } else if (o instanceof GoExpr.Not n) {
            operand(n.x());
        } else if (o instanceof GoExpr.Count c) {
            operand(c.chan());
        } else if (o instanceof GoExpr.Load l) {
            operand(l.atomic());
        }
    }
}
