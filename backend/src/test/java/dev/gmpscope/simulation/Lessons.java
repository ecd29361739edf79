package dev.gmpscope.simulation;

import dev.gmpscope.scenario.ScenarioException;
import dev.gmpscope.trace.EventLog;
import dev.gmpscope.trace.EventText;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** Every lesson of the library under the settings that its claims and its page can choose. */
public final class Lessons {
    private static final List<String> RULES = List.of("1.1", "1.13", "1.14", "1.26");

    /** A lesson under one setting. */
    public record Lesson(String id, Run run) {
        @Override
        public String toString() {
            return id + (run.rules() == null ? "" : " --rules " + run.rules())
                    + (Boolean.TRUE.equals(run.asyncpreemptoff()) ? " --asyncpreemptoff" : "");
        }

        /** The line that runs this lesson by hand. */
        public String reproduce() {
            return "java -jar backend/target/gmpscope.jar simulate " + this + " --print events";
        }
    }

    /** A lesson that has run. */
    public record Ran(EventLog log, Outcome outcome) {}

    private Lessons() {}

    /** Each lesson as its author wrote it. */
    public static Stream<Lesson> own() {
        Library library = Library.load();
        return library.entries().stream().map(e -> new Lesson(e.id(), Run.of(library.document(e.id()))));
    }

    /** Each lesson under every rule set, and with asyncpreemptoff. */
    public static Stream<Lesson> all() {
        return Stream.concat(own(), own().flatMap(Lessons::settings));
    }

    private static Stream<Lesson> settings(Lesson own) {
        List<Lesson> settings = new ArrayList<>();
        for (String rules : RULES) {
            settings.add(new Lesson(own.id(), with(own.run(), rules, null)));
        }
        settings.add(new Lesson(own.id(), with(own.run(), null, true)));
        return settings.stream();
    }

    private static Run with(Run run, String rules, Boolean off) {
        return new Run(run.document(), rules, null, off, null, null, null, null, List.of());
    }

    /** Runs a lesson from the start. */
    public static Ran run(Lesson lesson) {
        try {
            Simulation simulation = ModelRun.prepare(lesson.run());
            return new Ran(simulation.log(), simulation.run(() -> false));
        } catch (ScenarioException e) {
            throw new AssertionError(lesson + ": " + e.problems(), e);
        }
    }

    /** The log as text, an event a line. */
    public static List<String> text(EventLog log) {
        List<String> lines = new ArrayList<>();
        for (int i = 0; i < log.size(); i++) {
            lines.add(EventText.line(log, i));
        }
        return lines;
    }
}
