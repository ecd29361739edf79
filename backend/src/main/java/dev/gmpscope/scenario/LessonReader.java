package dev.gmpscope.scenario;

import dev.gmpscope.program.Rules;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Reads what a lesson shows and its chapters. */
final class LessonReader {
    private static final List<String> KINDS = List.of("event", "never", "prints", "ends");
    private static final List<String> ENDS = List.of("returned", "deadlock", "panic", "fatal", "limit");
    private static final long LONGEST = 3_600_000_000_000L;

    private final Problems problems;
    private final Filters filters;

    LessonReader(Problems problems) {
        this.problems = problems;
        this.filters = new Filters(problems);
    }

    Show show(Located item) {
        Fields f = Fields.of(item, "A line of \"shows\"", problems);
        if (f == null) {
            return null;
        }
        List<String> present = KINDS.stream().filter(f::has).toList();
        if (present.size() != 1) {
            problems.add(item, "A line of \"shows\" has exactly one of event, never, prints and ends.", present.isEmpty() ? "Add one." : "Write a line for each.");
            return null;
        }
        Show show = switch (present.get(0)) {
            case "event" -> event(f);
            case "never" -> never(f);
            case "prints" -> prints(f);
            default -> ends(f);
        };
        f.done();
        return show;
    }

    private Show event(Fields f) {
        String event = filters.event(f, "event");
        boolean exact = f.has("count");
        int count = count(f, "count", 1);
        int least = count(f, "atLeast", 1);
        int most = count(f, "atMost", -1);
        return line(f, Show.Kind.EVENT, event, filters.of(f, event), between(f), exact ? count : least, exact ? count : most, List.of(), null);
    }

    private static int count(Fields f, String key, int absent) {
        return (int) f.number(key, absent, 0, Integer.MAX_VALUE);
    }

    private Show never(Fields f) {
        String event = filters.event(f, "never");
        return line(f, Show.Kind.NEVER, event, filters.of(f, event), between(f), 1, -1, List.of(), null);
    }

    private Show prints(Fields f) {
        List<String> lines = new ArrayList<>();
        f.list("prints").forEach(l -> lines.add(f.is(l, Located.Kind.STRING) ? l.text() : ""));
        return line(f, Show.Kind.PRINTS, null, Map.of(), null, 1, -1, lines, null);
    }

    private Show ends(Fields f) {
        String word = f.text("ends", "");
        if (f.get("ends").kind() == Located.Kind.STRING && !ENDS.contains(word)) {
            problems.add(f.get("ends"), "A program does not end \"" + word + "\".", Problems.didYouMean(word, ENDS));
        }
        return line(f, Show.Kind.ENDS, null, Map.of(), null, 1, -1, List.of(), word);
    }

    private Show line(Fields f, Show.Kind kind, String event, Map<String, String> meant, long[] between, int least, int most,
                      List<String> lines, String word) {
        String under = f.text("under", null);
        if (under != null && Rules.of(under) == null) {
            problems.add(f.get("under"), "\"" + under + "\" is no version of Go.", "Write \"1.1\" to \"" + Rules.REFERENCE + "\".");
        }
        Boolean off = f.has("asyncpreemptoff") ? (Boolean) f.flag("asyncpreemptoff", false) : null;
        return new Show(f.object().path(), kind, event, meant, between, least, most, lines, word, under, off);
    }

    private long[] between(Fields f) {
        List<Located> ends = f.list("between");
        if (!f.has("between") || f.get("between").kind() != Located.Kind.ARRAY) {
            return null;
        }
        if (ends.size() != 2) {
            problems.add(f.get("between"), "\"between\" needs two durations.", "Write [\"10ms\", \"20ms\"].");
            return null;
        }
        return new long[] {f.duration(ends.get(0), 0, LONGEST), f.duration(ends.get(1), 0, LONGEST)};
    }

    Chapter chapter(Located item) {
        Fields f = Fields.of(item, "A chapter", problems);
        if (f == null) {
            return null;
        }
        f.need("say", "Say what there is to see.");
        String say = f.text("say", "");
        Located at = f.need("at", "Write a time, or {\"event\": …}.");
        f.done();
        if (at == null) {
            return null;
        }
        if (at.kind() == Located.Kind.STRING) {
            return new Chapter(item.path(), null, Map.of(), 1, f.duration(at, 0, LONGEST), say);
        }
        Fields moment = Fields.of(at, "\"at\"", problems);
        if (moment == null) {
            return null;
        }
        String event = filters.event(moment, "event");
        Chapter chapter = new Chapter(item.path(), event, filters.of(moment, event), (int) moment.number("nth", 1, 1, 1_000_000), 0, say);
        moment.done();
        return chapter;
    }
}
