package dev.gmpscope.scenario;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;

/** Collects what is wrong, so that all of it can be said at once. */
final class Problems {
    private static final int MOST = 50;

    private final List<Problem> found = new ArrayList<>();

    void add(Located at, String sentence, String mend) {
        add(at.line(), at.column(), at.path(), sentence, mend);
    }

    void add(int line, int column, String path, String sentence, String mend) {
        if (found.size() < MOST) {
            found.add(new Problem(line, column, path, sentence, mend));
        }
    }

    void orThrow(String name) throws ScenarioException {
        if (!found.isEmpty()) {
            found.sort(Comparator.comparingInt(Problem::line).thenComparingInt(Problem::column));
            throw new ScenarioException(name, found);
        }
    }

    /** "Did you mean …?" for the known word nearest to this one, else the words that there are. */
    static String didYouMean(String word, Collection<String> known) {
        String nearest = null;
        int least = Math.max(2, word.length() / 3) + 1;
        for (String k : known) {
            int d = distance(word.toLowerCase(java.util.Locale.ROOT), k.toLowerCase(java.util.Locale.ROOT));
            // Of two that are as near the one that is as long: "sent" is "send" rather than "set".
            if (d < least || d == least && nearest != null && k.length() == word.length() && nearest.length() != word.length()) {
                least = d;
                nearest = k;
            }
        }
        if (nearest != null) {
            return "Did you mean \"" + nearest + "\"?";
        }
        return known.isEmpty() ? "" : "Known here: " + String.join(", ", known) + ".";
    }

    /** Levenshtein's. */
    private static int distance(String a, String b) {
        int[] row = new int[b.length() + 1];
        for (int j = 0; j <= b.length(); j++) {
            row[j] = j;
        }
        for (int i = 1; i <= a.length(); i++) {
            int diagonal = row[0];
            row[0] = i;
            for (int j = 1; j <= b.length(); j++) {
                int next = Math.min(Math.min(row[j], row[j - 1]) + 1, diagonal + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1));
                diagonal = row[j];
                row[j] = next;
            }
        }
        return row[b.length()];
    }
}
