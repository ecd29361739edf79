package dev.gmpscope.server;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.gmpscope.simulation.Outcome;
import dev.gmpscope.simulation.Run;
import dev.gmpscope.simulation.Simulation;
import dev.gmpscope.trace.Ev;
import dev.gmpscope.trace.EventLog;
import dev.gmpscope.trace.Header;
import dev.gmpscope.trace.Tables;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.function.BooleanSupplier;

/** A run without a scheduler: goroutines are made one after another, a new row for each hundredth event. */
final class CountingSimulation implements Simulation {
    /** Events at which a run waits for {@link #go}, if it is told to. */
    static final int HALF = 30_000;

    private static final long STEP = 100;

    private final EventLog log;
    private final long events;
    private final CountDownLatch go;

    CountingSimulation(Run run, CountDownLatch go) {
        this.log = new EventLog(new Header(Header.FORMAT, "model", "1.26", run.document(), "1.14", false, 1, 1, 0, 1, Header.EVERYTHING));
        this.events = run.eventLimit();
        this.go = go;
    }

    @Override
    public EventLog log() {
        return log;
    }

    @Override
    public JsonNode about() {
        return new ObjectMapper().createObjectNode().put("title", "counting");
    }

    @Override
    public Outcome run(BooleanSupplier cancelled) {
        log.ms().add(new Tables.Thread(0, "M0"));
        log.ps().add(new Tables.Proc(0, "P0"));
        for (int i = 0; i < events && !cancelled.getAsBoolean(); i++) {
            if (i % 100 == 0) {
                log.gs().add(new Tables.Goroutine(i, "g" + i, "count"));
            }
            if (i == HALF && go != null) {
                await();
            }
            log.append(i * STEP, Ev.GO_CREATE, 0, 0, i / 100, -1, i / 100, 0, 0);
        }
        return new Outcome(cancelled.getAsBoolean() ? Outcome.Reason.CANCELLED : Outcome.Reason.FINISHED, "It counted.", log.size(),
                log.size() * STEP, 0, null, List.of(new Outcome.Shown("it counts", true, 0)), List.of());
    }

    private void await() {
        try {
            go.await();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
