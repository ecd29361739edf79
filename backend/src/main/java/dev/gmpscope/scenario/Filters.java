package dev.gmpscope.scenario;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * Reads which events of a type are meant: each filter is an argument of the event and the word it must have; {@code func} is the
 * function that the event's goroutine was started with, {@code on} the P that its thread holds.
 */
final class Filters {
    private static final String FUNC = "func";
    private static final String ON = "on";
    private static final List<String> KEYS = List.of("reason", FUNC, "rule", "asker", "text", "waitReason", "callee", "by", "mode", "trigger", "at", ON, "rung", "how", "kind", "purpose", "inherit");
    private static final Pattern P = Pattern.compile("P\\d{1,3}");

    private final Problems problems;

    Filters(Problems problems) {
        this.problems = problems;
    }

    /** The name of an event under a key; null with a problem if there is none. */
    String event(Fields f, String key) {
        Located value = f.need(key, "Name an event, for example \"" + key + "\": \"GoStop\".");
        if (value == null || !f.is(value, Located.Kind.STRING)) {
            return null;
        }
        if (!EventWords.events().contains(value.text())) {
            problems.add(value, "No event is called \"" + value.text() + "\".", Problems.didYouMean(value.text(), EventWords.events()));
            return null;
        }
        return value.text();
    }

    Map<String, String> of(Fields f, String event) {
        Map<String, String> filters = new LinkedHashMap<>();
        for (String key : KEYS) {
            String word = f.text(key, null);
            if (word != null) {
                filters.put(key, word);
                check(f.get(key), event, key, word);
            }
        }
        return filters;
    }

    private void check(Located value, String event, String key, String word) {
        if (event == null || key.equals(FUNC)) {
            return;
        }
        if (key.equals(ON)) {
            if (!P.matcher(word).matches()) {
                problems.add(value, "\"" + word + "\" is no P.", "Ps are called P0, P1 and so on.");
            }
            return;
        }
        if (!EventWords.args(event).contains(key)) {
            problems.add(value, event + " has no \"" + key + "\".", "Remove it.");
            return;
        }
        List<String> words = EventWords.words(event, key);
        if (words != null && !words.contains(word)) {
            problems.add(value, "\"" + word + "\" is no " + key + " of " + event + ".", Problems.didYouMean(word, words));
        }
    }
}
