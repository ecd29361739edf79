package dev.gmpscope.compiler;

import dev.gmpscope.scenario.Documents;
import dev.gmpscope.scenario.Function;
import dev.gmpscope.scenario.Scenario;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A scenario with a function of each sort, and what is decided on each: "name: check, inlined, cost 18", by gmpscope's compiler, and by
 * Go's as read from {@code go build -gcflags='-m=2 -S'}. The cost is told where Go tells it.
 */
final class Zoo {
    private static final Pattern INLINED = Pattern.compile("\\S*main\\.go:\\d+:\\d+: can inline (\\w+) with cost (\\d+) .*");
    private static final Pattern CALLED = Pattern.compile("\\S*main\\.go:\\d+:\\d+: cannot inline (\\w+): (.*)");
    private static final Pattern COST = Pattern.compile(".*cost (\\d+) exceeds.*");
    private static final Pattern TEXT = Pattern.compile("(\\S+) STEXT.*");

    private Zoo() {}

    static Scenario scenario() {
        return Documents.read(resource("zoo.json"));
    }

    /** What Go 1.26 decided. */
    static List<String> recorded() {
        return resource("zoo.go1.26.txt").lines().toList();
    }

    private static String resource(String name) {
        try (InputStream in = Zoo.class.getResourceAsStream(name)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    static List<String> ours() {
        Scenario scenario = scenario();
        Inliner inliner = new Inliner(scenario);
        Checks checks = new Checks(scenario, inliner);
        List<String> lines = new ArrayList<>();
        for (Function f : scenario.funcs().values()) {
            String why = inliner.whyNot(f.name());
            String cost = why == null || why.contains("cost") ? ", cost " + inliner.cost(f.name()) : "";
            lines.add(f.name() + ": " + (checks.has(f) ? "check" : "no check") + ", " + (why == null ? "inlined" : "called") + cost);
        }
        return lines;
    }

    static List<String> gos(List<String> output) {
        Map<String, String> inlining = new LinkedHashMap<>();
        Map<String, Boolean> checks = new LinkedHashMap<>();
        String current = null;
        for (String line : output) {
            Matcher text = TEXT.matcher(line);
            if (text.matches()) {
                current = text.group(1);
                checks.put(current, false);
            } else if (current != null && line.contains("runtime.morestack")) {
                checks.put(current, true);
            }
            inlining(line, inlining);
        }
        return scenario().funcs().keySet().stream()
                .map(f -> f + ": " + (checks.get("main." + f) ? "check" : "no check") + ", " + inlining.get(f)).toList();
    }

    private static void inlining(String line, Map<String, String> found) {
        Matcher inlined = INLINED.matcher(line);
        Matcher called = CALLED.matcher(line);
        if (inlined.matches()) {
            found.put(inlined.group(1), "inlined, cost " + inlined.group(2));
        } else if (called.matches()) {
            Matcher cost = COST.matcher(called.group(2));
            found.put(called.group(1), "called" + (cost.matches() ? ", cost " + cost.group(1) : ""));
        }
    }
}
