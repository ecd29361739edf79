package dev.gmpscope.trace.imports;

import dev.gmpscope.trace.Ev;
import dev.gmpscope.trace.EventLog;
import dev.gmpscope.trace.EventTable;
import dev.gmpscope.trace.wire.WireEvent;
import java.io.IOException;

/**
 * Writes the events of a trace into a log. M, P and G are those that the log itself has told so far, so that it is sound by itself. Left out is what the log knows
 * already: statuses of later generations, and the parts of an event that stands for several, since the log has a row for the whole.
 */
final class LogEvents implements TraceSink {
    private static final int WHY_NOT_RECORDED = EventTable.get().words("gctrigger").size() - 1;

    private final EventLog log;
    private final LogTables tables;
    private final LogNotes notes;
    private final Held held;
    private final long start;
    private TraceEvent event;
    private int m;
    private long procs;
    private boolean collecting;
    private boolean stopping;

    LogEvents(EventLog log, LogTables tables, Held held, long start) {
        this.log = log;
        this.tables = tables;
        this.held = held;
        this.start = start;
        notes = new LogNotes(this, tables);
        procs = log.header().gomaxprocs();
    }

    @Override
    public void take(TraceEvent next) throws IOException {
        if (next.type == TraceEvent.SYNC || next.derived || next.kind().experimental()) {
            return;
        }
        event = next;
        stopping = next.type == WireEvent.STW_BEGIN || stopping && next.type != WireEvent.STW_END;
        m = tables.m(next.m, next.offset);
        switch (next.type) {
            case WireEvent.PROCS_CHANGE -> procs();
            case WireEvent.PROC_STATUS -> procStatus();
            case WireEvent.PROC_START, WireEvent.PROC_STOP, WireEvent.PROC_STEAL -> proc();
            case WireEvent.GO_STATUS, WireEvent.GO_STATUS_STACK -> goStatus();
            case WireEvent.CPU_SAMPLE -> sample();
            case WireEvent.GC_ACTIVE, WireEvent.GC_BEGIN, WireEvent.GC_END -> collect();
            default -> goroutine();
        }
    }

    /** Appends an event of the thread under way, with what it holds. */
    void add(int type, int a, int b, int c) {
        append(type, m, held.p(m), held.g(m), a, b, c);
    }

    void addWide(int type, long a) {
        add(type, (int) a, (int) (a >> 32), 0);
    }

    private void append(int type, int thread, int p, int g, int a, int b, int c) {
        log.append(event.time - start, type, thread, p, g, tables.stack(event.generation, event.stack()), a, b, c);
    }

    private void procs() throws BrokenTrace {
        if (event.args[0] == procs && !stopping) {
            return; // as at the beginning of each generation
        }
        procs = event.args[0];
        tables.p(procs - 1, event.offset);
        add(Ev.PROCS_CHANGE, (int) procs, 0, 0);
    }

    /** Of a P that the opening has not told. */
    private void procStatus() throws BrokenTrace {
        if (event.before == TraceEvent.UNDETERMINED && event.args[0] < log.header().gomaxprocs() || event.before >= 0) {
            return;
        }
        int status = (int) event.args[1];
        boolean on = status == WireEvent.P_RUNNING || status == WireEvent.P_SYSCALL;
        if (on && held.p(m) >= 0) {
            throw twice("P");
        }
        int p = tables.p(event.args[0], event.offset);
        append(Ev.PROC_STATUS, on ? m : -1, -1, -1, p, Statuses.ofP(status), 0);
        if (on && m >= 0) {
            held.p(m, p);
        }
    }

    /** Of two that the trace gives to one thread the opening has told the other. */
    private BrokenTrace twice(String what) {
        return new BrokenTrace(event.offset, event.kind().name() + ": its thread has another " + what + " by what the trace says elsewhere.");
    }

    private void proc() throws BrokenTrace {
        switch (event.type) {
            case WireEvent.PROC_START -> {
                int p = tables.p(event.args[0], event.offset);
                add(Ev.PROC_START, p, 0, 0);
                held.p(m, p);
            }
            case WireEvent.PROC_STOP -> {
                add(Ev.PROC_STOP, 0, 0, 0);
                held.p(m, -1);
            }
            default -> {
                boolean left = event.before == WireEvent.P_SYSCALL_ABANDONED;
                int from = left ? -1 : tables.m(event.args[2], event.offset);
                add(Ev.PROC_STEAL, tables.p(event.args[0], event.offset), from, 0);
                if (from >= 0) {
                    held.p(from, -1);
                }
            }
        }
    }

    private void goStatus() throws BrokenTrace {
        if (tables.knowsG(event.args[0]) || Statuses.ofG((int) event.args[2]) < 0) {
            return;
        }
        int status = (int) event.args[2];
        boolean on = status == WireEvent.G_RUNNING || status == WireEvent.G_SYSCALL;
        if (on && held.g(m) >= 0) {
            throw twice("goroutine");
        }
        int g = tables.newG(event.args[0], Starters.outermost(event.generation, event.stack()));
        append(Ev.GO_STATUS, on ? m : -1, on ? held.p(m) : -1, -1, g, on ? m : -1, Statuses.ofG(status));
        if (on && m >= 0) {
            held.g(m, g);
        }
    }

    /** It says by itself where the thread was. */
    private void sample() {
        int p = event.p >= 0 && event.p < log.ps().size() ? (int) event.p : -1;
        append(Ev.CPU_SAMPLE, m, p, tables.g(event.g), 0, 0, 0);
    }

    private void collect() {
        if (event.type == WireEvent.GC_ACTIVE && collecting) {
            return;
        }
        add(event.type == WireEvent.GC_ACTIVE ? Ev.GC_ACTIVE : event.type == WireEvent.GC_BEGIN ? Ev.GC_BEGIN : Ev.GC_END,
                event.type == WireEvent.GC_BEGIN ? WHY_NOT_RECORDED : 0, 0, 0);
        collecting = event.type != WireEvent.GC_END;
    }

    private void goroutine() throws IOException {
        switch (event.type) {
            case WireEvent.GO_CREATE -> add(Ev.GO_CREATE, made(event.args[1]), 0, 0);
            case WireEvent.GO_CREATE_BLOCKED -> add(Ev.GO_CREATE_BLOCKED, made(event.args[1]), 0, 0);
            case WireEvent.GO_UNBLOCK -> add(Ev.GO_UNBLOCK, tables.g(event.args[0]), 0, 0);
            case WireEvent.GO_START -> onto(Ev.GO_START, tables.g(event.args[0]));
            case WireEvent.GO_SWITCH -> onto(Ev.GO_SWITCH, tables.g(event.args[0]));
            case WireEvent.GO_SWITCH_DESTROY -> onto(Ev.GO_SWITCH_DESTROY, tables.g(event.args[0]));
            case WireEvent.GO_CREATE_SYSCALL -> onto(Ev.GO_CREATE_SYSCALL, tables.newG(event.args[0], null));
            case WireEvent.GO_STOP -> off(Ev.GO_STOP, reason(), 0);
            case WireEvent.GO_BLOCK -> off(Ev.GO_BLOCK, reason(), reason());
            case WireEvent.GO_DESTROY -> off(Ev.GO_DESTROY, 0, 0);
            case WireEvent.GO_SYSCALL_END_BLOCKED -> off(Ev.GO_SYSCALL_END_BLOCKED, 0, 0);
            case WireEvent.GO_DESTROY_SYSCALL -> {
                off(Ev.GO_DESTROY_SYSCALL, 0, 0);
                held.p(m, -1);
            }
            case WireEvent.GO_SYSCALL_BEGIN -> add(Ev.GO_SYSCALL_BEGIN, 0, 0, 0);
            case WireEvent.GO_SYSCALL_END -> add(Ev.GO_SYSCALL_END, 0, 0, 0);
            default -> notes.take(event);
        }
    }

    private int made(long stack) {
        return tables.newG(event.args[0], event.generation.hasStack(stack) ? Starters.outermost(event.generation, stack) : null);
    }

    private int reason() {
        return tables.string(event.generation.string(event.args[0]));
    }

    /** A goroutine comes onto the thread. */
    private void onto(int type, int g) {
        add(type, g, 0, 0);
        held.g(m, g);
    }

    /** The thread's goroutine leaves it; of what nobody has told, the object stays none. */
    private void off(int type, int a, int b) {
        add(type, a, b, type == Ev.GO_BLOCK ? -1 : 0);
        held.g(m, -1);
    }
}
