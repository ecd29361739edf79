package dev.gmpscope.parity;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.gmpscope.scenario.ScenarioException;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** Makes the fidelity ledger: what is claimed, from {@code ledger.json}, and what the recorded comparisons give. */
final class Ledger {
    /**
     * What is claimed of a rule.
     *
     * @param by   names of the programs and measures that show it; one that ends with "-" stands for all that begin so
     * @param note what no comparison of outputs can show, or was found by hand; null: nothing
     */
    record Row(String rule, List<String> functions, String test, List<String> by, String note) {}

    /** The claims. */
    record Claims(List<Row> rows, List<Fidelity.Left> left) {
        static Claims load() {
            try (InputStream in = Ledger.class.getResourceAsStream("ledger.json")) {
                return new ObjectMapper().readValue(in, Claims.class);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }

    private final Recorded recorded;
    private final List<Fidelity.Program> programs = new ArrayList<>();
    private final List<Fidelity.Measure> measures = new ArrayList<>();

    private Ledger(Recorded recorded, List<Twin> twins) {
        this.recorded = recorded;
        for (Twin twin : twins) {
            for (boolean off : new boolean[] {false, true}) {
                program(twin, off);
            }
        }
        Ranges.all().stream().map(recorded::of).filter(Objects::nonNull).forEach(spread -> measures.add(measure(spread)));
    }

    /** The ledger of these scenarios, by id, and of all orders and ranges. */
    static Fidelity of(Recorded recorded, Map<String, String> scenarios) throws ScenarioException {
        List<Twin> twins = new ArrayList<>();
        for (Map.Entry<String, String> scenario : scenarios.entrySet()) {
            twins.add(new Twin(scenario.getKey(), scenario.getValue()));
        }
        twins.addAll(Orders.twins(true));
        Ledger ledger = new Ledger(recorded, twins);
        Claims claims = Claims.load();
        return new Fidelity(recorded.go(), recorded.measured(), claims.rows.stream().map(ledger::rule).toList(), ledger.measures, ledger.programs, claims.left);
    }

    private void program(Twin twin, boolean off) {
        Recorded.Entry entry = recorded.of(twin, off);
        if (entry != null) {
            Comparison c = new Comparison(twin, off, Decided.by(Plan.of(twin, off).model()), entry.told());
            programs.add(new Fidelity.Program(twin.id, setting(off), c.decided().how().word, c.real().runs(), c.rare(), c.holds()));
        }
    }

    private static Fidelity.Measure measure(Spread s) {
        return new Fidelity.Measure(s.range().id(), s.range().title(), setting(s.range().off()), s.own(), s.low(), s.median(), s.high(), s.width(), s.weak(),
                s.values().size(), s.holds());
    }

    private static String setting(boolean off) {
        return off ? "asyncpreemptoff=1" : "";
    }

    private Fidelity.Rule rule(Row row) {
        List<String> gave = new ArrayList<>();
        List<Fidelity.Program> shown = programs.stream().filter(p -> named(row, p.id())).toList();
        List<Fidelity.Measure> measured = measures.stream().filter(m -> named(row, m.id())).toList();
        if (!shown.isEmpty()) {
            gave.add(sentence(shown));
        }
        measured.forEach(m -> gave.add(m.title() + (m.setting().isEmpty() ? "" : " (" + m.setting() + ")") + ": model " + m.model() + ", Go " + m.low() + " to " + m.high()
                + (m.weak() ? " (weak)" : "") + (m.holds() ? "" : ": outside")));
        boolean compared = !gave.isEmpty();
        if (row.note != null) {
            gave.add(row.note);
        }
        boolean holds = compared && shown.stream().allMatch(Fidelity.Program::holds) && measured.stream().allMatch(Fidelity.Measure::holds);
        return new Fidelity.Rule(row.rule, row.functions, row.test, gave, holds);
    }

    private static boolean named(Row row, String id) {
        return row.by.stream().anyMatch(name -> name.endsWith("-") ? id.startsWith(name) : id.equals(name));
    }

    private static String sentence(List<Fidelity.Program> shown) {
        int runs = shown.stream().mapToInt(Fidelity.Program::runs).sum();
        int unlike = shown.stream().mapToInt(Fidelity.Program::unlike).sum();
        long differ = shown.stream().filter(p -> !p.holds()).count();
        return shown.size() + (shown.size() == 1 ? " comparison, " : " comparisons, ") + runs + " real runs: " + (differ == 0 ? "none differs" : differ + " differ")
                + (unlike == 0 ? "" : "; " + unlike + " runs unlike the model, each outcome rarer than " + Outcomes.RARE + " in " + Outcomes.ENOUGH);
    }
}
