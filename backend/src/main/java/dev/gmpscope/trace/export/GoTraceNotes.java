package dev.gmpscope.trace.export;

import dev.gmpscope.trace.Ev;
import dev.gmpscope.trace.EventLog;
import dev.gmpscope.trace.EventTable;
import dev.gmpscope.trace.EventText;
import dev.gmpscope.trace.EventType;
import dev.gmpscope.trace.wire.WireEvent;
import java.io.IOException;
import java.util.List;

/**
 * What Go's tracer does not know and a trace can still say as its user would: a task for each chapter of the lesson, and a log message for what the tracer
 * cannot see of preemption. Such an event needs a thread that runs a goroutine on a P: a request to stop is noted where the goroutine runs that it is for.
 */
final class GoTraceNotes {
    private static final String TASK = "chapter";

    private final EventLog log;
    private final GoTraceFile file;
    private final GoTraceState state;
    private final List<GoTrace.Chapter> chapters;
    private int next;
    private int open;

    GoTraceNotes(EventLog log, GoTraceFile file, GoTraceState state, List<GoTrace.Chapter> chapters) {
        this.log = log;
        this.file = file;
        this.state = state;
        this.chapters = chapters;
    }

    /** After event i. A chapter whose moment finds no goroutine running begins with the next that runs. */
    void after(int i) throws IOException {
        int m = state.runs(log.m(i)) ? log.m(i) : state.anyRunning();
        while (next < chapters.size() && chapters.get(next).seq() <= i && m >= 0) {
            end(m, i);
            open = ++next;
            file.event(m, WireEvent.USER_TASK_BEGIN, open, 0, file.tables.string(TASK + " " + open + ": " + chapters.get(open - 1).say()), 0);
        }
        note(i);
    }

    /** The last chapter ends with the log. */
    void end() throws IOException {
        if (state.anyRunning() >= 0) {
            end(state.anyRunning(), -1);
        }
    }

    private void end(int m, int i) throws IOException {
        if (open > 0) {
            file.event(m, WireEvent.USER_TASK_END, open, i < 0 || log.m(i) != m ? 0 : file.tables.stack(log.stack(i)));
            open = 0;
        }
    }

    private void note(int i) throws IOException {
        int on = switch (log.type(i)) {
            case Ev.PREEMPT_REQUEST -> state.g(log.a(i)).m;
            case Ev.SLICE_EXPIRED -> holder(log.a(i));
            case Ev.SIGNAL_SEND, Ev.SIGNAL_COALESCE -> log.a(i);
            case Ev.SIGNAL_RECEIVE, Ev.SIGNAL_ACCEPT, Ev.SIGNAL_REFUSE, Ev.STACK_CHECK_HIT, Ev.STACK_CHECK_REFUSE, Ev.PRINTLN -> log.m(i);
            default -> -1;
        };
        if (state.runs(on)) {
            EventType type = EventTable.get().byId(log.type(i));
            int stack = log.m(i) == on ? file.tables.stack(log.stack(i)) : 0;
            file.event(on, WireEvent.USER_LOG, open, file.tables.string(type.name()), file.tables.string(words(i, type)), stack);
        }
    }

    private int holder(int p) {
        for (int m = 0; m < state.ms.size(); m++) {
            if (state.ms.get(m).p == p) {
                return m;
            }
        }
        return -1;
    }

    private String words(int i, EventType type) {
        if (type.id() == Ev.PRINTLN) {
            return log.strings().get(log.a(i));
        }
        StringBuilder words = new StringBuilder();
        for (EventType.Arg arg : type.args()) {
            words.append(words.length() > 0 ? " " : "").append(arg.name()).append('=').append(EventText.value(log, i, arg));
        }
        return words.toString();
    }
}
