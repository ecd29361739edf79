package dev.gmpscope.simulation;

import dev.gmpscope.runtime.End;
import dev.gmpscope.scenario.Show;
import dev.gmpscope.simulation.Outcome.Shown;
import dev.gmpscope.trace.Ev;
import dev.gmpscope.trace.EventLog;

/** Looks up in a log whether what a lesson claims is so. */
final class Claims {
    private final EventLog log;
    private final End end;
    private final int first;
    private final int last;

    Claims(EventLog log, End end) {
        this(log, end, 0);
    }

    /** Of events from there on. */
    Claims(EventLog log, End end, int first) {
        this.first = first;
        this.log = log;
        this.end = end;
        this.last = log.size() - 1;
    }

    /** The verdict on a claim that is about this run. */
    Shown judge(Show show) {
        String says = ClaimText.of(show);
        return switch (show.kind()) {
            case EVENT -> event(show, says);
            case NEVER -> never(show, says);
            case PRINTS -> prints(show, says);
            case ENDS -> new Shown(says, ended(show.word()), last);
        };
    }

    private Shown event(Show show, String says) {
        Match match = new Match(log, show.event(), show.filters());
        int found = match.next(first);
        if (found < 0) {
            return new Shown(says, show.atLeast() == 0, last);
        }
        if (show.between() != null && !within(found, show.between())) {
            return new Shown(says, false, found);
        }
        int deciding = found;
        int count = 0;
        for (int i = found; i >= 0; i = match.next(i + 1)) {
            count++;
            deciding = count <= show.atLeast() ? i : deciding;
            if (show.atMost() >= 0 && count > show.atMost()) {
                return new Shown(says, false, i);
            }
        }
        boolean enough = count >= show.atLeast();
        return new Shown(says, enough, enough && show.atMost() < 0 ? deciding : last);
    }

    private Shown never(Show show, String says) {
        Match match = new Match(log, show.event(), show.filters());
        int at = match.next(first);
        while (at >= 0 && show.between() != null && !within(at, show.between())) {
            at = match.next(at + 1);
        }
        return new Shown(says, at < 0, at < 0 ? last : at);
    }

    private boolean within(int i, long[] between) {
        long since = log.time(i) - (first == 0 ? 0 : log.time(first));
        return since >= between[0] && since <= between[1];
    }

    private Shown prints(Show show, String says) {
        int line = 0;
        int at = -1;
        for (int i = 0; i <= last && line < show.lines().size(); i++) {
            if (log.type(i) == Ev.PRINTLN) {
                at = i;
                if (!log.strings().get(log.a(i)).equals(show.lines().get(line++))) {
                    return new Shown(says, false, i);
                }
            }
        }
        boolean whole = line == show.lines().size();
        return new Shown(says, whole, whole && at >= 0 ? at : last);
    }

    private boolean ended(String word) {
        boolean finished = end.reason() == End.Reason.FINISHED;
        String message = end.message() == null ? "" : end.message();
        return switch (word) {
            case "returned" -> finished && message.isEmpty();
            case "deadlock" -> finished && message.contains("deadlock");
            case "fatal" -> finished && message.startsWith("fatal error") && !message.contains("deadlock");
            case "panic" -> finished && message.startsWith("panic");
            default -> end.reason() == End.Reason.LIMIT || end.reason() == End.Reason.EVENTS;
        };
    }
}
