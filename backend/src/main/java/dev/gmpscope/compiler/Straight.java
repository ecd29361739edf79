package dev.gmpscope.compiler;

import dev.gmpscope.program.SafePoint;
import dev.gmpscope.scenario.Function;
import dev.gmpscope.scenario.Operation;
import java.util.List;

/**
 * Lays straight code flat: operations that the scheduler has no part in become the segments of a stretch, and so do calls of
 * functions that consist of nothing else, inlined or not, each segment with the chain of calls that led to it.
 */
final class Straight {
    private static final int DEEPEST = 16;
    /** Longer than any run, ns. */
    static final long LONGEST = Long.MAX_VALUE / 1024;

    private final Unit unit;
    /** Bytes between the function's entry and the stack pointer in the call under way. */
    private int depth;

    Straight(Unit unit, int frame) {
        this.unit = unit;
        depth = frame;
    }

    /** The segments of a body; null if it is not straight, or too long. */
    Segments body(List<Operation> body, String func, int parent) {
        return body(body, func, parent, 0);
    }

    private Segments body(List<Operation> body, String func, int parent, int calls) {
        Segments all = new Segments();
        for (Operation op : body) {
            Segments s = operation(op, func, parent, calls);
            if (s == null || all.size() + s.size() > Segments.MOST) {
                return null;
            }
            all.addAll(s);
        }
        return all;
    }

    /** The segments of an operation; null if it is not straight. */
    Segments operation(Operation op, String func, int parent) {
        return operation(op, func, parent, 0);
    }

    private Segments operation(Operation op, String func, int parent, int calls) {
        if (op instanceof Operation.Call c) {
            return calls > DEEPEST ? null : call(c, unit.site(parent, func, op.path()), calls);
        }
        if (op instanceof Operation.For f) {
            return loop(f, func, parent, calls);
        }
        Segments s = new Segments();
        int site = unit.site(parent, func, op.path());
        if (op instanceof Operation.Compute c) {
            if (c.duration().literal() == null) {
                return null;
            }
            s.add(c.duration().literal(), SafePoint.SAFE, site);
        } else if (op instanceof Operation.Unsafe u) {
            unsafe(s, u, site);
        } else if (op instanceof Operation.RawSyscall r) {
            s.add(r.ns(), SafePoint.ASSEMBLY, site);
        } else if (op instanceof Operation.RuntimeCall r) {
            runtimeCall(s, r.name(), site);
        } else {
            return null;
        }
        return s;
    }

    /** Where stack checks are refused too, one stands in the middle, so that this can be seen. */
    private void unsafe(Segments s, Operation.Unsafe u, int site) {
        if (u.rule().refusesCheck() && u.ns() > 1) {
            s.add(u.ns() / 2, u.rule(), site);
            s.add(u.ns() - u.ns() / 2, u.rule(), true, site, depth);
        } else {
            s.add(u.ns(), u.rule(), site);
        }
    }

    private void runtimeCall(Segments s, String name, int site) {
        long ns = unit.costs.of(name);
        if (!name.equals("mallocgc") || ns < 4) {
            s.add(ns, SafePoint.RUNTIME, true, site, depth + Frames.below(name));
            return;
        }
        s.add(ns / 4, SafePoint.RUNTIME, true, site, depth + Frames.below(name));
        s.add(ns / 2, SafePoint.MALLOCING, site);
        s.add(ns - ns / 4 - ns / 2, SafePoint.RUNTIME, site);
    }

    private Segments call(Operation.Call c, int site, int calls) {
        if (c.callee().literal() || c.callee().args().stream().anyMatch(e -> e.literal() == null)) {
            return null;
        }
        Function f = unit.func(c.callee().func());
        boolean inlined = unit.inliner.inlines(f.name());
        int entry = depth + Frames.RETURN;
        int frame = unit.frames.of(f);
        int outer = depth;
        depth = inlined ? outer : entry + frame;
        Segments body = body(f.body(), f.name(), site, calls + 1);
        depth = outer;
        if (body == null || body.size() == Segments.MOST) {
            return null;
        }
        Segments all = new Segments();
        if (!inlined) {
            all.add(unit.costs.of("call"), SafePoint.SAFE, unit.checks.has(f), unit.site(site, f.name(), f.path()), entry + Checks.below(frame));
        }
        all.addAll(body);
        return all;
    }

    /** A counted loop inside straight code: one longer piece if it is plain, else laid out round by round if it is short. */
    private Segments loop(Operation.For f, String func, int parent, int calls) {
        Long times = f.times() == null || f.var() != null ? null : f.times().literal();
        Segments round = times == null ? null : round(f, func, parent, calls);
        if (round == null) {
            return null;
        }
        Segments all = new Segments();
        if (times > 0 && round.plain() && round.ns() <= LONGEST / times) {
            all.add(times * round.ns(), SafePoint.SAFE, round.firstSite());
            return all;
        }
        if (times * round.size() > Segments.MOST) {
            return null;
        }
        for (int i = 0; i < times; i++) {
            all.addAll(round);
        }
        return all;
    }

    /** One round of a loop with its own cost; null if the body is not straight. */
    Segments round(Operation.For f, String func, int parent) {
        return round(f, func, parent, 0);
    }

    private Segments round(Operation.For f, String func, int parent, int calls) {
        Segments round = body(f.body(), func, parent, calls);
        if (round != null && round.size() < Segments.MOST) {
            round.add(unit.costs.of("loop"), SafePoint.SAFE, unit.site(parent, func, f.path()));
            return round;
        }
        return null;
    }
}
