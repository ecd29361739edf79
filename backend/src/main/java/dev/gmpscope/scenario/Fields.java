package dev.gmpscope.scenario;

import java.math.BigDecimal;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** The members of one JSON object, asked for one by one; what nobody asked for is a problem. */
final class Fields {
    private final Located object;
    private final Problems problems;
    private final Set<String> known = new LinkedHashSet<>();

    Fields(Located object, Problems problems) {
        this.object = object;
        this.problems = problems;
    }

    /** The members of a value, or null with a problem if it is no object. */
    static Fields of(Located value, String what, Problems problems) {
        if (value.kind() != Located.Kind.OBJECT) {
            problems.add(value, what + " must be an object, but this is " + value.kind().says + ".", "Write { … }.");
            return null;
        }
        return new Fields(value, problems);
    }

    Located object() {
        return object;
    }

    boolean has(String key) {
        return object.members().containsKey(key);
    }

    /** The value of a key, null if it is absent. */
    Located get(String key) {
        known.add(key);
        return object.members().get(key);
    }

    /** A key that must be there. */
    Located need(String key, String mend) {
        Located value = get(key);
        if (value == null) {
            problems.add(object, "\"" + key + "\" is missing.", mend);
        }
        return value;
    }

    String text(String key, String absent) {
        Located value = get(key);
        return value == null || !is(value, Located.Kind.STRING) ? absent : value.text();
    }

    boolean flag(String key, boolean absent) {
        Located value = get(key);
        return value == null || !is(value, Located.Kind.BOOLEAN) ? absent : value.text().equals("true");
    }

    long number(String key, long absent, long least, long most) {
        Located value = get(key);
        return value == null ? absent : number(value, least, most, absent);
    }

    /** A whole number within bounds. */
    long number(Located value, long least, long most, long otherwise) {
        if (value.kind() == Located.Kind.STRING) {
            problems.add(value, "A whole number is expected, not the text \"" + value.text() + "\".", "Write a number without quotes.");
            return otherwise;
        }
        if (!is(value, Located.Kind.NUMBER)) {
            return otherwise;
        }
        try {
            long number = new BigDecimal(value.text()).longValueExact();
            if (number >= least && number <= most) {
                return number;
            }
        } catch (ArithmeticException | NumberFormatException e) {
            // said below
        }
        problems.add(value, value.text() + " is not a whole number from " + least + " to " + most + ".", "");
        return otherwise;
    }

    long duration(String key, long absent, long least, long most) {
        Located value = get(key);
        return value == null ? absent : duration(value, least, most);
    }

    /** A duration as Go writes it, ns. */
    long duration(Located value, long least, long most) {
        if (value.kind() == Located.Kind.NUMBER) {
            problems.add(value, "A duration needs its unit.", "Write it as Go does, in quotes: \"" + value.text() + "ms\".");
            return least;
        }
        if (!is(value, Located.Kind.STRING)) {
            return least;
        }
        Long ns = GoDuration.parse(value.text());
        if (ns == null) {
            problems.add(value, "\"" + value.text() + "\" is no duration.", "Write it as Go does: \"10ms\", \"1.5us\", \"2s\".");
            return least;
        }
        if (ns < least || ns > most) {
            problems.add(value, "\"" + value.text() + "\" is out of range.", "Allowed: " + GoDuration.text(least) + " to " + GoDuration.text(most) + ".");
            return least;
        }
        return ns;
    }

    List<Located> list(String key) {
        Located value = get(key);
        return value == null || !is(value, Located.Kind.ARRAY) ? List.of() : value.items();
    }

    boolean is(Located value, Located.Kind kind) {
        if (value.kind() != kind) {
            problems.add(value, "Expected " + kind.says + ", but this is " + value.kind().says + ".", mend(kind, value.kind()));
            return false;
        }
        return true;
    }

    /** Quotes are what is usually wrong. */
    private static String mend(Located.Kind wanted, Located.Kind found) {
        boolean plain = found == Located.Kind.NUMBER || found == Located.Kind.BOOLEAN;
        return wanted == Located.Kind.STRING && plain ? "Write it in double quotes."
                : found == Located.Kind.STRING && (wanted == Located.Kind.NUMBER || wanted == Located.Kind.BOOLEAN) ? "Write it without quotes." : "";
    }

    /** Every key has been asked for; the others are problems. */
    void done() {
        for (String key : object.members().keySet()) {
            if (!known.contains(key)) {
                int[] at = object.keys().get(key);
                problems.add(at[0], at[1], object.members().get(key).path(), "Nothing here is called \"" + key + "\".",
                        Problems.didYouMean(key, known));
            }
        }
    }
}
