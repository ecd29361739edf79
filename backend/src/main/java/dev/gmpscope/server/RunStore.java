package dev.gmpscope.server;

import dev.gmpscope.scenario.ScenarioException;
import dev.gmpscope.simulation.BadRun;
import dev.gmpscope.simulation.Preparation;
import dev.gmpscope.simulation.Run;
import dev.gmpscope.simulation.RunJson;
import dev.gmpscope.simulation.Simulation;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.concurrent.ThreadPoolExecutor;

/**
 * The runs that the server remembers: equal values share one. They compute in turns. When they take too much memory, those that are over and that nobody watches are forgotten, the ones
 * not asked for longest first; a run that was forgotten is made again when somebody comes for it, as long as its value is remembered. If those that must stay leave no room, none is begun, and the
 * largest under way ends at what it has.
 */
final class RunStore implements AutoCloseable {
    /** Runs that nobody watches are forgotten from this share of the memory for runs on, so that new ones find room. */
    private static final double FULL = 0.66;
    /** Share of the heap that values of forgotten runs may take: one of so many parts. */
    private static final int VALUES = 20;

    private final Preparation preparation;
    private final Limits limits;
    private final Metrics metrics;
    private final Turns turns;
    private final long mostBytes;
    private final Recipes recipes;
    private final Map<String, LiveRun> runs = new LinkedHashMap<>(16, 0.75f, true);
    private final ThreadPoolExecutor pool;

    /**
     * @param preparation makes a simulation of a value
     * @param limits      how many runs may be under way, and for how long
     * @param metrics     counts them
     * @param heap        bytes of memory, of which the runs have their share
     * @param cores       runs that compute at the same instant
     */
    RunStore(Preparation preparation, Limits limits, Metrics metrics, long heap, int cores) {
        this.preparation = preparation;
        this.mostBytes = heap / 100 * limits.of(Limit.RUN_MEMORY);
        this.recipes = new Recipes(heap / VALUES);
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
        long held = 2L * value.document().length();
        return begin(id, () -> new LiveRun(id, RunJson.tree(value), held, preparation.prepare(value), Limit.RUN_TIME), held);
    }

    /**
     * Starts a run, unless one with its id has come first.
     *
     * @param recipe makes it, now and whenever it was forgotten
     * @param held   bytes that the recipe keeps in memory
     */
    LiveRun begin(String id, Recipes.Recipe recipe, long held) throws ScenarioException {
        return begin(recipe.make(), recipe, held);
    }

    private synchronized LiveRun begin(LiveRun made, Recipes.Recipe recipe, long held) {
        LiveRun known = find(made.id());
        if (known != null) {
            return known;
        }
        if (pool.getActiveCount() >= limits.of(Limit.RUNS)) {
            throw new NoRoom(Limit.RUNS, "There are " + limits.of(Limit.RUNS) + " runs under way, the most that this server computes at once; try again.");
        }
        if (shrink() > mostBytes) {
            throw new NoRoom(Limit.RUN_MEMORY, "The runs that are watched here take all the memory that this server has for runs; try again when somebody has left theirs.");
        }
        runs.put(made.id(), made);
        recipes.put(made.id(), recipe, held);
        metrics.started(made);
        pool.execute(() -> made.run(turns.new Turn(), limits, metrics));
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

    /** The same, made again if it has been forgotten; null if nobody has asked for it lately. */
    LiveRun again(String id) {
        LiveRun known;
        Recipes.Recipe recipe;
        synchronized (this) {
            known = find(id);
            recipe = recipes.get(id);
        }
        if (known != null || recipe == null) {
            return known;
        }
        try {
            return begin(recipe.make(), recipe, 0);
        } catch (ScenarioException | BadRun e) {
            return null; // a trace whose file is gone
        }
    }

    /** Somebody watches the run: it stays until they leave. */
    synchronized void watch(LiveRun run, Viewer viewer) {
        runs.putIfAbsent(run.id(), run);
        run.come(viewer);
    }

    /** All runs, the one not asked for longest first. */
    synchronized List<LiveRun> all() {
        return new ArrayList<>(runs.values());
    }

    /** Forgets what is too much; runs that are watched or under way stay. Returns how many bytes those that are left take. */
    synchronized long shrink() {
        long sum = 0;
        for (LiveRun run : runs.values()) {
            sum += run.bytes();
        }
        var oldest = runs.values().iterator();
        while (sum > mostBytes * FULL && oldest.hasNext()) {
            LiveRun run = oldest.next();
            if (run.over() && run.viewers().isEmpty()) {
                sum -= run.bytes();
                oldest.remove();
            }
        }
        return sum;
    }

    /** Forgets what is too much, and if that is not enough, ends the largest run that is under way. */
    void makeRoom() {
        if (shrink() > mostBytes) {
            all().stream().filter(run -> !run.over()).max(Comparator.comparingLong(LiveRun::bytes)).ifPresent(LiveRun::crowdOut);
        }
    }

    /** Cancels what is under way. */
    @Override
    public void close() {
        all().forEach(LiveRun::cancel);
        pool.shutdownNow();
    }
}
