package dev.gmpscope.parity;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;

/**
 * How far rules decide what a program says.
 *
 * <p>Nobody writes that down for each scenario; it is found out. The model runs the program with other phases of schedtick, other chances
 * and other prices. What stays the same is decided by rules, and the real Go must say it to the letter. What changes with the phase
 * alone must be one of the 61 that the phases give. What changes with prices or chances is a matter of time, and there
 * only the lines are compared, in any order, if at least those stay the same; if they do not, but the outcomes are few, it must be one of these.
 *
 * @param how  how far
 * @param says all that the model says, under EXACT one, under LINES sorted
 */
record Decided(How how, Set<Said> says) {
    /** How far. */
    enum How {
        /** To the letter. */
        EXACT("exact"),
        /** Up to the phase of schedtick. */
        PHASE("by phase"),
        /** Up to the order of lines. */
        LINES("any order"),
        /** Up to a choice between a few outcomes. */
        FEW("one of few"),
        /** Not at all. */
        NOT("not compared, a matter of time and chance");

        final String word;

        How(String word) {
            this.word = word;
        }
    }

    /** schedtick % 61 decides when the global queue is looked at (proc.go: findRunnable). */
    private static final int PHASES = 61;
    private static final int VARIATIONS = 12;
    /** As many different outcomes of the variations count as all that there are. */
    private static final int FEW = 3;

    /** Finds out. */
    static Decided by(Model model) {
        if (model.twin.kind == Twin.Kind.ORDER) {
            Set<Said> phases = phases(model);
            return new Decided(phases.size() == 1 ? How.EXACT : How.PHASE, phases);
        }
        Set<Said> varied = new LinkedHashSet<>(List.of(model.ran(null).said()));
        IntStream.rangeClosed(1, VARIATIONS).mapToObj(model::varied).filter(s -> varied.stream().noneMatch(s::agrees)).forEach(varied::add);
        if (varied.size() == 1) {
            return new Decided(How.EXACT, varied);
        }
        if (model.twin.scenario.gomaxprocs() == 1) {
            Set<Said> phases = phases(model);
            if (phases.containsAll(varied)) {
                return new Decided(How.PHASE, phases);
            }
        }
        Set<Said> lines = new LinkedHashSet<>();
        varied.forEach(said -> lines.add(said.sorted()));
        if (lines.size() == 1 && lines.iterator().next().status() >= 0) {
            return new Decided(How.LINES, lines);
        }
        return new Decided(varied.size() <= FEW ? How.FEW : How.NOT, varied);
    }

    private static Set<Said> phases(Model model) {
        Set<Said> phases = new LinkedHashSet<>();
        IntStream.range(0, PHASES).mapToObj(model::phase).forEach(phases::add);
        return phases;
    }

    /** Whether the model says that too. */
    boolean allows(Said real) {
        Said as = how == How.LINES ? real.sorted() : real;
        return how == How.NOT || says.stream().anyMatch(as::agrees);
    }
}
