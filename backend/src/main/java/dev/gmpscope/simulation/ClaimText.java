package dev.gmpscope.simulation;

import dev.gmpscope.scenario.GoDuration;
import dev.gmpscope.scenario.Show;
import java.util.ArrayList;
import java.util.List;

/** A lesson's claim in words. */
final class ClaimText {
    private ClaimText() {}

    static String of(Show show) {
        String under = show.under() == null ? "" : "Go " + show.under() + ": ";
        String off = show.asyncpreemptoff() == null ? "" : "asyncpreemptoff=" + (show.asyncpreemptoff() ? 1 : 0) + ": ";
        return under + off + switch (show.kind()) {
            case EVENT -> event(show) + count(show) + between(show, ", first between ");
            case NEVER -> "never " + event(show) + between(show, " between ");
            case PRINTS -> "prints " + String.join(", ", show.lines());
            case ENDS -> ends(show.word());
        };
    }

    private static String event(Show show) {
        List<String> filters = new ArrayList<>();
        show.filters().forEach((key, word) -> filters.add(key.equals("func") ? "of " + word : key + " " + word));
        return show.event() + (filters.isEmpty() ? "" : " (" + String.join(", ", filters) + ")");
    }

    private static String count(Show show) {
        boolean most = show.atMost() >= 0;
        if (most && show.atMost() == show.atLeast()) {
            return " exactly " + times(show.atMost());
        }
        String least = show.atLeast() > 1 ? " at least " + times(show.atLeast()) : "";
        return least + (most ? " at most " + times(show.atMost()) : "");
    }

    private static String times(int n) {
        return n == 1 ? "once" : n + " times";
    }

    private static String between(Show show, String lead) {
        return show.between() == null ? ""
                : lead + GoDuration.text(show.between()[0]) + " and " + GoDuration.text(show.between()[1]);
    }

    private static String ends(String word) {
        return switch (word) {
            case "returned" -> "main returns";
            case "deadlock" -> "the program ends in a deadlock";
            case "panic" -> "the program panics";
            case "fatal" -> "the program dies of a fatal error";
            default -> "the program has not ended at the limit";
        };
    }
}
