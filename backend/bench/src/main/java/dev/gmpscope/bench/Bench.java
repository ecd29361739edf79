package dev.gmpscope.bench;

import java.util.List;

/** Measures goals 1 to 3 of the design, each beside its yardstick, and prints ratios. Arguments: the parts to run, none for all. */
public final class Bench {
    private static final int EVENTS = 2_000_000;
    private static final int PS = 8;

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
        if (wants(parts, "tracer")) {
            tracer();
        }
        if (wants(parts, "memory")) {
            System.out.println("Bytes (there is no form on disk yet)");
            Memory.measure("yields", Model.YIELDS);
            Memory.measure("ping-pong", Model.PING_PONG);
            Memory.measure("preempted", Model.PREEMPTED);
        }
        if (wants(parts, "large")) {
            System.out.println("Large runs");
            Large.measure();
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

    private static void tracer() throws Exception {
        try (RealTracer real = RealTracer.build()) {
            if (real == null) {
                return;
            }
            for (String program : List.of("yields", "ping-pong")) {
                String document = program.equals("yields") ? Model.YIELDS : Model.PING_PONG;
                Sides sides = new Sides().add("real tracer, GOMAXPROCS=1", () -> real.cost(program, 1))
                        .add("real tracer, GOMAXPROCS=8", () -> real.cost(program, PS))
                        .add("model, 8 Ps", () -> Model.cost(document, EVENTS));
                sides.measure(program + ", " + real.version(), "a record");
                sides.ratio("real tracer, GOMAXPROCS=1", "model, 8 Ps", "at least 7");
                sides.ratio("real tracer, GOMAXPROCS=8", "model, 8 Ps", "at least 7");
            }
        }
    }
}
