package dev.gmpscope.simulation;

import dev.gmpscope.trace.EventLog;
import dev.gmpscope.trace.EventTable;
import dev.gmpscope.trace.EventType;
import java.util.Map;

/**
 * The events that a lesson speaks of: those of a type whose arguments have the given words. The filter {@code func} is
 * the function with which the event's goroutine was started, {@code on} the P that its thread held.
 */
final class Match {
    private static final String FUNC = "func";
    private static final String ON = "on";

    private final EventLog log;
    private final EventType type;
    private final Map<String, String> filters;

    Match(EventLog log, String event, Map<String, String> filters) {
        this.log = log;
        this.type = EventTable.get().byName(event);
        this.filters = filters;
    }

    /** The first such event at or after {@code from}, -1 if there is none. */
    int next(int from) {
        for (int i = from; i < log.size(); i++) {
            if (log.type(i) == type.id() && fits(i)) {
                return i;
            }
        }
        return -1;
    }

    private boolean fits(int i) {
        for (Map.Entry<String, String> filter : filters.entrySet()) {
            String word = switch (filter.getKey()) {
                case FUNC -> func(i);
                case ON -> log.p(i) < 0 ? null : log.ps().get(log.p(i)).name();
                default -> word(i, type.arg(filter.getKey()));
            };
            if (!filter.getValue().equals(word)) {
                return false;
            }
        }
        return true;
    }

    /** Function of the goroutine that the event is about: its argument, or else the one in its column. */
    private String func(int i) {
        EventType.Arg subject = type.arg("goroutine") == null ? type.arg("new") : type.arg("goroutine");
        int g = subject == null ? log.g(i) : log.slot(i, subject.slot());
        return g < 0 ? null : log.gs().get(g).func();
    }

    private String word(int i, EventType.Arg arg) {
        if (arg == null) {
            return null;
        }
        int value = log.slot(i, arg.slot());
        if (arg.type().equals("string")) {
            return value < 0 ? null : log.strings().get(value);
        }
        if (arg.type().equals("flag")) {
            return value == 0 ? "no" : "yes";
        }
        return EventTable.get().words(arg.type()) == null ? null : EventTable.get().words(arg.type()).get(value);
    }
}
