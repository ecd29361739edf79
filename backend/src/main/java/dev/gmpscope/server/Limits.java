package dev.gmpscope.server;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import dev.gmpscope.simulation.Ceilings;
import java.util.EnumMap;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** The limits of one server. */
public final class Limits {
    private final Map<Limit, Long> values = new EnumMap<>(Limit.class);

    /** As they are unless told otherwise. */
    public Limits() {
        for (Limit limit : Limit.values()) {
            values.put(limit, limit.standard);
        }
    }

    /**
     * The same with one changed.
     *
     * @throws IllegalArgumentException with a sentence, if that is out of its range
     */
    public Limits with(Limit limit, long value) {
        if (value < 1 || value > limit.most) {
            throw new IllegalArgumentException(limit.flag() + " must be between 1 and " + limit.most + " (" + limit.unit + ").");
        }
        Limits changed = new Limits();
        changed.values.putAll(values);
        changed.values.put(limit, value);
        return changed;
    }

    long of(Limit limit) {
        return values.get(limit);
    }

    /** Those that a run's own computation keeps. */
    public Ceilings ceilings() {
        return new Ceilings(of(Limit.OPERATIONS), of(Limit.GOROUTINES), of(Limit.PROCS), TimeUnit.SECONDS.toNanos(of(Limit.VIRTUAL_TIME)), of(Limit.EVENTS));
    }

    ArrayNode json() {
        ArrayNode rows = new ObjectMapper().createArrayNode();
        values.forEach((limit, value) -> rows.addObject().put("name", limit.id()).put("flag", limit.flag()).put("value", value).put("unit", limit.unit).put("says", limit.says));
        return rows;
    }
}
