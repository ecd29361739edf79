package dev.gmpscope.parity;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Lines of consecutive numbers, folded: "0..254" stands for 0, 1, … 254. */
final class Numbers {
    private static final Pattern NUMBER = Pattern.compile("0|[1-9]\\d{0,8}");
    private static final Pattern RANGE = Pattern.compile("(\\d+)\\.\\.(\\d+)");

    private Numbers() {}

    static List<String> fold(List<String> lines) {
        List<String> folded = new ArrayList<>();
        int i = 0;
        while (i < lines.size()) {
            int end = i + 1;
            while (end < lines.size() && follows(lines.get(end - 1), lines.get(end))) {
                end++;
            }
            folded.add(end - i > 1 ? lines.get(i) + ".." + lines.get(end - 1) : lines.get(i));
            i = end;
        }
        return folded;
    }

    private static boolean follows(String a, String b) {
        return NUMBER.matcher(a).matches() && NUMBER.matcher(b).matches() && Integer.parseInt(a) + 1 == Integer.parseInt(b);
    }

    static List<String> unfold(List<String> folded) {
        List<String> lines = new ArrayList<>();
        for (String line : folded) {
            Matcher range = RANGE.matcher(line);
            if (range.matches()) {
                for (int i = Integer.parseInt(range.group(1)); i <= Integer.parseInt(range.group(2)); i++) {
                    lines.add(Integer.toString(i));
                }
            } else {
                lines.add(line);
            }
        }
        return lines;
    }
}
