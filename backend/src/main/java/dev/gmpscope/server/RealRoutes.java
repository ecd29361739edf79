package dev.gmpscope.server;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.gmpscope.scenario.ScenarioException;
import dev.gmpscope.simulation.Library;
import dev.gmpscope.simulation.RealRun;
import dev.gmpscope.simulation.RealRuns;
import io.javalin.config.RoutesConfig;

/** The real runs of the lessons that come with the program; see section 4 of docs/contracts.md. */
final class RealRoutes {
    private static final ObjectMapper JSON = new ObjectMapper();

    private final Library library;
    private RealRuns loaded;
    private final RunStore store;

    RealRoutes(Library library, RunStore store) {
        this.library = library;
        this.store = store;
    }

    /** Read when it is first asked for. */
    private synchronized RealRuns real() {
        loaded = loaded == null ? RealRuns.load() : loaded;
        return loaded;
    }

    void routes(RoutesConfig routes) {
        routes.get("/api/real", ctx -> ctx.contentType("application/json").result(list().toString()));
    }

    private ObjectNode list() {
        RealRuns real = real();
        ObjectNode list = JSON.createObjectNode().put("go", real.go()).put("machine", real.machine());
        ArrayNode lessons = list.putArray("lessons");
        real.programs().forEach(program -> lessons.add(program.id()));
        list.set("left", JSON.valueToTree(real.left()));
        return list;
    }

    /** The real run of a lesson, begun if it is new. */
    LiveRun start(String lesson) {
        String id = RealRun.id(lesson);
        LiveRun known = store.find(id);
        if (known != null) {
            return known;
        }
        try {
            return store.begin(id, () -> new LiveRun(id, JSON.createObjectNode().put("real", lesson), 0, RealRun.open(real(), lesson, library.document(lesson)), Limit.READ_TIME), 0);
        } catch (ScenarioException e) {
            throw new IllegalStateException("a recorded run is no scenario", e);
        }
    }
}
