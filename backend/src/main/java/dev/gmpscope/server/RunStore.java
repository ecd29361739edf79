package dev.gmpscope.server;

import dev.gmpscope.scenario.ScenarioException;
import dev.gmpscope.simulation.Preparation;
import dev.gmpscope.simulation.Run;
import dev.gmpscope.simulation.RunJson;
import dev.gmpscope.simulation.Simulation;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadPoolExecutor;

/**
 * The runs that the server remembers: equal values share one. They compute in turns; of those that are over, the ones
 * not asked for longest are forgotten when they take too much memory.
 */
final class RunStore implements AutoCloseable {
    private final Preparation preparation;
    private final Limits limits;
    private final Metrics metrics;
    private final Turns turns;
    private final long mostBytes;
    private final Map<String, LiveRun> runs = new LinkedHashMap<>(16, 0.75f, true);
    private final ThreadPoolExecutor pool;

    /**
     * @param preparation makes a simulation of a value
     * @param limits      how many runs may be under way, and for how long
     * @param metrics     counts them
     * @param mostBytes   of remembered runs
     * @param cores       runs that compute at the same instant
     */
    RunStore(Preparation preparation, Limits limits, Metrics metrics, long mostBytes, int cores) {
        this.preparation = preparation;
        this.mostBytes = mostBytes;
        this.limits = limits;
        this.metrics = metrics;
        this.turns = new Turns(cores);
        this.pool = (ThreadPoolExecutor) Executors.newCachedThreadPool(task -> {
            Thread thread = new Thread(task, "run");
            thread.setDaemon(true);
            return thread;
        });
        metrics.gauge("gmpscope.runs.waiting", "Runs that wait for their turn to compute.", turns::waiting);
        metrics.gauge("gmpscope.runs.remembered", "Runs that the server remembers.", () -> all().size());
        metrics.gauge("gmpscope.runs.remembered.bytes", "Rough size of these in memory.", () -> all().stream().mapToLong(LiveRun::bytes).sum());
    }

    /** The run of that value, started if it is new. What is wrong with the value is thrown by the preparation. */
    LiveRun start(Run value) throws ScenarioException {
        String id = value.id();
        LiveRun known = find(id);
        if (known != null) {
            return known;
        }
        return begin(new LiveRun(id, RunJson.tree(value), 2L * value.document().length(), preparation.prepare(value)));
    }

    /** Starts a run, unless one with its id has come first. */
    synchronized LiveRun begin(LiveRun made) {
        LiveRun known = find(made.id());
        if (known != null) {
            return known;
        }
        if (pool.getActiveCount() >= limits.of(Limit.RUNS)) {
            throw new RejectedExecutionException();
        }
        runs.put(made.id(), made);
        metrics.started(made);
        pool.execute(() -> made.run(turns.new Turn(), limits, metrics));
        shrink();
        return made;
    }

    /** A simulation of that value that nobody is going to run. */
    Simulation prepare(Run value) throws ScenarioException {
        return preparation.prepare(value);
    }

    /** The run with that id, null if there is none or it has been forgotten. */
    synchronized LiveRun find(String id) {
        LiveRun run = runs.get(id);
        if (run != null && run.spoilt()) {
            runs.remove(id);
            return null;
        }
        return run;
    }

    /** All runs, the one not asked for longest first. */
    synchronized List<LiveRun> all() {
        return new ArrayList<>(runs.values());
    }

    /** Forgets what is too much; runs that are watched or under way stay. */
    synchronized void shrink() {
        long sum = 0;
        for (LiveRun run : runs.values()) {
            sum += run.bytes();
        }
        var oldest = runs.values().iterator();
        while (sum > mostBytes && oldest.hasNext()) {
            LiveRun run = oldest.next();
            if (run.over() && run.viewers().isEmpty()) {
                sum -= run.bytes();
                oldest.remove();
            }
        }
    }

    /** Cancels what is under way. */
    @Override
    public void close() {
        all().forEach(LiveRun::cancel);
        pool.shutdownNow();
    }
}
