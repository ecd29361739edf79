package dev.gmpscope.trace.imports;

import dev.gmpscope.trace.imports.Resources.Counted;
import dev.gmpscope.trace.imports.Resources.Range;
import dev.gmpscope.trace.wire.WireEvent;
import java.io.IOException;

/** What lasts a while: stops of the world, the collector's work, tasks and regions of the user; and what is only noted. */
final class Ranges {
    private enum Collector { UNKNOWN, OFF, ON }

    private final Ordering order;
    private Collector collector = Collector.UNKNOWN;
    private long count;

    Ranges(Ordering order) {
        this.order = order;
    }

    boolean advance(Cursor at) throws IOException {
        switch (at.type) {
            case WireEvent.GC_ACTIVE, WireEvent.GC_BEGIN, WireEvent.GC_END -> {
                return collect(at.type, at.args[0]);
            }
            case WireEvent.STW_BEGIN -> begin(true, order.generation.string(at.args[0]));
            case WireEvent.STW_END -> end(true, WireEvent.STW_BEGIN);
            case WireEvent.GC_SWEEP_BEGIN -> begin(false, "");
            case WireEvent.GC_SWEEP_END -> end(false, WireEvent.GC_SWEEP_BEGIN);
            case WireEvent.GC_SWEEP_ACTIVE -> active(order.known.ps.get(at.args[0]), WireEvent.GC_SWEEP_BEGIN);
            case WireEvent.GC_MARK_ASSIST_BEGIN -> begin(true, "");
            case WireEvent.GC_MARK_ASSIST_END -> end(true, WireEvent.GC_MARK_ASSIST_BEGIN);
            case WireEvent.GC_MARK_ASSIST_ACTIVE -> active(order.known.gs.get(at.args[0]), WireEvent.GC_MARK_ASSIST_BEGIN);
            case WireEvent.HEAP_ALLOC, WireEvent.HEAP_GOAL -> noted(true, false);
            case WireEvent.PROCS_CHANGE, WireEvent.GO_LABEL, WireEvent.USER_LOG -> noted(true, true);
            case WireEvent.USER_TASK_BEGIN -> taskBegin(at.args[0], at.args[1], order.generation.string(at.args[2]));
            case WireEvent.USER_TASK_END -> taskEnd(at.args[0]);
            case WireEvent.USER_REGION_BEGIN -> regionBegin(new Resources.Region(at.args[0], order.generation.string(at.args[1])));
            case WireEvent.USER_REGION_END -> regionEnd(new Resources.Region(at.args[0], order.generation.string(at.args[1])));
            default -> experiment();
        }
        return true;
    }

    private void noted(boolean p, boolean g) throws IOException {
        order.need(p, g);
        order.pass();
    }

    private void experiment() throws IOException {
        if (!WireEvent.byId(order.at.type).experimental()) {
            throw order.broken("it does not belong here.");
        }
        noted(false, false);
    }

    /** Begin and end of a cycle share one count, as they may come from any two threads. */
    private boolean collect(int type, long seq) throws IOException {
        boolean first = type == WireEvent.GC_ACTIVE ? order.initial() : type == WireEvent.GC_BEGIN && collector == Collector.UNKNOWN;
        if (first && collector != Collector.UNKNOWN) {
            throw order.broken("another event of the collector has come before it.");
        }
        if (!first) {
            if (seq != count + 1) {
                return false;
            }
            if (collector != (type == WireEvent.GC_BEGIN ? Collector.OFF : Collector.ON)) {
                throw order.broken("a cycle of the collector is " + (collector == Collector.ON ? "" : "not ") + "under way.");
            }
            order.need(true, true);
        }
        order.pass();
        count = seq;
        collector = type == WireEvent.GC_END ? Collector.OFF : Collector.ON;
        return true;
    }

    /** On the goroutine, or on the P. */
    private Counted bearer(boolean goroutine) throws BrokenTrace {
        order.need(true, goroutine);
        return goroutine ? order.g() : order.p();
    }

    private void begin(boolean goroutine, String name) throws IOException {
        Counted of = bearer(goroutine);
        Range range = new Range(order.at.type, name);
        if (of.ranges.contains(range)) {
            throw order.broken("one has begun already, and has not ended.");
        }
        order.pass();
        of.ranges.add(range);
    }

    private void end(boolean goroutine, int begin) throws IOException {
        Counted of = bearer(goroutine);
        for (Range range : of.ranges) {
            if (range.begin() == begin) {
                order.named(range.name());
                order.pass();
                of.ranges.remove(range);
                return;
            }
        }
        throw order.broken("none has begun.");
    }

    /** At the beginning of a generation. */
    private void active(Counted of, int begin) throws IOException {
        if (of == null) {
            throw order.broken("there is no P or goroutine " + order.at.args[0] + ".");
        }
        Range range = new Range(begin, "");
        if (of.ranges.contains(range) == order.initial()) {
            throw order.broken(order.initial() ? "one has begun already, and has not ended." : "none has begun.");
        }
        order.pass();
        if (order.initial()) {
            of.ranges.add(range);
        }
    }

    private void taskBegin(long id, long parent, String name) throws IOException {
        if (order.known.tasks.containsKey(id)) {
            throw order.broken("task " + id + " has begun already, and has not ended.");
        }
        if (name == null) {
            throw order.broken("the name of task " + id + " is missing.");
        }
        order.need(true, true);
        order.at.args[1] = parent == 0 ? WireEvent.NONE : parent;
        order.pass();
        order.known.tasks.put(id, new Resources.Task(order.at.args[1], name));
    }

    /** A task may have begun before the trace, and may end more than once. */
    private void taskEnd(long id) throws IOException {
        order.need(true, true);
        Resources.Task task = order.known.tasks.remove(id);
        order.at.args[2] = task == null ? WireEvent.NONE : task.parent();
        order.named(task == null ? "" : task.name());
        order.pass();
    }

    private void regionBegin(Resources.Region region) throws IOException {
        order.need(true, true);
        order.pass();
        order.g().regions.add(region);
    }

    private void regionEnd(Resources.Region region) throws IOException {
        order.need(true, true);
        var regions = order.g().regions;
        if (!regions.isEmpty() && !regions.get(regions.size() - 1).equals(region)) {
            throw order.broken("region " + region.name() + " ends, but the innermost one is " + regions.get(regions.size() - 1).name() + ".");
        }
        order.pass();
        if (!regions.isEmpty()) {
            regions.remove(regions.size() - 1);
        }
    }
}
