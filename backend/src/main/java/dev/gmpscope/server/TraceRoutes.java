package dev.gmpscope.server;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.gmpscope.scenario.ScenarioException;
import dev.gmpscope.simulation.BadRun;
import dev.gmpscope.simulation.Recording;
import dev.gmpscope.simulation.Simulation;
import dev.gmpscope.trace.imports.BrokenTrace;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import java.io.IOException;

/** Execution traces of real programs: which there are, and those that pages send; see section 4 of docs/contracts.md. */
final class TraceRoutes {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String UNNAMED = "a trace";
    private static final int LONGEST_NAME = 200;

    private final TraceShelf shelf;
    private final RunStore store;
    private final Limits limits;

    TraceRoutes(TraceShelf shelf, RunStore store, Limits limits) {
        this.shelf = shelf;
        this.store = store;
        this.limits = limits;
    }

    void routes(RoutesConfig routes) {
        routes.get("/api/traces", ctx -> ctx.contentType("application/json").result(list().toString()));
        routes.post("/api/traces", this::take);
    }

    private JsonNode list() {
        ArrayNode list = JSON.createArrayNode();
        shelf.offered().forEach(entry -> list.addObject().put("trace", entry.id()).put("name", entry.name()));
        return list;
    }

    private void take(Context ctx) throws IOException {
        SecurityHeaders.sameOrigin(ctx);
        String given = ctx.queryParam("name");
        String name = given == null || given.isBlank() ? UNNAMED : given.substring(0, Math.min(given.length(), LONGEST_NAME));
        TraceShelf.Entry entry = shelf.take(ctx.bodyInputStream(), name);
        try {
            Api.answer(ctx, start(entry));
        } catch (BadRun e) {
            shelf.forget(entry);
            throw e;
        }
    }

    /** The run of a trace, begun if it is new. */
    LiveRun start(String id) {
        return start(shelf.find(id));
    }

    private LiveRun start(TraceShelf.Entry entry) {
        LiveRun known = store.find(entry.id());
        if (known != null) {
            return known;
        }
        ObjectNode value = JSON.createObjectNode().put("trace", entry.id());
        try {
            return store.begin(entry.id(), () -> new LiveRun(entry.id(), value, 0, open(shelf.find(entry.id())), Limit.READ_TIME), 0);
        } catch (ScenarioException e) {
            throw new IllegalStateException("a trace is no scenario", e);
        }
    }

    private Simulation open(TraceShelf.Entry entry) {
        try {
            return Recording.open(entry.file(), entry.name(), limits.of(Limit.EVENTS));
        } catch (BrokenTrace e) {
            throw new BadRun("trace", entry.name() + " cannot be read. " + e.getMessage());
        } catch (IOException e) {
            throw new BadRun("trace", entry.name() + " cannot be read: the file is not there any more.");
        }
    }
}
