package dev.gmpscope.trace.export;

import dev.gmpscope.trace.Ev;
import dev.gmpscope.trace.EventLog;
import dev.gmpscope.trace.wire.WireEvent;
import java.io.IOException;

/** Writes those events of a log that Go's tracer has, and keeps {@link GoTraceState} in step with them. */
final class GoTraceEvents {
    private final EventLog log;
    private final GoTraceFile file;
    private final GoTraceState state;

    GoTraceEvents(EventLog log, GoTraceFile file, GoTraceState state) {
        this.log = log;
        this.file = file;
        this.state = state;
    }

    void write(int i) throws IOException {
        int of = log.type(i) == Ev.GO_START ? log.a(i) : log.g(i);
        if (of >= 0 && log.stack(i) >= 0) {
            state.g(of).stack = log.stack(i);
        }
        int m = log.m(i);
        switch (log.type(i)) {
            case Ev.PROC_START -> procStart(m, log.a(i));
            case Ev.PROC_STOP -> {
                state.p(state.m(m).p).status = WireEvent.P_IDLE;
                state.m(m).p = -1;
                file.event(m, WireEvent.PROC_STOP);
            }
            case Ev.PROC_STEAL -> {
                state.p(log.a(i)).status = WireEvent.P_IDLE;
                state.m(log.b(i)).p = -1;
                file.event(m, WireEvent.PROC_STEAL, file.proc(log.a(i)), ++state.p(log.a(i)).seq, file.thread(log.b(i)));
            }
            case Ev.PROCS_CHANGE -> file.event(m, WireEvent.PROCS_CHANGE, log.a(i), stack(i));
            case Ev.CPU_SAMPLE -> file.sample(m, log.p(i), log.g(i), stack(i));
            case Ev.HEAP_ALLOC -> file.event(m, WireEvent.HEAP_ALLOC, log.wide(i, 0));
            case Ev.HEAP_GOAL -> file.event(m, WireEvent.HEAP_GOAL, log.wide(i, 0));
            case Ev.STW_BEGIN -> file.event(m, WireEvent.STW_BEGIN, string(log.a(i)), stack(i));
            case Ev.STW_END -> file.event(m, WireEvent.STW_END);
            default -> goroutine(i, m);
        }
    }

    private void procStart(int m, int p) throws IOException {
        state.tellProc(file, m, p);
        state.p(p).status = WireEvent.P_RUNNING;
        state.m(m).p = p;
        file.event(m, WireEvent.PROC_START, file.proc(p), ++state.p(p).seq);
    }

    private void goroutine(int i, int m) throws IOException {
        int a = log.a(i);
        switch (log.type(i)) {
            case Ev.GO_CREATE -> {
                state.g(a).status = WireEvent.G_RUNNABLE;
                file.event(m, WireEvent.GO_CREATE, file.goroutine(a), file.tables.entry(log.gs().get(a).func()), stack(i));
            }
            case Ev.GO_START -> {
                state.m(m).g = a;
                state.g(a).m = m;
                state.g(a).status = WireEvent.G_RUNNING;
                file.event(m, WireEvent.GO_START, file.goroutine(a), ++state.g(a).seq);
            }
            case Ev.GO_UNBLOCK -> {
                state.g(a).status = WireEvent.G_RUNNABLE;
                file.event(m, WireEvent.GO_UNBLOCK, file.goroutine(a), ++state.g(a).seq, stack(i));
            }
            case Ev.GO_DESTROY -> {
                leave(i, 0);
                file.event(m, WireEvent.GO_DESTROY);
            }
            case Ev.GO_STOP -> {
                leave(i, WireEvent.G_RUNNABLE);
                file.event(m, WireEvent.GO_STOP, string(a), stack(i));
            }
            case Ev.GO_BLOCK -> {
                leave(i, WireEvent.G_WAITING);
                file.event(m, WireEvent.GO_BLOCK, string(a), stack(i));
            }
            default -> syscall(i, m);
        }
    }

    private void leave(int i, int status) {
        state.m(log.m(i)).g = -1;
        state.g(log.g(i)).m = -1;
        state.g(log.g(i)).status = status;
    }

    private void syscall(int i, int m) throws IOException {
        int g = log.g(i);
        switch (log.type(i)) {
            case Ev.GO_SYSCALL_BEGIN -> {
                state.g(g).status = WireEvent.G_SYSCALL;
                state.p(log.p(i)).status = WireEvent.P_SYSCALL;
                file.event(m, WireEvent.GO_SYSCALL_BEGIN, ++state.p(log.p(i)).seq, stack(i));
            }
            case Ev.GO_SYSCALL_END -> {
                state.g(g).status = WireEvent.G_RUNNING;
                state.p(log.p(i)).status = WireEvent.P_RUNNING;
                file.event(m, WireEvent.GO_SYSCALL_END);
            }
            case Ev.GO_SYSCALL_END_BLOCKED -> {
                leave(i, WireEvent.G_RUNNABLE);
                file.event(m, WireEvent.GO_SYSCALL_END_BLOCKED);
            }
            default -> collector(i, m);
        }
    }

    private void collector(int i, int m) throws IOException {
        switch (log.type(i)) {
            case Ev.GC_BEGIN -> {
                state.gc = true;
                file.event(m, WireEvent.GC_BEGIN, ++state.gcSeq, stack(i));
            }
            case Ev.GC_END -> {
                state.gc = false;
                file.event(m, WireEvent.GC_END, ++state.gcSeq);
            }
            case Ev.GC_MARK_ASSIST_BEGIN -> {
                state.g(log.g(i)).assists = true;
                file.event(m, WireEvent.GC_MARK_ASSIST_BEGIN, stack(i));
            }
            case Ev.GC_MARK_ASSIST_END -> {
                state.g(log.g(i)).assists = false;
                file.event(m, WireEvent.GC_MARK_ASSIST_END);
            }
            case Ev.GC_SWEEP_BEGIN -> {
                state.p(log.p(i)).sweeping = true;
                file.event(m, WireEvent.GC_SWEEP_BEGIN, stack(i));
            }
            case Ev.GC_SWEEP_END -> {
                state.p(log.p(i)).sweeping = false;
                file.event(m, WireEvent.GC_SWEEP_END, log.wide(i, 0), 0);
            }
            default -> { }
        }
    }

    private int string(int row) {
        return row < 0 ? 0 : file.tables.string(log.strings().get(row));
    }

    private int stack(int i) {
        return file.tables.stack(log.stack(i));
    }
}
