package dev.gmpscope.trace.export;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A line with places for values: it writes the line for given values, and reads the values of a line that it could have written.
 *
 * <p>In the pattern {@code #} is a whole number, {@code ?} is true or false, {@code @} the number of somebody or nil for nobody, {@code *} a text, and
 * <code>%</code> a list of numbers in brackets; all else stands for itself.
 */
public final class Form {
    /** Nobody. */
    public static final String NIL = "nil";

    private static final String PLACES = "#?@*%";

    private final String pattern;
    private final Pattern reader;
    private final int places;

    Form(String pattern) {
        this.pattern = pattern;
        StringBuilder regex = new StringBuilder();
        int count = 0;
        for (char c : pattern.toCharArray()) {
            int place = PLACES.indexOf(c);
            count += place < 0 ? 0 : 1;
            regex.append(place < 0 ? Pattern.quote(String.valueOf(c)) : switch (c) {
                case '#' -> "(0|-?[1-9][0-9]*)";
                case '?' -> "(true|false)";
                case '@' -> "(nil|0|[1-9][0-9]*)";
                case '*' -> "(.*)";
                default -> "\\[ ((?:[0-9]+ )+)\\]";
            });
        }
        reader = Pattern.compile(regex.toString());
        places = count;
    }

    /** The line with these values: Integer, Long, Boolean, String or int[], one for each place; for nobody -1 or null. */
    String write(Object... values) {
        StringBuilder line = new StringBuilder(pattern.length() + 8 * places);
        int next = 0;
        for (int i = 0; i < pattern.length(); i++) {
            char c = pattern.charAt(i);
            if (PLACES.indexOf(c) < 0) {
                line.append(c);
            } else {
                put(line, c, values[next++]);
            }
        }
        return line.toString();
    }

    private static void put(StringBuilder line, char place, Object value) {
        if (place == '@') {
            line.append(value instanceof Number n && n.longValue() >= 0 ? value : NIL);
        } else if (place == '%') {
            line.append("[ ");
            for (int n : (int[]) value) {
                line.append(n).append(' ');
            }
            line.append(']');
        } else {
            line.append(value);
        }
    }

    /** The values of a line, as {@link #write} takes them; null if it is no line of this form. */
    Object[] read(String line) {
        Matcher found = reader.matcher(line);
        if (!found.matches()) {
            return null;
        }
        List<Object> values = new ArrayList<>();
        int group = 1;
        for (char c : pattern.toCharArray()) {
            if (PLACES.indexOf(c) >= 0) {
                values.add(value(c, found.group(group++)));
            }
        }
        return values.toArray();
    }

    private static Object value(char place, String text) {
        return switch (place) {
            case '#' -> Long.valueOf(text);
            case '@' -> text.equals(NIL) ? null : Long.valueOf(text);
            case '?' -> Boolean.valueOf(text);
            case '%' -> List.of(text.trim().split(" ")).stream().mapToInt(Integer::parseInt).toArray();
            default -> text;
        };
    }
}
