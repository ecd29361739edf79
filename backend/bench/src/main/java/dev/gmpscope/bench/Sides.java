package dev.gmpscope.bench;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Two or more ways of doing the same thing, run in turn: first unmeasured, then five times each; what counts is the median. The sides share
 * whatever else the machine does, so their ratio can be trusted where a figure cannot.
 */
final class Sides {
    private static final int WARM_UPS = 3;
    private static final int ROUNDS = 5;

    /** One way: does its work and says what a unit of it cost, ns. */
    interface Side {
        double run() throws Exception;
    }

    private final Map<String, Side> sides = new LinkedHashMap<>();
    private final Map<String, Double> medians = new LinkedHashMap<>();

    Sides add(String name, Side side) {
        sides.put(name, side);
        return this;
    }

    /** Runs all sides and prints their medians. */
    Sides measure(String title, String unit) throws Exception {
        Map<String, List<Double>> figures = new LinkedHashMap<>();
        for (int round = -WARM_UPS; round < ROUNDS; round++) {
            for (Map.Entry<String, Side> side : sides.entrySet()) {
                double figure = side.getValue().run();
                if (round >= 0) {
                    figures.computeIfAbsent(side.getKey(), k -> new ArrayList<>()).add(figure);
                }
            }
        }
        System.out.println(title);
        figures.forEach((name, all) -> {
            double[] sorted = all.stream().mapToDouble(Double::doubleValue).sorted().toArray();
            medians.put(name, sorted[ROUNDS / 2]);
            System.out.printf("  %-46s %8.1f ns %s  %s%n", name, sorted[ROUNDS / 2], unit, Arrays.toString(Arrays.stream(sorted).mapToLong(Math::round).toArray()));
        });
        return this;
    }

    /** Prints how many times the cost of {@code one} that of {@code other} is, and the goal. */
    void ratio(String one, String other, String goal) {
        System.out.printf("  %s : %s = %.2f   (goal: %s)%n", one, other, medians.get(one) / medians.get(other), goal);
    }

    double median(String name) {
        return medians.get(name);
    }
}
