package dev.gmpscope.parity;

import java.util.List;
import java.util.Locale;

/**
 * A measure beside its real runs.
 *
 * @param range  what is measured
 * @param model  the model's value
 * @param values the real ones, sorted
 */
record Spread(Range range, double model, List<Double> values) {
    /** Fewest runs that make a spread. */
    static final int RUNS = 30;

    private static final double LOW = 0.05;
    private static final double HIGH = 0.95;
    private static final double MEDIAN = 0.5;
    private static final double WEAK = 2;
    private static final double[] SCALES = {1e9, 1e6, 1e3};
    private static final String[] UNITS = {"s", "ms", "µs"};

    Spread {
        values = values.stream().sorted().toList();
    }

    private double quantile(double q) {
        return values.get((int) Math.round(q * (values.size() - 1)));
    }

    /** The model lies within the 5th to 95th percentile of enough runs. */
    boolean holds() {
        return values.size() >= RUNS && model >= quantile(LOW) && model <= quantile(HIGH);
    }

    /** So wide that lying within says little. */
    boolean weak() {
        return quantile(HIGH) - quantile(LOW) > WEAK * Math.abs(quantile(MEDIAN));
    }

    String low() {
        return text(quantile(LOW));
    }

    String high() {
        return text(quantile(HIGH));
    }

    String median() {
        return text(quantile(MEDIAN));
    }

    String width() {
        return text(quantile(HIGH) - quantile(LOW));
    }

    String own() {
        return text(model);
    }

    private String text(double value) {
        if (Math.abs(value) >= Clocked.NEVER / 2) {
            return "never";
        }
        if (!range.unit().equals("ns")) {
            return String.format(Locale.ROOT, "%.0f", value) + (range.unit().isEmpty() ? "" : " " + range.unit());
        }
        for (int i = 0; i < SCALES.length; i++) {
            if (Math.abs(value) >= SCALES[i]) {
                return String.format(Locale.ROOT, "%.4g %s", value / SCALES[i], UNITS[i]);
            }
        }
        return String.format(Locale.ROOT, "%.0f ns", value);
    }

    String key() {
        return range.id() + (range.off() ? " asyncpreemptoff=1" : "");
    }

    @Override
    public String toString() {
        return key();
    }

    /** One line for people. */
    String line() {
        return (holds() ? "[x] " : "[ ] ") + key() + ": model " + own() + ", Go " + low() + " to " + high()
                + ", median " + median() + ", width " + width() + (weak() ? " (weak), " : ", ") + values.size() + " runs";
    }
}
