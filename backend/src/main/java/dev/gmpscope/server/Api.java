package dev.gmpscope.server;

import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.gmpscope.scenario.ScenarioException;
import dev.gmpscope.scenario.ScenarioReader;
import dev.gmpscope.simulation.BadRun;
import dev.gmpscope.simulation.CostTable;
import dev.gmpscope.simulation.Run;
import dev.gmpscope.simulation.RunJson;
import dev.gmpscope.simulation.TooMuch;
import dev.gmpscope.trace.EventTable;
import io.javalin.config.RoutesConfig;
import io.javalin.http.BadRequestResponse;
import io.javalin.http.Context;
import io.javalin.http.HttpResponseException;
import io.javalin.http.NotFoundResponse;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;

/** The requests that are answered at once, see section 4 of docs/contracts.md. */
final class Api {
    /** The fidelity ledger is data that the parity room has written; the server has no other business with it. */
    private static final String LEDGER = "/dev/gmpscope/parity/fidelity.json";
    private static final String SCHEMA = "scenario.schema.json";
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final int UNPROCESSABLE = 422;

    private final ScenarioRoutes scenarios;
    private final RunStore store;
    private final TraceRoutes traces;
    private final RealRoutes real;
    private final Limits limits;
    private final Metrics metrics;
    private final Bodies bodies;

    Api(ScenarioRoutes scenarios, RunStore store, TraceRoutes traces, RealRoutes real, Bodies bodies, Limits limits, Metrics metrics) {
        this.real = real;
        this.bodies = bodies;
        this.traces = traces;
        this.limits = limits;
        this.metrics = metrics;
        this.scenarios = scenarios;
        this.store = store;
    }

    void routes(RoutesConfig routes) {
        routes.get("/health", ctx -> ctx.json(JSON.createObjectNode().put("status", "ok")));
        routes.get("/metrics", metrics::show);
        routes.get("/api/events", ctx -> json(ctx, EventTable.get().json()));
        routes.get("/api/costs", ctx -> json(ctx, JSON.valueToTree(CostTable.rows())));
        routes.get("/api/limits", ctx -> json(ctx, limits.json()));
        routes.get("/api/ledger", Api::ledger);
        routes.get("/api/schema", Api::schema);
        scenarios.routes(routes);
        routes.post("/api/runs", this::run);
        routes.post("/api/check", this::check);
        routes.post("/api/module", this::module);
        routes.exception(ScenarioException.class, (e, ctx) -> problems(ctx, JSON.valueToTree(e.problems())));
        routes.exception(TooMuch.class, (e, ctx) -> {
            metrics.hit(Limit.of(e));
            problems(ctx, JSON.createArrayNode().add(problem(e)));
        });
        routes.exception(BadRun.class, (e, ctx) -> problems(ctx, JSON.createArrayNode().add(problem(e))));
        routes.exception(NoRoom.class, (e, ctx) -> {
            metrics.hit(e.limit());
            sentence(ctx, 503, e.getMessage());
        });
        routes.exception(HttpResponseException.class, (e, ctx) -> sentence(ctx, e.getStatus(), e.getMessage()));
    }

    private static void json(Context ctx, JsonNode tree) {
        ctx.contentType("application/json").result(tree.toString());
    }

    /** What went wrong, in the words of {@code {"sentence": …}}. */
    static void sentence(Context ctx, int status, String sentence) {
        json(ctx.status(status), JSON.createObjectNode().put("sentence", sentence));
    }

    private static void ledger(Context ctx) {
        InputStream ledger = Api.class.getResourceAsStream(LEDGER);
        if (ledger == null) {
            throw new NotFoundResponse("There is no ledger.");
        }
        ctx.contentType("application/json").result(ledger);
    }

    private static void schema(Context ctx) {
        InputStream schema = ScenarioReader.class.getResourceAsStream(SCHEMA);
        if (schema == null) {
            throw new NotFoundResponse("There is no schema.");
        }
        ctx.contentType("application/schema+json").result(schema);
    }

    private void run(Context ctx) throws ScenarioException {
        SecurityHeaders.sameOrigin(ctx);
        JsonNode request = request(ctx);
        JsonNode trace = request.path("trace");
        JsonNode lesson = request.path("real");
        answer(ctx, trace.isTextual() ? traces.start(trace.asText()) : lesson.isTextual() ? real.start(lesson.asText()) : store.start(value(request)));
    }

    /** What a page is told of a run. */
    static void answer(Context ctx, LiveRun run) {
        ObjectNode answer = JSON.createObjectNode().put("run", run.id());
        answer.set("value", run.value());
        run.about().properties().forEach(e -> answer.set(e.getKey(), e.getValue()));
        json(ctx, answer);
    }

    /** What a run would be refused for, and what is odd; nothing runs. */
    private void check(Context ctx) {
        SecurityHeaders.sameOrigin(ctx);
        ObjectNode answer = JSON.createObjectNode();
        ArrayNode problems = answer.putArray("problems");
        ArrayNode warnings = answer.putArray("warnings");
        try {
            store.prepare(value(request(ctx))).warnings().forEach(warning -> warnings.add(JSON.<JsonNode>valueToTree(warning)));
        } catch (ScenarioException e) {
            e.problems().forEach(problem -> problems.add(JSON.<JsonNode>valueToTree(problem)));
        } catch (BadRun e) {
            problems.add(problem(e));
        }
        json(ctx, answer);
    }

    private void module(Context ctx) throws ScenarioException {
        SecurityHeaders.sameOrigin(ctx);
        ctx.contentType("application/zip").header("Content-Disposition", "attachment; filename=\"scenario.zip\"").result(GoModule.zip(value(request(ctx)).document()));
    }

    private Run value(JsonNode request) {
        JsonNode id = request.path("scenario");
        JsonNode document = request.path("document");
        if (id.isTextual() == document.isTextual()) {
            throw new BadRequestResponse("Either \"scenario\" (an id), \"document\" (a text), \"trace\" (an id) or \"real\" (a lesson's id) must be given.");
        }
        String text = id.isTextual() ? scenarios.document(id.asText()) : document.asText();
        bodies.document(text.getBytes(StandardCharsets.UTF_8).length);
        Run run = RunJson.read(text, request);
        if (run.maxEvents() != null && (run.maxEvents() > limits.of(Limit.EVENTS) || run.maxEvents() < 1)) {
            String sentence = "maxEvents must be between 1 and " + limits.of(Limit.EVENTS) + " here.";
            throw run.maxEvents() < 1 ? new BadRun("maxEvents", sentence) : new TooMuch("maxEvents", sentence);
        }
        return run;
    }

    private JsonNode request(Context ctx) {
        try {
            JsonNode request = JSON.readTree(bodies.of(ctx));
            if (request != null && request.isObject()) {
                return request;
            }
        } catch (JsonProcessingException e) {
            JsonLocation at = e.getLocation();
            throw new BadRequestResponse(at == null ? "The request is nested too deep, or a name or number in it is too long." : "The request is not JSON: line " + at.getLineNr() + ", column " + at.getColumnNr() + ".");
        } catch (IOException e) {
            throw new BadRequestResponse("The request could not be read.");
        }
        throw new BadRequestResponse("The request must be a JSON object.");
    }

    private static void problems(Context ctx, JsonNode list) {
        json(ctx.status(UNPROCESSABLE), JSON.createObjectNode().set("problems", list));
    }

    private static JsonNode problem(BadRun bad) {
        return JSON.createObjectNode().put("line", 0).put("column", 0).put("path", bad.key())
                .put("sentence", bad.getMessage()).putNull("mend");
    }
}
