package dev.gmpscope.server;

import dev.gmpscope.scenario.ScenarioException;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;

/** How runs that the server has forgotten are made again. A run is a value, and the value is far smaller than its log: so it is remembered much longer. */
final class Recipes {
    /** Makes a run anew. */
    interface Recipe {
        LiveRun make() throws ScenarioException;
    }

    /**
     * @param bytes about what it keeps in memory
     */
    private record Kept(Recipe recipe, long bytes) {}

    private static final int ITSELF = 400;

    private final Map<String, Kept> kept = new LinkedHashMap<>(16, 0.75f, true);
    private final long most;
    private long sum;

    /**
     * @param most bytes that all may keep
     */
    Recipes(long most) {
        this.most = most;
    }

    void put(String id, Recipe recipe, long bytes) {
        if (get(id) == recipe) {
            return; // it was made again by it
        }
        Kept before = kept.put(id, new Kept(recipe, bytes + ITSELF));
        sum += bytes + ITSELF - (before == null ? 0 : before.bytes);
        for (Iterator<Kept> oldest = kept.values().iterator(); sum > most && kept.size() > 1; oldest.remove()) {
            sum -= oldest.next().bytes;
        }
    }

    /** Null if the run was never asked for, or too long ago. */
    Recipe get(String id) {
        Kept one = kept.get(id);
        return one == null ? null : one.recipe;
    }
}
