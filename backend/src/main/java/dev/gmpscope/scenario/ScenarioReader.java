package dev.gmpscope.scenario;

import dev.gmpscope.program.Costs;
import dev.gmpscope.program.Rules;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Reads a scenario; the one judge of whether a document is one. */
public final class ScenarioReader {
    /** Largest document, characters. */
    public static final int LARGEST = 1024 * 1024;

    /** schedtick when main.main starts in a Go 1.26 program on one P, as GODEBUG=scheddetail=1 prints it. */
    private static final int SCHEDTICK = 4;
    private static final long DEFAULT_UNTIL = 100_000_000L;
    private static final long LONGEST = 3_600_000_000_000L;
    private static final int MOST_PROCS = 256;
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
        List<Declared> declared = new DeclarationReader(problems, names).read(f);
        Map<String, Function> funcs = new FunctionReader(problems, names, operations).read(f);
        LessonReader lesson = new LessonReader(problems);
        List<Show> shows = f.list("shows").stream().map(lesson::show).toList();
        List<Chapter> chapters = f.list("chapters").stream().map(lesson::chapter).toList();
        Scenario scenario = new Scenario(f.text("title", ""), f.text("teaches", ""), f.text("idea", null), f.text("really", null),
                f.text("group", "More"), (int) f.number("order", 1000, 0, 100_000), rules(f),
                (int) f.number("gomaxprocs", 1, 1, MOST_PROCS), f.flag("asyncpreemptoff", false),
                f.number("seed", 1, 0, Long.MAX_VALUE), (int) f.number("schedtick", SCHEDTICK, 0, 1_000_000),
                (int) f.number("gogc", 100, -1, 100_000),
                f.duration("until", DEFAULT_UNTIL, 1, LONGEST), costs(f), declared, funcs, shows, chapters);
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
}
