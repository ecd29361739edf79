package dev.gmpscope.server;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.gmpscope.scenario.ScenarioException;
import dev.gmpscope.scenario.ScenarioReader;
import io.javalin.config.RoutesConfig;
import io.javalin.http.BadRequestResponse;
import io.javalin.http.Context;
import io.javalin.http.ForbiddenResponse;
import io.javalin.http.HttpResponseException;
import io.javalin.http.NotFoundResponse;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The scenarios: which there are, the text of one, and one that is saved. */
final class ScenarioRoutes {
    private static final Logger LOG = LoggerFactory.getLogger(ScenarioRoutes.class);
    private static final int CHANGED = 412;
    private static final int UNSAID = 428;
    private static final int NOT_STORED = 507;
    private static final ObjectMapper JSON = new ObjectMapper();

    private final Shelf shelf;
    private final Bodies bodies;
    private final Metrics metrics;

    ScenarioRoutes(Shelf shelf, Bodies bodies, Metrics metrics) {
        this.shelf = shelf;
        this.bodies = bodies;
        this.metrics = metrics;
    }

    void routes(RoutesConfig routes) {
        routes.get("/api/library", ctx -> json(ctx, JSON.createObjectNode().put("writable", shelf.writable())));
        routes.get("/api/scenarios", ctx -> json(ctx, JSON.valueToTree(shelf.entries())));
        routes.get("/api/scenarios/{id}", this::get);
        routes.put("/api/scenarios/{id}", this::put);
    }

    private static void json(Context ctx, JsonNode tree) {
        ctx.contentType("application/json").result(tree.toString());
    }

    private void get(Context ctx) {
        String document = document(ctx.pathParam("id"));
        ctx.header("ETag", Shelf.tag(document)).header("Cache-Control", "no-cache").contentType("application/json").result(document);
    }

    /** The text of a scenario. */
    String document(String id) {
        String document = shelf.document(id);
        if (document == null) {
            throw new NotFoundResponse("There is no scenario " + id + ".");
        }
        return document;
    }

    private void put(Context ctx) throws ScenarioException {
        SecurityHeaders.sameOrigin(ctx);
        String id = ctx.pathParam("id");
        if (!shelf.writable()) {
            throw new ForbiddenResponse("This server saves nothing: it was started without --scenarios DIR.");
        }
        if (!Folder.isId(id)) {
            throw new BadRequestResponse("A scenario's name has 1 to 64 small letters, digits, - and _, and begins with a letter or a digit.");
        }
        String text = text(bodies.of(ctx));
        ScenarioReader.read(id, text);
        try {
            if (shelf.save(id, text, tag(ctx))) {
                LOG.atInfo().addKeyValue("scenario", id).log("saved");
                ctx.header("ETag", Shelf.tag(text));
                json(ctx, JSON.createObjectNode().put("saved", id));
            } else {
                changed(ctx, id, tag(ctx) == null);
            }
        } catch (IOException e) {
            metrics.failed();
            LOG.atError().addKeyValue("scenario", id).setCause(e).log("not saved");
            Api.sentence(ctx, NOT_STORED, "The scenario could not be saved: the server's disk refused it. What was there before is still there; try again.");
        }
    }

    private String text(byte[] body) {
        bodies.document(body.length);
        try {
            return StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(body)).toString();
        } catch (CharacterCodingException e) {
            throw new BadRequestResponse("The scenario is not UTF-8 text.");
        }
    }

    /** The version that is to be replaced, null for none. */
    private static String tag(Context ctx) {
        String match = ctx.header("If-Match");
        if (match == null && !"*".equals(ctx.header("If-None-Match"))) {
            throw new HttpResponseException(UNSAID, "Say what is to be replaced: If-Match with the ETag of the version that you have seen, or If-None-Match: * for a new scenario.", Map.of());
        }
        // A proxy that compresses makes the tag a weak one.
        return match == null ? null : match.replaceFirst("^W/", "");
    }

    /** Somebody else was faster: nothing is written before the writer has seen that. */
    private void changed(Context ctx, String id, boolean meantNew) {
        String there = shelf.document(id);
        ObjectNode answer = JSON.createObjectNode();
        if (there == null) {
            answer.put("sentence", "There is no scenario " + id + " any more.");
        } else {
            ctx.header("ETag", Shelf.tag(there));
            answer.put("sentence", meantNew ? "There is a scenario " + id + " already; nothing was written." : "Another version of " + id + " has been saved meanwhile; yours was not written.");
        }
        json(ctx.status(CHANGED), answer);
    }
}
