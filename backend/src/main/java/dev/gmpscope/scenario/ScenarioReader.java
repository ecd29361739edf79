package dev.gmpscope.scenario;

import dev.gmpscope.program.Costs;
import dev.gmpscope.program.Rules;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Reads a scenario; the one judge of whether a document is one. */
public final class ScenarioReader {
    /** Largest document, characters. */
    public static final int LARGEST = 256 * 1024;

    /** schedtick when main.main starts in a Go 1.26 program on one P, as GODEBUG=scheddetail=1 prints it. */
    private static final int SCHEDTICK = 4;
    private static final long DEFAULT_UNTIL = 100_000_000L;
    private static final long LONGEST = 3_600_000_000_000L;
    private static final int MOST_PROCS = 256;
    private static final int MOST_FUNCS = 1000;
    private static final int LONGEST_TITLE = 200;
    private static final String FORMAT = "1";
    private static final String TITLE = "Give it a line that says what happens.";

    private final Problems problems = new Problems();
    private final Names names = new Names(problems);
    private final OperationReader operations = new OperationReader(problems, names);

    private ScenarioReader() {}

    /**
     * Reads a document.
     *
     * @param name what to call it in messages
     */
    public static Scenario read(String name, String json) throws ScenarioException {
        if (json.length() > LARGEST) {
            throw new ScenarioException(name, List.of(new Problem(1, 1, "$", "The document is larger than " + LARGEST / 1024 + " KiB.", "")));
        }
        ScenarioReader reader = new ScenarioReader();
        Located root = LocatedReader.read(name, json);
        Fields f = Fields.of(root, "A scenario", reader.problems);
        Scenario scenario = f == null ? null : reader.scenario(f);
        reader.problems.orThrow(name);
        return scenario;
    }

    private Scenario scenario(Fields f) {
        Located format = f.need("format", "Write \"format\": 1.");
        if (format != null && !(format.kind() == Located.Kind.NUMBER && format.text().equals(FORMAT))) {
            problems.add(format, "Only format " + FORMAT + " is known.", "Write \"format\": " + FORMAT + ".");
        }
        Located title = f.need("title", TITLE);
        if (title != null && (f.text("title", "x").isBlank() || f.text("title", "x").length() > LONGEST_TITLE)) {
            problems.add(title, "A title has 1 to " + LONGEST_TITLE + " characters.", TITLE);
        }
        f.get("$schema");
        Map<String, Integer> chans = chans(f);
        List<String> mutexes = objects(f, Names.Kind.MUTEX);
        List<String> waitgroups = objects(f, Names.Kind.WAIT_GROUP);
        Map<String, Function> funcs = funcs(f);
        LessonReader lesson = new LessonReader(problems);
        List<Show> shows = f.list("shows").stream().map(lesson::show).toList();
        List<Chapter> chapters = f.list("chapters").stream().map(lesson::chapter).toList();
        Scenario scenario = new Scenario(f.text("title", ""), f.text("teaches", ""), f.text("idea", null), f.text("really", null),
                f.text("group", "More"), (int) f.number("order", 1000, 0, 100_000), rules(f),
                (int) f.number("gomaxprocs", 1, 1, MOST_PROCS), f.flag("asyncpreemptoff", false),
                f.number("seed", 1, 0, Long.MAX_VALUE), (int) f.number("schedtick", SCHEDTICK, 0, 1_000_000),
                f.duration("until", DEFAULT_UNTIL, 1, LONGEST), costs(f), chans, mutexes, waitgroups, funcs, shows, chapters);
        f.done();
        return scenario;
    }

    private String rules(Fields f) {
        String rules = f.text("rules", Rules.REFERENCE);
        if (Rules.of(rules) == null) {
            problems.add(f.get("rules"), "\"" + rules + "\" is no version of Go.", "Write \"1.1\" to \"" + Rules.REFERENCE + "\".");
        }
        return rules;
    }

    private Map<String, Long> costs(Fields f) {
        Map<String, Long> costs = new LinkedHashMap<>();
        Located value = f.get("costs");
        Fields rows = value == null ? null : Fields.of(value, "\"costs\"", problems);
        if (rows != null) {
            for (Costs.Row row : Costs.TABLE) {
                long least = row.name().equals("loop") || row.name().equals("call") ? 1 : 0;
                long ns = rows.duration(row.name(), -1, least, LONGEST);
                if (ns >= 0) {
                    costs.put(row.name(), ns);
                }
            }
            rows.done();
        }
        return costs;
    }

    private Map<String, Integer> chans(Fields f) {
        Map<String, Integer> chans = new LinkedHashMap<>();
        Located value = f.get("chans");
        Fields defined = value == null ? null : Fields.of(value, "\"chans\"", problems);
        if (defined != null) {
            value.members().forEach((name, capacity) -> {
                int[] at = value.keys().get(name);
                names.define(capacity, at[0], at[1], name, Names.Kind.CHAN, false);
                chans.put(name, (int) defined.number(capacity, 0, 1_000_000, 0));
            });
        }
        return chans;
    }

    private List<String> objects(Fields f, Names.Kind kind) {
        List<String> defined = new ArrayList<>();
        for (Located item : f.list(kind.key)) {
            if (f.is(item, Located.Kind.STRING)) {
                names.define(item, item.line(), item.column(), item.text(), kind, false);
                defined.add(item.text());
            }
        }
        return defined;
    }

    private Map<String, Function> funcs(Fields f) {
        Map<String, Function> funcs = new LinkedHashMap<>();
        Located value = f.need("funcs", "A scenario needs functions, at least \"main\".");
        Fields defined = value == null ? null : Fields.of(value, "\"funcs\"", problems);
        if (defined == null) {
            return funcs;
        }
        if (value.members().size() > MOST_FUNCS) {
            problems.add(value, "There are more than " + MOST_FUNCS + " functions.", "Remove some.");
            return funcs;
        }
        value.members().forEach((name, body) -> {
            int[] at = value.keys().get(name);
            boolean param = body.kind() == Located.Kind.OBJECT && body.members().containsKey("param");
            names.define(body, at[0], at[1], name, Names.Kind.FUNC, param);
        });
        defined.need("main", "The program starts in \"main\".");
        value.members().forEach((name, body) -> funcs.put(name, function(name, body)));
        names.checkUses();
        return funcs;
    }

    private Function function(String name, Located value) {
        Scope scope = new Scope(name, null, List.of());
        if (value.kind() != Located.Kind.OBJECT) {
            return new Function(name, value.path(), false, false, 0, null, operations.list(value, 1, scope));
        }
        Fields f = new Fields(value, problems);
        String param = f.text("param", null) == null ? null : names.local(f.get("param"), scope);
        if (param != null && name.equals("main")) {
            problems.add(f.get("param"), "main has no parameter.", "Remove it.");
        }
        Located body = f.need("do", "Write what the function does: \"do\": [ … ].");
        Function function = new Function(name, value.path(), f.flag("noinline", false), f.flag("nosplit", false),
                (int) f.number("frame", 0, 0, 700), param,
                body == null ? List.of() : operations.list(body, 1, new Scope(name, param, List.of())));
        f.done();
        return function;
    }
}
