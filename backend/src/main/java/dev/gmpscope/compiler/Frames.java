package dev.gmpscope.compiler;

import dev.gmpscope.scenario.Callee;
import dev.gmpscope.scenario.Function;
import dev.gmpscope.scenario.Operation;
import dev.gmpscope.scenario.Verb;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * How many bytes of stack a function takes, as the compiler lays its frame out: the saved base pointer, words for the arguments of the calls that
 * it makes, variables that live across calls, and the array that a scenario asks for. What a call takes beyond that, in the runtime, was measured on
 * Go 1.26 by filling goroutines' stacks until it grew them.
 */
final class Frames {
    /** The address to which a call returns. */
    static final int RETURN = 8;
    /** What a go statement wraps around a call with arguments: a function without parameters, as newproc needs it. */
    static final int GO_WRAPPER = 32;
    private static final int WORD = 8;
    private static final int SCASE = 48;
    /** Words that the arguments of a call take. */
    private static final Map<Verb, Integer> WORDS = Map.of(Verb.CLOSE, 1, Verb.SLEEP, 1, Verb.GOSCHED, 1, Verb.SYSCALL, 1, Verb.LOCK, 1,
            Verb.WAIT, 1, Verb.RECOVER, 0, Verb.GOEXIT, 0);
    /** Words more where a loop ranges over the channel of a timer. */
    private static final int TIMER_RANGE = 3;
    private static final int MOST_WORDS = 2;

    /** How far below its caller's frame a runtime call looks for room, by the row of the cost table. */
    private static final Map<String, Integer> BELOW = below();
    private static final int BELOW_OTHERS = 100;

    private final Unit unit;
    private final Map<String, Integer> known = new LinkedHashMap<>();
    /** What is being laid out: a call that leads back to it stays a call. */
    private final Set<String> underWay = new LinkedHashSet<>();

    /** A frame in the making. */
    private static final class Frame {
        boolean calls;
        int words;
        int variables;
        int locals;
    }

    Frames(Unit unit) {
        this.unit = unit;
    }

    private static Map<String, Integer> below() {
        Map<String, Integer> below = new LinkedHashMap<>();
        below.put("chan", 176);
        below.put("select", 344);
        below.put("sleep", 168);
        below.put("printlock", 8);
        below.put("println", 160);
        below.put("newproc", 8);
        below.put("mapassign", 160);
        below.put("convT", 80);
        below.put("mallocgc", 104);
        below.put("mutex", 0);
        below.put("once", 0);
        below.put("waitgroup", 8);
        below.put("gosched", 8);
        below.put("defer", 0);
        below.put("gopanic", 160);
        below.put("entersyscall", 56);
        below.put("deferproc", 192);
        return below;
    }

    /** How far below its caller's frame a call into the runtime looks for room. */
    static int below(String cost) {
        return BELOW.getOrDefault(cost, BELOW_OTHERS);
    }

    int of(Function f) {
        Integer bytes = known.get(f.name());
        if (bytes == null) {
            underWay.add(f.name());
            bytes = bytes(f.body(), f);
            underWay.remove(f.name());
            known.put(f.name(), bytes);
        }
        return bytes;
    }

    int of(Callee literal) {
        return bytes(literal.body(), null);
    }

    private int bytes(List<Operation> body, Function f) {
        Frame frame = new Frame();
        frame.locals = f == null || f.frame() == 0 ? 0 : f.frameBytes() - WORD;
        body.forEach(op -> add(frame, op));
        boolean none = !frame.calls && frame.locals == 0;
        return none ? 0 : WORD + frame.locals + (frame.calls ? (frame.words + frame.variables) * WORD : 0);
    }

    private void add(Frame frame, Operation op) {
        int words = words(op);
        if (words >= 0) {
            frame.calls = true;
            frame.words = Math.max(frame.words, words);
        }
        if (op instanceof Operation.Call called) {
            call(frame, called.callee());
        }
        boolean variable = op instanceof Operation.Declare || op instanceof Operation.Range || op instanceof Operation.Call c && c.into().declares()
                || op instanceof Operation.For f && f.times() != null;
        frame.variables += variable ? 1 : 0;
        frame.variables += op instanceof Operation.Range r && !r.chan().variable().equals(r.chan().name()) ? TIMER_RANGE : 0;
        op.bodies().forEach(inside -> inside.forEach(inner -> add(frame, inner)));
    }

    private void call(Frame frame, Callee callee) {
        if (callee.literal() || !unit.inliner.inlines(callee.func()) || !underWay.add(callee.func())) {
            frame.calls = true;
            frame.words = Math.max(frame.words, callee.args().size());
            return;
        }
        Function inlined = unit.func(callee.func());
        frame.locals += inlined.frame() == 0 ? 0 : inlined.frameBytes() - WORD;
        inlined.body().forEach(op -> add(frame, op));
        underWay.remove(callee.func());
    }

    /** Words for the arguments of the call that an operation makes, -1 if it makes none. */
    private static int words(Operation op) {
        if (op instanceof Operation.Do d) {
            return d.verb().leaf() ? -1 : WORDS.getOrDefault(d.verb(), MOST_WORDS);
        } else if (op instanceof Operation.SelectStatement s) {
            long ways = s.cases().stream().filter(c -> !c.kind().equals("default")).count();
            return s.plain() ? -1 : ways == 0 ? 0 : ways == 1 ? MOST_WORDS : (int) ways * SCASE / WORD;
        } else if (op instanceof Operation.RuntimeCall r) {
            return r.name().equals("mallocgc") ? MOST_WORDS : r.name().equals("convT") ? 1 : 0;
        } else if (op instanceof Operation.Go || op instanceof Operation.Unsafe || op instanceof Operation.RawSyscall) {
            return 1;
        }
        return op instanceof Operation.OnceDo || op instanceof Operation.Println || op instanceof Operation.Defer || op instanceof Operation.Panic || op instanceof Operation.Range ? MOST_WORDS : -1;
    }
}
