package dev.gmpscope.simulation;

import dev.gmpscope.scenario.Chapter;
import dev.gmpscope.trace.EventLog;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** Finds a lesson's chapters in a log. */
final class Chapters {
    private Chapters() {}

    /** Those that the run came to, in the order of time. */
    static List<Outcome.Chapter> in(EventLog log, List<Chapter> chapters) {
        return in(log, chapters, 0);
    }

    /** The same of events from there on. */
    static List<Outcome.Chapter> in(EventLog log, List<Chapter> chapters, int from) {
        List<Outcome.Chapter> found = new ArrayList<>();
        for (Chapter chapter : chapters) {
            int at = chapter.event() == null ? atTime(log, chapter.time()) : atEvent(log, chapter, from);
            if (at >= 0) {
                found.add(new Outcome.Chapter(at, log.time(at), chapter.say()));
            }
        }
        found.sort(Comparator.comparingInt(Outcome.Chapter::seq));
        return found;
    }

    private static int atEvent(EventLog log, Chapter chapter, int from) {
        Match match = new Match(log, chapter.event(), chapter.filters());
        int at = match.next(from);
        for (int n = 1; n < chapter.nth() && at >= 0; n++) {
            at = match.next(at + 1);
        }
        return at;
    }

    private static int atTime(EventLog log, long time) {
        for (int i = 0; i < log.size(); i++) {
            if (log.time(i) >= time) {
                return i;
            }
        }
        return -1;
    }
}
