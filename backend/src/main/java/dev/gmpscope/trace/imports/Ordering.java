package dev.gmpscope.trace.imports;

import dev.gmpscope.trace.imports.Resources.G;
import dev.gmpscope.trace.imports.Resources.M;
import dev.gmpscope.trace.imports.Resources.P;
import dev.gmpscope.trace.wire.WireEvent;
import java.io.IOException;
import java.util.Arrays;

/**
 * Says whether the next event of a thread can come now, and if so passes it on with what the thread held.
 *
 * <p><b>The rules</b> (internal/trace/order.go). An event of a thread about what that thread holds can always come: nobody else can change it meanwhile. An event
 * that takes a P or G from elsewhere must wait until it is there and its count is the next one: ProcStart (an idle P, a thread without one), ProcSteal (a P in a
 * system call), GoStart (a runnable G), GoUnblock and GoSwitch (a waiting G), GCBegin and GCEnd (which share a count of their own); GoSyscallEndBlocked waits until
 * its P has been taken away. Whatever else does not fit is not early but wrong, and the trace is broken there.
 *
 * <p><b>Why not by time.</b> Clocks of different cores may differ, and a thread reads the clock before it has done what it tells of. Time only says whom to try
 * first.
 *
 * <p>{@link Procs}, {@link Goroutines}, {@link Syscalls} and {@link Ranges} are these rules by subject; each answers false for "not yet", and throws
 * {@link BrokenTrace} for "never".
 */
final class Ordering {
    final Resources known = new Resources();
    private final TraceSink sink;
    private final TraceEvent event = new TraceEvent();
    private final Procs procs = new Procs(this);
    private final Goroutines goroutines = new Goroutines(this);
    private final Syscalls syscalls = new Syscalls(this);
    private final Ranges ranges = new Ranges(this);
    private long last;
    /** The first generation, in which things are told that have begun before. */
    private long initial = -1;

    /** The event under way and who tells it. */
    Cursor at;
    M m;
    Generation generation;

    Ordering(TraceSink sink) {
        this.sink = sink;
    }

    boolean initial() {
        return generation.number == initial;
    }

    /** Another generation, or the end of the trace. */
    void sync(Generation next, int number) throws IOException {
        generation = next;
        if (next != null && initial < 0) {
            initial = next.number;
        }
        event.type = TraceEvent.SYNC;
        event.args[0] = number;
        event.m = WireEvent.NONE;
        event.p = WireEvent.NONE;
        event.g = WireEvent.NONE;
        pass(next == null ? last : next.start(), 0);
    }

    /** A sample has no say in the order. */
    void sample(Generation.Sample sample) throws IOException {
        event.type = WireEvent.CPU_SAMPLE;
        event.args[0] = sample.stack;
        event.m = sample.m;
        event.p = sample.p;
        event.g = sample.g;
        checkStack(sample.offset, "CPUSample", sample.stack);
        pass(sample.time, sample.offset);
    }

    /** Passes the event of a cursor on if it can come now. */
    boolean advance(Cursor cursor) throws IOException {
        at = cursor;
        m = cursor.thread == WireEvent.NONE ? null : known.ms.computeIfAbsent(cursor.thread, M::new);
        return switch (cursor.type) {
            case WireEvent.PROC_START, WireEvent.PROC_STOP, WireEvent.PROC_STEAL, WireEvent.PROC_STATUS -> procs.advance(cursor);
            case WireEvent.GO_CREATE, WireEvent.GO_CREATE_BLOCKED, WireEvent.GO_START, WireEvent.GO_DESTROY, WireEvent.GO_STOP, WireEvent.GO_BLOCK,
                    WireEvent.GO_UNBLOCK, WireEvent.GO_STATUS, WireEvent.GO_STATUS_STACK, WireEvent.GO_SWITCH, WireEvent.GO_SWITCH_DESTROY ->
                    goroutines.advance(cursor);
            case WireEvent.GO_SYSCALL_BEGIN, WireEvent.GO_SYSCALL_END, WireEvent.GO_SYSCALL_END_BLOCKED, WireEvent.GO_CREATE_SYSCALL,
                    WireEvent.GO_DESTROY_SYSCALL -> syscalls.advance(cursor);
            default -> ranges.advance(cursor);
        };
    }

    /** The event can come: it is passed on with what its thread holds. */
    boolean pass() throws IOException {
        return pass(m, p(), g(), 0);
    }

    boolean pass(M thread, P p, G g, int before) throws IOException {
        System.arraycopy(at.args, 0, event.args, 0, event.args.length);
        event.type = at.type;
        event.before = before;
        return send(thread, p, g);
    }

    /** An event that the one under way stands for as well. */
    void derive(int type, G g, int before, long... args) throws IOException {
        event.type = type;
        event.before = before;
        event.derived = true;
        Arrays.fill(event.args, 0);
        System.arraycopy(args, 0, event.args, 0, args.length);
        send(m, p(), g);
        event.derived = false;
    }

    /** Its name goes with it: what ends here began with that. */
    void named(String name) {
        event.name = name;
    }

    private boolean send(M thread, P p, G g) throws IOException {
        event.m = Resources.id(thread);
        event.p = Resources.id(p);
        event.g = Resources.id(g);
        WireEvent kind = event.kind();
        for (int left = kind.stackRows(); left != 0; left &= left - 1) {
            checkStack(at.offset, kind.name(), event.args[Integer.numberOfTrailingZeros(left) - 1]);
        }
        for (int left = kind.stringRows(); left != 0; left &= left - 1) {
            checkString(at.offset, kind.name(), event.args[Integer.numberOfTrailingZeros(left) - 1]);
        }
        pass(at.time, at.offset);
        return true;
    }

    private void checkStack(long offset, String name, long id) throws BrokenTrace {
        if (!generation.hasStack(id)) {
            throw missing(offset, name, "stack", id);
        }
    }

    private void checkString(long offset, String name, long id) throws BrokenTrace {
        if (generation.string(id) == null) {
            throw missing(offset, name, "string", id);
        }
    }

    private BrokenTrace missing(long offset, String name, String kind, long id) {
        return new BrokenTrace(offset, name + " names " + kind + " " + Long.toUnsignedString(id) + ", which generation " + generation.number + " does not have.");
    }

    private void pass(long time, long offset) throws IOException {
        last = Math.max(time, last + 1);
        event.time = last;
        event.offset = offset;
        event.generation = generation;
        sink.take(event);
        event.name = "";
    }

    P p() {
        return m == null ? null : m.p;
    }

    G g() {
        return m == null ? null : m.g;
    }

    BrokenTrace broken(String sentence) {
        String name = WireEvent.byId(at.type).name();
        return new BrokenTrace(at.offset, name + (m == null ? "" : " of thread " + m.id) + ": " + sentence);
    }

    /** What the thread must hold for the event. */
    void need(boolean p, boolean g) throws BrokenTrace {
        if (m == null) {
            throw broken("it stands in a batch without a thread.");
        }
        if (p && m.p == null) {
            throw broken("the thread has no P.");
        }
        if (g && (m.g == null || m.g.gone)) {
            throw broken("the thread runs no goroutine.");
        }
    }

    void needRunning() throws BrokenTrace {
        need(true, true);
        if (m.g.status != WireEvent.G_RUNNING) {
            throw broken("goroutine " + m.g.id + " does not run.");
        }
    }
}
