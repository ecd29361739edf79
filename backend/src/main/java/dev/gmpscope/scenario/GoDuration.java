package dev.gmpscope.scenario;

import java.math.BigDecimal;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A duration as Go writes it: {@code 1.5ms}, {@code 1m30s}. (time/format.go: ParseDuration) */
public final class GoDuration {
    private static final Pattern PART = Pattern.compile("\\G(\\d+(?:\\.\\d*)?|\\.\\d+)(ns|us|µs|μs|ms|s|m|h)");
    private static final Map<String, Long> UNITS = Map.of("ns", 1L, "us", 1_000L, "µs", 1_000L, "μs", 1_000L,
            "ms", 1_000_000L, "s", 1_000_000_000L, "m", 60_000_000_000L, "h", 3_600_000_000_000L);

    private GoDuration() {}

    /** Nanoseconds; null if the text is no positive duration. */
    public static Long parse(String text) {
        Matcher part = PART.matcher(text);
        BigDecimal sum = BigDecimal.ZERO;
        int end = 0;
        while (part.find()) {
            sum = sum.add(new BigDecimal(part.group(1)).multiply(BigDecimal.valueOf(UNITS.get(part.group(2)))));
            end = part.end();
        }
        boolean whole = end > 0 && end == text.length();
        return whole && sum.compareTo(BigDecimal.valueOf(Long.MAX_VALUE)) < 0 ? Long.valueOf(sum.longValue()) : null;
    }

    /** For people: {@code 60ms}, {@code 12.5µs}. */
    public static String text(long ns) {
        if (ns < 1_000) {
            return ns + "ns";
        }
        String unit = ns < 1_000_000 ? "µs" : ns < 1_000_000_000 ? "ms" : "s";
        return BigDecimal.valueOf(ns).divide(BigDecimal.valueOf(UNITS.get(unit))).stripTrailingZeros().toPlainString() + unit;
    }
}
