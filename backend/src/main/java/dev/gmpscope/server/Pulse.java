package dev.gmpscope.server;

import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What the server does by the clock: feed the viewers of growing logs, close who stalls, forget what is too much. */
final class Pulse implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Pulse.class);
    private static final int FEED_MS = 10;
    private static final int CHECK_MS = 1000;

    private final RunStore store;
    private final StreamRoute stream;
    private final ScheduledExecutorService clock = Executors.newSingleThreadScheduledExecutor(task -> {
        Thread thread = new Thread(task, "pulse");
        thread.setDaemon(true);
        return thread;
    });

    Pulse(RunStore store, StreamRoute stream) {
        this.store = store;
        this.stream = stream;
    }

    void start() {
        clock.scheduleWithFixedDelay(() -> guarded(this::feed), FEED_MS, FEED_MS, TimeUnit.MILLISECONDS);
        clock.scheduleWithFixedDelay(() -> guarded(this::check), CHECK_MS, CHECK_MS, TimeUnit.MILLISECONDS);
    }

    /** A failure must not end the pulse. */
    private static void guarded(Runnable beat) {
        try {
            beat.run();
        } catch (RuntimeException e) {
            LOG.error("a beat failed", e);
        }
    }

    private void feed() {
        for (LiveRun run : store.all()) {
            if (!run.over()) {
                run.viewers().forEach(Viewer::pump);
            }
        }
        store.makeRoom();
    }

    private void check() {
        long now = System.nanoTime();
        for (LiveRun run : store.all()) {
            run.cancelIfLeft(now);
            run.rest();
        }
        stream.check(now);
    }

    @Override
    public void close() {
        clock.shutdownNow();
    }
}
