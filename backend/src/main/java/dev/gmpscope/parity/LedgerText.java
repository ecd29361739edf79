package dev.gmpscope.parity;

import java.util.List;
import java.util.stream.Collectors;

/** The fidelity ledger as Markdown. */
final class LedgerText {
    private static final String HEAD = """
            # How true the model is

            Written by `parity --ledger` from what `parity --record` kept; `mvn verify` holds the model to the same. The real Go is %s.

            An outcome of the real Go is *rare* if it was seen less than three times in 40 runs: it is counted, not explained. *Exact* means to the letter, *by phase*
            for one of the 61 phases of `schedtick`, *any order* up to the order of lines, *one of few* one of up to three outcomes. How far rules decide what a program says is found out by varying chances,
            prices and phase in the model. Rules 1.2 to 1.13 are compared with `asyncpreemptoff=1`; the rules of 1.1 are not compared.

            """;

    private LedgerText() {}

    static String of(Fidelity f) {
        StringBuilder text = new StringBuilder(HEAD.formatted(f.go()));
        text.append("## Rules\n\n| rule | in Go's runtime | test | what the comparison gave | |\n|---|---|---|---|---|\n");
        for (Fidelity.Rule r : f.rules()) {
            row(text, r.rule(), code(r.functions()), r.test(), String.join("<br>", r.gave()), mark(r.holds()));
        }
        text.append("\n## Measures\n\nWhat no rule decides, on ").append(f.measured()).append(". The model must lie between the 5th and the 95th percentile of the real runs; ")
                .append("*weak*: that width is more than twice the median.\n\n| measure | setting | model | Go, 5th to 95th percentile | median | width | runs | |\n|---|---|---|---|---|---|---|---|\n");
        for (Fidelity.Measure m : f.measures()) {
            row(text, m.title(), m.setting(), m.model(), m.low() + " to " + m.high(), m.median(), m.width() + (m.weak() ? " (weak)" : ""), Integer.toString(m.runs()), mark(m.holds()));
        }
        text.append("\n## Programs\n\n| program | setting | decided by rules | real runs | unlike the model | |\n|---|---|---|---|---|---|\n");
        for (Fidelity.Program p : f.programs()) {
            row(text, p.id(), p.setting(), p.how(), Integer.toString(p.runs()), Integer.toString(p.unlike()), mark(p.holds()));
        }
        text.append("\n## Simplified or left out\n\n");
        f.left().forEach(l -> text.append("- **").append(l.what()).append("**: ").append(l.why()).append('\n'));
        return text.toString();
    }

    private static void row(StringBuilder text, String... cells) {
        text.append("| ").append(String.join(" | ", cells)).append(" |\n");
    }

    private static String code(List<String> functions) {
        return functions.stream().map(f -> "`" + f + "`").collect(Collectors.joining(", "));
    }

    private static String mark(boolean holds) {
        return holds ? "holds" : "**outside**";
    }
}
