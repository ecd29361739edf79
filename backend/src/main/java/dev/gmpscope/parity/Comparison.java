package dev.gmpscope.parity;

import dev.gmpscope.program.Rules;
import java.util.List;
import java.util.Map;

/**
 * A program's real runs beside the model.
 *
 * @param twin            the program
 * @param asyncpreemptoff the setting
 * @param decided         what the model says, and how far rules decide it
 * @param real            what the real Go said
 */
record Comparison(Twin twin, boolean asyncpreemptoff, Decided decided, Outcomes real) {
    private static final int SHOWN = 3;

    /** No outcome of the real Go that is not rare is missing in the model, and the rare ones together are few. */
    boolean holds() {
        List<Map.Entry<Said, Integer>> strange = real.strange(decided);
        return strange.isEmpty() || real.runs() >= Outcomes.ENOUGH && rare() * Outcomes.FEW <= real.runs() && strange.stream().allMatch(e -> e.getValue() < Outcomes.RARE);
    }

    /** Real runs that ended as the model never does. */
    int rare() {
        return real.rare(decided);
    }

    /** One line for people. */
    String line() {
        String mark = decided.how() == Decided.How.NOT ? "[-]" : holds() ? "[x]" : "[ ]";
        String kinds = switch (decided.how()) {
            case PHASE -> " (" + real.times().size() + " of " + decided.says().size() + " orders seen)";
            case FEW -> " (" + real.times().size() + " of " + decided.says().size() + " outcomes seen)";
            default -> "";
        };
        return mark + " " + twin.id + ", " + rules() + ": " + decided.how().word + kinds + ", " + real.runs() + " runs"
                + (rare() > 0 ? ", " + rare() + " unlike the model" : "");
    }

    /** Real runs can be had under the asynchronous rules and, since the setting takes the signals away, under the cooperative ones. */
    private String rules() {
        return asyncpreemptoff ? "rules 1.2 to 1.13 (asyncpreemptoff=1)" : "rules 1.14 to " + Rules.REFERENCE;
    }

    /** Where the two part, for people, and the line that shows the model's side. */
    String difference() {
        StringBuilder text = new StringBuilder();
        Said model = decided.says().iterator().next();
        List<Map.Entry<Said, Integer>> all = real.strange(decided);
        if (all.size() > SHOWN) {
            text.append("    ").append(all.size()).append(" real outcomes differ; the first ").append(SHOWN).append(":\n");
        }
        for (Map.Entry<Said, Integer> strange : all.subList(0, Math.min(SHOWN, all.size()))) {
            Said go = decided.how() == Decided.How.LINES ? strange.getKey().sorted() : strange.getKey();
            text.append("    ").append(strange.getValue()).append(" of ").append(real.runs()).append(" real runs differ:\n");
            part("printed", model.printed(), go.printed(), text);
            part("last words", model.death(), go.death(), text);
            part("goroutine", model.waits(), go.waits(), text);
            if (model.status() != go.status()) {
                text.append("      exit status: model ").append(word(model.status())).append(", Go ").append(word(go.status())).append('\n');
            }
        }
        return text + "    simulate " + twin.id + " --rules " + Rules.REFERENCE + (asyncpreemptoff ? " --asyncpreemptoff=true" : "") + " --print output\n";
    }

    private static String word(int status) {
        return status < 0 ? "had not ended" : Integer.toString(status);
    }

    private static void part(String what, List<String> model, List<String> go, StringBuilder text) {
        for (int i = 0; i < Math.max(model.size(), go.size()); i++) {
            String ours = i < model.size() ? model.get(i) : "nothing";
            String theirs = i < go.size() ? go.get(i) : "nothing";
            if (!ours.equals(theirs)) {
                text.append("      ").append(what).append(' ').append(i + 1).append(": model ").append(ours).append(", Go ").append(theirs).append('\n');
                return;
            }
        }
    }
}
