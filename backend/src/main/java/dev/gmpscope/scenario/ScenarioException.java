package dev.gmpscope.scenario;

import java.util.List;

/** A document that is no scenario; says everything that is wrong with it. */
public final class ScenarioException extends Exception {
    private static final long serialVersionUID = 1;

    private final transient List<Problem> problems;

    public ScenarioException(String name, List<Problem> problems) {
        super(problems.get(0).in(name));
        this.problems = List.copyOf(problems);
    }

    /** At least one, in the order of the document. */
    public List<Problem> problems() {
        return problems;
    }
}
