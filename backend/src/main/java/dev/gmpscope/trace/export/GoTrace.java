package dev.gmpscope.trace.export;

import dev.gmpscope.trace.Ev;
import dev.gmpscope.trace.EventLog;
import dev.gmpscope.trace.EventTable;
import dev.gmpscope.trace.wire.WireEvent;
import java.io.IOException;
import java.io.OutputStream;
import java.util.AbstractList;
import java.util.List;

/**
 * A log as an execution trace of Go 1.26, which {@code go tool trace} and every other reader of the format open.
 *
 * <p><b>What a trace is.</b> A header, then generations. A generation is complete in itself: it has the strings, the stacks and the clock of its events, and at its
 * beginning tells the status of every P and G. Its events come in batches of one thread each, in that thread's order; an event names neither its thread (the
 * batch does) nor its P and G (the reader knows what the thread holds, from the events before). So the reader must bring the threads into one order. It takes
 * the earliest event of all threads that <i>can</i> come next: a P or G is counted up by each event that takes it from one thread to another (ProcStart, ProcSteal,
 * GoSyscallBegin; GoStart, GoUnblock), and such an event waits until its number is the next one.
 *
 * <p><b>What that asks of the writer.</b> {@link GoTraceState} is the reader's state, kept in step: it numbers, and knows which status each generation begins
 * with. Where the model's order within one nanosecond matters, the reader would have to guess; so no two events get the same time: an event comes at its virtual
 * time, plus 1 since a clock must not stand at 0, or one nanosecond after the event before it, whichever is later. Go's reader does the same to equal times.
 *
 * <p><b>Rejected:</b> the coarse clock of Go on Linux (64 ns a unit): it would throw away what the model knows, and the format carries its unit with it. One
 * generation for all: its tables would have to be held until the end. Go begins one each second; so does this, and after {@value #EVENTS} events.
 *
 * <p>What the tracer has no event for is left out, or goes out as a message of the user's log ({@link GoTraceNotes}); docs/traces.md says which.
 */
public final class GoTrace {
    /** Events of the log after which a generation ends, if a second of virtual time has not ended it. */
    public static final int EVENTS = 1 << 18;

    private static final long SECOND = 1_000_000_000;
    private static final List<String> G_STATUS = EventTable.get().words("gstatus");
    private static final List<String> P_STATUS = EventTable.get().words("pstatus");

    /**
     * A stretch of the log, until the next one.
     *
     * @param seq the event at which it begins
     * @param say what is to be seen
     */
    public record Chapter(int seq, String say) {}

    private final EventLog log;
    private final int most;
    private final GoTraceFile file;
    private final GoTraceState state = new GoTraceState();
    private final GoTraceNotes notes;
    private final GoTraceEvents events;
    /** The event that opened the generation, -1 before the first. */
    private int opened = -1;
    private boolean stopped;

    private GoTrace(EventLog log, List<Chapter> chapters, int most, OutputStream out) throws IOException {
        this.log = log;
        this.most = most;
        file = new GoTraceFile(log, out);
        notes = new GoTraceNotes(log, file, state, chapters);
        events = new GoTraceEvents(log, file, state);
    }

    /** Writes a log; chapters in the order of the log. */
    public static void write(EventLog log, List<Chapter> chapters, OutputStream out) throws IOException {
        write(log, chapters, EVENTS, out);
    }

    /** With so many events a generation. */
    public static void write(EventLog log, List<Chapter> chapters, int most, OutputStream out) throws IOException {
        new GoTrace(log, chapters, most, out).run();
    }

    private void run() throws IOException {
        for (int i = 0; i < log.size(); i++) {
            int type = log.type(i);
            if (type == Ev.PROC_STATUS) {
                procStatus(log.m(i), log.a(i), P_STATUS.get(log.b(i)));
            } else if (type == Ev.GO_STATUS) {
                goStatus(log.a(i), log.b(i), G_STATUS.get(log.c(i)));
            } else if (opened >= 0 || type != Ev.PROCS_CHANGE && EventTable.get().byId(type).tracer()) {
                generation(i);
                file.at(log.time(i));
                events.write(i);
                notes.after(i);
            }
        }
        if (opened >= 0) {
            notes.end();
            file.endGeneration();
        }
    }

    /** Begins a generation where one is due; never while the world is being stopped, as that has no event for a range that goes on. */
    private void generation(int i) throws IOException {
        boolean due = opened < 0 || !stopped && (i - opened >= most || log.time(i) - log.time(opened) >= SECOND);
        stopped = log.type(i) == Ev.STW_BEGIN || stopped && log.type(i) != Ev.STW_END;
        if (!due) {
            return;
        }
        if (opened >= 0) {
            file.endGeneration();
        }
        file.at(log.time(opened < 0 ? 0 : i));
        file.beginGeneration();
        state.tell(file, funcs());
        if (opened < 0 && state.anyRunning() >= 0) {
            file.event(state.anyRunning(), WireEvent.PROCS_CHANGE, log.header().gomaxprocs(), 0);
        }
        opened = i;
    }

    private List<String> funcs() {
        return new AbstractList<>() {
            @Override
            public String get(int g) {
                return log.gs().get(g).func();
            }

            @Override
            public int size() {
                return log.gs().size();
            }
        };
    }

    private void procStatus(int m, int p, String status) {
        state.p(p).status = switch (status) {
            case "running" -> WireEvent.P_RUNNING;
            case "syscall" -> WireEvent.P_SYSCALL;
            case "idle", "gcstop" -> WireEvent.P_IDLE;
            default -> 0;
        };
        if (m >= 0 && state.p(p).status != WireEvent.P_IDLE) {
            state.m(m).p = p;
        }
    }

    private void goStatus(int g, int m, String status) {
        state.g(g).status = switch (status) {
            case "runnable" -> WireEvent.G_RUNNABLE;
            case "running" -> WireEvent.G_RUNNING;
            case "syscall" -> WireEvent.G_SYSCALL;
            case "waiting", "preempted" -> WireEvent.G_WAITING;
            default -> 0;
        };
        if (m >= 0) {
            state.m(m).g = g;
            state.g(g).m = m;
        }
    }
}
