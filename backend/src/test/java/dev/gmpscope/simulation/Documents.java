package dev.gmpscope.simulation;

import dev.gmpscope.scenario.ScenarioException;
import dev.gmpscope.trace.Ev;
import dev.gmpscope.trace.EventLog;
import java.util.ArrayList;
import java.util.List;

/** Small scenarios made for tests, and what their logs say. */
final class Documents {
    private Documents() {}

    /** A document; single quotes stand for double ones. */
    static Run run(String document) {
        return Run.of(document.replace('\'', '"'));
    }

    static Run with(Run run, String rules, Boolean asyncpreemptoff, Integer schedtick) {
        return new Run(run.document(), rules, null, asyncpreemptoff, null, schedtick, null, null, List.of());
    }

    static EventLog log(Run run) {
        return ran(run).log();
    }

    static Outcome outcome(Run run) {
        return ran(run).outcome();
    }

    private static Lessons.Ran ran(Run run) {
        try {
            Simulation simulation = ModelRun.prepare(run);
            Outcome outcome = simulation.run(() -> false);
            return new Lessons.Ran(simulation.log(), outcome);
        } catch (ScenarioException e) {
            throw new AssertionError(e.problems().toString(), e);
        }
    }

    static List<String> output(EventLog log) {
        List<String> lines = new ArrayList<>();
        for (int i = 0; i < log.size(); i++) {
            if (log.type(i) == Ev.PRINTLN) {
                lines.add(log.strings().get(log.a(i)));
            }
        }
        return lines;
    }

    /** Time of the first line that the program prints, ns; -1 if it prints none. */
    static long firstLine(EventLog log) {
        for (int i = 0; i < log.size(); i++) {
            if (log.type(i) == Ev.PRINTLN) {
                return log.time(i);
            }
        }
        return -1;
    }
}
