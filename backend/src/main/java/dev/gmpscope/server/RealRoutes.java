package dev.gmpscope.server;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.gmpscope.scenario.ScenarioException;
import dev.gmpscope.simulation.BadRun;
import dev.gmpscope.simulation.Library;
import dev.gmpscope.simulation.RealRun;
import dev.gmpscope.simulation.RealRuns;
import io.javalin.config.RoutesConfig;

/** The real runs of the lessons that come with the program; see section 4 of docs/contracts.md. */
final class RealRoutes {
    private static final ObjectMapper JSON = new ObjectMapper();

    private final Library library;
    private final Shelf shelf;
    private final RealRuns real = RealRuns.load();
    private final RunStore store;

    /**
     * @param shelf what covers them
     */
    RealRoutes(Library library, Shelf shelf, RunStore store) {
        this.library = library;
        this.shelf = shelf;
        this.store = store;
    }

    void routes(RoutesConfig routes) {
        routes.get("/api/real", ctx -> ctx.contentType("application/json").result(list().toString()));
    }

    private ObjectNode list() {
        ObjectNode list = JSON.createObjectNode().put("go", real.go()).put("machine", real.machine());
        ArrayNode lessons = list.putArray("lessons");
        ArrayNode left = JSON.valueToTree(real.left());
        real.programs().forEach(program -> {
            if (isCovered(program.id())) {
                left.addObject().put("id", program.id()).put("why", "another scenario of this name covers the lesson");
            } else {
                lessons.add(program.id());
            }
        });
        list.set("left", left);
        return list;
    }

    /** Recorded is the lesson as it comes with the program. */
    private boolean isCovered(String lesson) {
        String own = library.document(lesson);
        return own != null && !own.equals(shelf.document(lesson));
    }

    /** The real run of a lesson, begun if it is new. */
    LiveRun start(String lesson) {
        if (isCovered(lesson)) {
            throw new BadRun("real", "Recorded is the lesson " + lesson + " as it comes with gmpscope, and here another scenario of this name covers it.");
        }
        String id = RealRun.id(lesson);
        LiveRun known = store.find(id);
        if (known != null) {
            return known;
        }
        try {
            return store.begin(id, () -> new LiveRun(id, JSON.createObjectNode().put("real", lesson), 0, RealRun.open(real, lesson, library.document(lesson)), Limit.READ_TIME), 0);
        } catch (ScenarioException e) {
            throw new IllegalStateException("a recorded run is no scenario", e);
        }
    }
}
