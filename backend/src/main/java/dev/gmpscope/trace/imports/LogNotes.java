package dev.gmpscope.trace.imports;

import dev.gmpscope.trace.Ev;
import dev.gmpscope.trace.wire.WireEvent;
import java.io.IOException;
import java.util.HashSet;
import java.util.Set;

/** The events of a trace that move nobody: stops of the world, the collector's work, tasks and regions of the user, labels. */
final class LogNotes {
    private final LogEvents to;
    private final LogTables tables;
    /** What has been told to be under way. Look-up only, never iterated. */
    private final Set<Long> sweeping = new HashSet<>();
    private final Set<Long> assisting = new HashSet<>();
    private boolean stopping;

    LogNotes(LogEvents to, LogTables tables) {
        this.to = to;
        this.tables = tables;
    }

    void take(TraceEvent e) throws IOException {
        switch (e.type) {
            case WireEvent.STW_BEGIN, WireEvent.STW_END -> world(e);
            case WireEvent.HEAP_ALLOC -> to.addWide(Ev.HEAP_ALLOC, e.args[0]);
            case WireEvent.HEAP_GOAL -> to.addWide(Ev.HEAP_GOAL, e.args[0]);
            case WireEvent.GO_LABEL -> to.add(Ev.GO_LABEL, tables.string(e.generation.string(e.args[0])), 0, 0);
            case WireEvent.GC_SWEEP_ACTIVE, WireEvent.GC_SWEEP_BEGIN, WireEvent.GC_SWEEP_END -> sweep(e);
            case WireEvent.GC_MARK_ASSIST_ACTIVE, WireEvent.GC_MARK_ASSIST_BEGIN, WireEvent.GC_MARK_ASSIST_END -> assist(e);
            default -> user(e);
        }
    }

    /** The reader knows only of each goroutine whether it stops the world; there is but one. */
    private void world(TraceEvent e) throws IOException {
        boolean begins = e.type == WireEvent.STW_BEGIN;
        if (begins && stopping) {
            throw new BrokenTrace(e.offset, "STWBegin: the world is being stopped already.");
        }
        stopping = begins;
        to.add(begins ? Ev.STW_BEGIN : Ev.STW_END, begins ? tables.string(e.generation.string(e.args[0])) : 0, 0, 0);
    }

    private void sweep(TraceEvent e) throws IOException {
        if (e.type == WireEvent.GC_SWEEP_END) {
            to.addWide(Ev.GC_SWEEP_END, e.args[0]);
            sweeping.remove(e.p);
        } else if (e.type == WireEvent.GC_SWEEP_BEGIN) {
            to.add(Ev.GC_SWEEP_BEGIN, 0, 0, 0);
            sweeping.add(e.p);
        } else if (sweeping.add(e.args[0])) {
            to.add(Ev.GC_SWEEP_ACTIVE, tables.p(e.args[0], e.offset), 0, 0);
        }
    }

    private void assist(TraceEvent e) {
        if (e.type == WireEvent.GC_MARK_ASSIST_END) {
            to.add(Ev.GC_MARK_ASSIST_END, 0, 0, 0);
            assisting.remove(e.g);
        } else if (e.type == WireEvent.GC_MARK_ASSIST_BEGIN) {
            to.add(Ev.GC_MARK_ASSIST_BEGIN, 0, 0, 0);
            assisting.add(e.g);
        } else if (assisting.add(e.args[0])) {
            to.add(Ev.GC_MARK_ASSIST_ACTIVE, tables.g(e.args[0]), 0, 0);
        }
    }

    private void user(TraceEvent e) {
        int task = (int) e.args[0];
        switch (e.type) {
            case WireEvent.USER_TASK_BEGIN -> to.add(Ev.USER_TASK_BEGIN, task, (int) Math.max(0, e.args[1]), text(e, 2));
            case WireEvent.USER_TASK_END -> to.add(Ev.USER_TASK_END, task, tables.stringOrNone(e.name), 0);
            case WireEvent.USER_REGION_BEGIN -> to.add(Ev.USER_REGION_BEGIN, task, text(e, 1), 0);
            case WireEvent.USER_REGION_END -> to.add(Ev.USER_REGION_END, task, text(e, 1), 0);
            case WireEvent.USER_LOG -> to.add(Ev.USER_LOG, task, text(e, 1), text(e, 2));
            default -> throw new IllegalStateException("no row of the event table for " + e.kind().name());
        }
    }

    private int text(TraceEvent e, int arg) {
        return tables.stringOrNone(e.generation.string(e.args[arg]));
    }
}
