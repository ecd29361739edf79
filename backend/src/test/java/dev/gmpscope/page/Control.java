package dev.gmpscope.page;

import java.util.Arrays;

/**
 * One control of the page: which elements it is, how it is used, what it changes, and how it is taken back.
 *
 * @param selector the CSS selector of its element; of a generated list, of all of them: the first that is seen is used
 * @param use what a person does, in words that {@link Hand} knows; several are parted by "; "
 * @param probe a JavaScript expression of what it changes, or the name of one of {@link Hand#PROBES}
 * @param becomes a JavaScript expression of {@code a} (before) and {@code b} (after) that must come true
 * @param back what brings the probe back to what it was, in the words of {@code use}; "undo" is Ctrl+Z; empty: nothing
 */
record Control(String selector, String use, String probe, String becomes, String back) {
    /** A row of a table: the five parted by " | ". */
    static Control of(String row) {
        String[] parts = parts(row);
        if (parts.length != 5) {
            throw new IllegalArgumentException(parts.length + " parts: " + row);
        }
        return new Control(id(parts[0]), parts[1], parts[2], parts[3], parts[4]);
    }

    static String[] parts(String row) {
        return Arrays.stream(row.split("(?<=\\s)\\|(?=\\s|$)", -1)).map(String::strip).toArray(String[]::new);
    }

    /** "@play" is the element with that test id. */
    static String id(String selector) {
        return selector.replaceAll("@([\\w.-]+)", "[data-testid=\"$1\"]");
    }
}
