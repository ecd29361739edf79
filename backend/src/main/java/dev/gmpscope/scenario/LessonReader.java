package dev.gmpscope.scenario;

import dev.gmpscope.program.Rules;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Reads what a lesson shows and its chapters. */
final class LessonReader {
    private static final List<String> FILTERS = List.of("reason", "func", "rule", "asker", "text");
    private static final List<String> ENDS = List.of("returned", "deadlock", "panic", "limit");
    private static final long LONGEST = 3_600_000_000_000L;

    private final Problems problems;

    LessonReader(Problems problems) {
        this.problems = problems;
    }

    Show show(Located item) {
        Fields f = Fields.of(item, "A line of \"shows\"", problems);
        if (f == null) {
            return null;
        }
        String under = f.text("under", null);
        if (under != null && Rules.of(under) == null) {
            problems.add(f.get("under"), "\"" + under + "\" is no version of Go.", "Write \"1.1\" to \"" + Rules.REFERENCE + "\".");
        }
        Boolean off = f.has("asyncpreemptoff") ? (Boolean) f.flag("asyncpreemptoff", false) : null;
        Show.Kind kind = f.has("never") ? Show.Kind.NEVER : f.has("prints") ? Show.Kind.PRINTS
                : f.has("ends") ? Show.Kind.ENDS : Show.Kind.EVENT;
        String event = kind == Show.Kind.NEVER ? f.text("never", "") : kind == Show.Kind.EVENT ? event(f) : null;
        List<String> lines = new ArrayList<>();
        f.list("prints").forEach(l -> lines.add(f.is(l, Located.Kind.STRING) ? l.text() : ""));
        String word = f.text("ends", null);
        if (word != null && !ENDS.contains(word)) {
            problems.add(f.get("ends"), "A program does not end \"" + word + "\".", Problems.didYouMean(word, ENDS));
        }
        Show show = new Show(item.path(), kind, event, filters(f), between(f), (int) f.number("atLeast", 1, 0, Integer.MAX_VALUE),
                (int) f.number("atMost", -1, 0, Integer.MAX_VALUE), lines, word, under, off);
        f.done();
        return show;
    }

    private String event(Fields f) {
        Located name = f.need("event", "A line says \"event\", \"never\", \"prints\" or \"ends\".");
        return name == null || !f.is(name, Located.Kind.STRING) ? "" : name.text();
    }

    private Map<String, String> filters(Fields f) {
        Map<String, String> filters = new LinkedHashMap<>();
        for (String key : FILTERS) {
            String word = f.text(key, null);
            if (word != null) {
                filters.put(key, word);
            }
        }
        return filters;
    }

    private long[] between(Fields f) {
        List<Located> ends = f.list("between");
        if (ends.isEmpty()) {
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
        String say = f.text("say", "");
        f.need("say", "Say what there is to see.");
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
        Chapter chapter = new Chapter(item.path(), event(moment), filters(moment), (int) moment.number("nth", 1, 1, 1_000_000), 0, say);
        moment.done();
        return chapter;
    }
}
