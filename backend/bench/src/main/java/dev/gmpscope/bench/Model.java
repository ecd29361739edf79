package dev.gmpscope.bench;

import dev.gmpscope.scenario.ScenarioException;
import dev.gmpscope.simulation.ModelRun;
import dev.gmpscope.simulation.Outcome;
import dev.gmpscope.simulation.Run;
import dev.gmpscope.simulation.Simulation;
import java.util.List;

/** The full model, recording, on programs that do nothing but schedule. */
final class Model {
    /** A thousand goroutines on eight Ps; each gives up its slice after a microsecond of work: what the toy loop does. */
    static final String YIELDS = """
            {"format":1,"title":"Yields","gomaxprocs":8,"until":"1h","funcs":{
              "main":[{"for":1000,"do":[{"go":"yields"}]},{"sleep":"1h"}],
              "yields":[{"for":"forever","do":[{"compute":"1us"},{"gosched":true}]}]}}""";
    /** Five hundred pairs that hand a value to and fro. */
    static final String PING_PONG = """
            {"format":1,"title":"Ping-pong","gomaxprocs":8,"until":"1h","chans":{"there[500]":0,"back[500]":0},"funcs":{
              "main":[{"for":500,"var":"i","do":[{"go":"ping","arg":"i"},{"go":"pong","arg":"i"}]},{"sleep":"1h"}],
              "ping":{"param":"i","do":[{"for":"forever","do":[{"send":"there[i]"},{"recv":"back[i]"}]}]},
              "pong":{"param":"i","do":[{"for":"forever","do":[{"recv":"there[i]"},{"send":"back[i]"}]}]}}}""";
    /** A thousand goroutines that compute and are preempted at the end of each slice. */
    static final String PREEMPTED = """
            {"format":1,"title":"Preempted","gomaxprocs":8,"until":"1h","funcs":{
              "main":[{"for":1000,"do":[{"go":"computes"}]},{"sleep":"1h"}],
              "computes":[{"for":"forever","do":[{"compute":"1us"}]}]}}""";

    private Model() {}

    static Run of(String document, long events) {
        return new Run(document, null, null, null, null, null, null, events, List.of());
    }

    static Simulation prepare(Run run) {
        try {
            return ModelRun.prepare(run);
        } catch (ScenarioException e) {
            throw new IllegalStateException(e.problems().toString(), e);
        }
    }

    /** Cost of a record, ns. */
    static double cost(String document, long events) {
        Simulation simulation = prepare(of(document, events));
        long before = System.nanoTime();
        Outcome outcome = simulation.run(() -> false);
        long took = System.nanoTime() - before;
        if (outcome.count() < events) {
            throw new IllegalStateException(outcome.sentence());
        }
        return took / (double) outcome.count();
    }
}
