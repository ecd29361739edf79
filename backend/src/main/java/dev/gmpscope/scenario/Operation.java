package dev.gmpscope.scenario;

import dev.gmpscope.program.SafePoint;
import java.util.List;

/** What a function does, one statement each. Each knows its JSON path. */
public sealed interface Operation {
    String path();

    /** Straight code that can be stopped anywhere: {@code work(d)}. */
    record Compute(String path, GoExpr duration) implements Operation {}

    /** Straight code in which a signal is refused by a rule. */
    record Unsafe(String path, long ns, SafePoint rule) implements Operation {}

    record RawSyscall(String path, long ns) implements Operation {}

    /** @param name mapassign, convT, mallocgc or deferproc */
    record RuntimeCall(String path, String name) implements Operation {}

    /** An operation of the table. */
    record Do(String path, Verb verb, List<Operand> operands, Into into) implements Operation {}

    record Call(String path, Callee callee, Into into) implements Operation {}

    record Go(String path, Callee callee) implements Operation {}

    record Defer(String path, Callee callee) implements Operation {}

    /** {@code once.Do(f)} */
    record OnceDo(String path, Ref once, Callee callee) implements Operation {}

    record Panic(String path, String text) implements Operation {}

    /**
     * @param times null for ever
     * @param var   counts from 0, null if nothing uses it
     */
    record For(String path, GoExpr times, String var, List<Operation> body) implements Operation {}

    /** {@code for condition { … }} */
    record While(String path, GoExpr condition, List<Operation> body) implements Operation {}

    /** {@code for v := range ch { … }} @param var null if nothing uses it */
    record Range(String path, Ref chan, String var, List<Operation> body) implements Operation {}

    record If(String path, GoExpr condition, List<Operation> then, List<Operation> otherwise) implements Operation {}

    /** A new variable of the function. */
    record Declare(String path, String var, GoExpr value) implements Operation {}

    record Assign(String path, String var, GoExpr value) implements Operation {}

    record Println(String path, List<Printed> pieces) implements Operation {}

    /** @param text null: the value */
    record Printed(String text, GoExpr value) {}

    record SelectStatement(String path, List<Case> cases) implements Operation {
        /** Whether nothing is left of it but the body of its default case. */
        public boolean plain() {
            return cases.size() == 1 && cases.get(0).kind().equals("default");
        }
    }

    /**
     * @param kind  send, recv, after or default
     * @param value what is sent; of after, the duration; null otherwise
     */
    record Case(String path, String kind, Ref chan, GoExpr value, Into into, List<Operation> body) {}

    /** @param loop whether it leaves the loop although a select is nearer */
    record Break(String path, boolean loop) implements Operation {}

    record Continue(String path) implements Operation {}

    /** @param value null for none */
    record Return(String path, GoExpr value) implements Operation {}

    /** The operations inside this one, in order; those of a function literal are not inside. */
    default List<List<Operation>> bodies() {
        if (this instanceof For f) {
            return List.of(f.body);
        } else if (this instanceof While w) {
            return List.of(w.body);
        } else if (this instanceof Range r) {
            return List.of(r.body);
        } else if (this instanceof If i) {
            return List.of(i.then, i.otherwise);
        } else if (this instanceof SelectStatement s) {
            return s.cases.stream().map(Case::body).toList();
        }
        return List.of();
    }

    /** The function literal that it starts, calls or defers; null if there is none. */
    default Callee literal() {
        Callee callee = this instanceof Go g ? g.callee : this instanceof Call c ? c.callee : this instanceof Defer d ? d.callee : this instanceof OnceDo o ? o.callee
                : null;
        return callee != null && callee.literal() ? callee : null;
    }
}
