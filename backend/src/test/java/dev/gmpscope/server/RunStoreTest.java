package dev.gmpscope.server;

import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.gmpscope.simulation.Run;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/** Which runs are forgotten. */
class RunStoreTest {
    private static final int EVENTS = 1000;
    /** Of a run of so many events that nobody has watched. */
    private static final long BYTES = 33 * EVENTS + 6;

    private static LiveRun over(RunStore store, String document) throws Exception {
        LiveRun run = store.start(new Run(document, null, null, null, null, null, null, (long) EVENTS, List.of()));
        for (long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(20); !run.over(); Thread.sleep(5)) {
            assertTrue(System.nanoTime() < end, "it is not over");
        }
        return run;
    }

    @Test
    void a_run_that_was_just_asked_for_is_kept_for_whoever_comes_to_watch_while_there_is_some_room() throws Exception {
        try (RunStore store = new RunStore(run -> new CountingSimulation(run, null), new Limits(), new Metrics(), BYTES * 3 / 4, 1)) {
            LiveRun first = over(store, "one");
            store.shrink();
            assertSame(first, store.find(first.id()), "there is room for half as much again");
            LiveRun second = over(store, "two");
            store.shrink();
            assertNull(store.find(first.id()), "there is no room for two");
            assertNotNull(store.find(second.id()));
        }
    }
}
