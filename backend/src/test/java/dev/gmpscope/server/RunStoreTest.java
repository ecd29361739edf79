package dev.gmpscope.server;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNotSame;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.gmpscope.simulation.Run;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What the server remembers, forgets, makes again, and refuses for want of memory. */
@Timeout(60)
class RunStoreTest {
    private static final long HEAP = 16 << 20;
    /** Of 16 MiB half are for runs; this run takes a quarter of that. */
    private static final long EVENTS = 60_000;

    private final Metrics metrics = new Metrics();
    private final CountDownLatch go = new CountDownLatch(1);

    private RunStore store(boolean pausing) {
        return new RunStore(run -> new CountingSimulation(run, pausing ? go : null), new Limits(), metrics, HEAP, 2);
    }

    private static Run value(long seed, long events) {
        return new Run("a", null, null, null, seed, null, null, events, List.of());
    }

    private static void eventually(BooleanSupplier holds) throws InterruptedException {
        for (long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(20); !holds.getAsBoolean(); Thread.sleep(2)) {
            assertTrue(System.nanoTime() < end, "it has not come about");
        }
    }

    private static LiveRun over(LiveRun run) throws InterruptedException {
        eventually(run::over);
        return run;
    }

    private LiveRun watched(RunStore store, LiveRun run) {
        store.watch(run, new Viewer("v", run, null, metrics, false, 0));
        return run;
    }

    @Test
    void a_run_that_was_forgotten_is_made_again_for_who_comes_for_it() throws Exception {
        try (RunStore store = store(false)) {
            LiveRun first = over(store.start(value(0, EVENTS)));
            for (int seed = 1; seed <= 5; seed++) {
                over(store.start(value(seed, EVENTS)));
            }
            store.shrink();
            assertNull(store.find(first.id()));
            LiveRun again = over(store.again(first.id()));
            assertNotSame(first, again);
            assertEquals(first.log().size(), again.log().size());
            assertSame(again, store.again(first.id()));
            assertNull(store.again("0123456789abcdef"));
        }
    }

    @Test
    void a_run_that_somebody_watches_is_never_forgotten_and_others_are_refused_when_there_is_no_room_left() throws Exception {
        try (RunStore store = store(false)) {
            LiveRun first = watched(store, over(store.start(value(0, EVENTS))));
            for (int seed = 1; seed <= 8; seed++) {
                over(store.start(value(seed, EVENTS)));
            }
            store.shrink();
            assertSame(first, store.find(first.id()));
            for (int seed = 20; seed < 24; seed++) {
                watched(store, over(store.start(value(seed, EVENTS))));
            }
            NoRoom refused = assertThrows(NoRoom.class, () -> store.start(value(30, EVENTS)));
            assertEquals(Limit.RUN_MEMORY, refused.limit());
            assertTrue(refused.getMessage().contains("memory"), refused.getMessage());
            assertSame(first, store.find(first.id()));
            first.viewers().clear();
            assertNotNull(store.start(value(30, EVENTS)));
        }
    }

    @Test
    void the_largest_run_under_way_ends_at_what_it_has_when_the_memory_is_used_up() throws Exception {
        try (RunStore store = new RunStore(run -> new CountingSimulation(run, null), new Limits(), metrics, HEAP, 2)) {
            LiveRun endless = store.start(value(0, 2_000_000_000L));
            eventually(() -> {
                store.makeRoom();
                return endless.over();
            });
            assertTrue(endless.endText().contains("\"reason\":\"limit\"") && endless.endText().contains("50 percent of its memory"), endless.endText());
            assertTrue(endless.log().size() > EVENTS);
        }
    }

    @Test
    void a_small_run_takes_little_memory_once_it_is_over() throws Exception {
        try (RunStore store = store(true)) {
            LiveRun paused = store.start(value(0, CountingSimulation.HALF + 10));
            eventually(() -> paused.log().size() == CountingSimulation.HALF);
            long before = paused.bytes();
            go.countDown();
            assertTrue(over(paused).bytes() < before, () -> before + " then " + paused.bytes());
            assertTrue(over(store.start(value(1, 10))).bytes() < 10_000);
        }
    }
}
