package dev.gmpscope.bench;

import java.util.List;

/** Measures goals 1 to 3 of the design, each beside its yardstick, and prints ratios. Arguments: the parts to run, none for all. */
public final class Bench {
    private static final int EVENTS = 2_000_000;

    private Bench() {}

    public static void main(String[] args) throws Exception {
        List<String> parts = List.of(args);
        if (wants(parts, "agenda")) {
            Hold.measure(100);
            Hold.measure(10_000);
        }
        if (wants(parts, "model")) {
            model();
        }
    }

    private static boolean wants(List<String> parts, String part) {
        return parts.isEmpty() || parts.contains(part);
    }

    private static void model() throws Exception {
        Sides sides = new Sides().add("toy loop, unrecorded", ToyLoop::unrecorded).add("toy loop, memory in use", ToyLoop::warm)
                .add("toy loop, fresh memory", ToyLoop::fresh)
                .add("model, yields", () -> Model.cost(Model.YIELDS, EVENTS))
                .add("model, ping-pong", () -> Model.cost(Model.PING_PONG, EVENTS))
                .add("model, preempted", () -> Model.cost(Model.PREEMPTED, EVENTS));
        sides.measure("The model with recording", "a record");
        for (String program : List.of("yields", "ping-pong", "preempted")) {
            sides.ratio("model, " + program, "toy loop, fresh memory", "at most 2");
        }
    }
}
