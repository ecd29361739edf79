package dev.gmpscope.server;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.javalin.websocket.WsConfig;
import io.javalin.websocket.WsConnectContext;
import io.javalin.websocket.WsContext;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The WebSocket of a run: who comes, what they say, who goes. */
final class StreamRoute implements AutoCloseable {
    /** Close code for a run that the server does not know (any more): post its value again. */
    static final int UNKNOWN_RUN = 4404;

    private static final Logger LOG = LoggerFactory.getLogger(StreamRoute.class);
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final int MESSAGE_BYTES = 4096;
    /** A batch travels in one piece. */
    private static final int FRAME_BYTES = 1 << 22;
    private static final int OUTPUT_BYTES = 1 << 18;
    private static final int PING_SECONDS = 15;
    private static final int ID_LETTERS = 8;
    private static final String AWAY = "The server is being shut down; come back with from when it is there again.";
    private static final long PARTING = TimeUnit.SECONDS.toNanos(2);
    private static final int LOOK_MS = 5;

    private final RunStore store;
    private final Limits limits;
    private final Metrics metrics;
    private final Map<String, Viewer> viewers = new ConcurrentHashMap<>();
    private volatile boolean closing;

    StreamRoute(RunStore store, Limits limits, Metrics metrics) {
        this.store = store;
        this.limits = limits;
        this.metrics = metrics;
        metrics.gauge("gmpscope.sessions", "Viewers that are there.", viewers::size);
        metrics.gauge("gmpscope.frames.unacknowledged", "Batches that were sent and not acknowledged, of all viewers.", () -> viewers.values().stream().mapToInt(Viewer::owed).sum());
    }

    void routes(WsConfig ws) {
        ws.onConnect(this::connect);
        ws.onMessage(ctx -> heard(ctx, ctx.message()));
        ws.onBinaryMessage(ctx -> refuse(ctx, "Only text messages are understood."));
        ws.onClose(ctx -> gone(ctx, ctx.status()));
        ws.onError(ctx -> gone(ctx, 0));
    }

    private void connect(WsConnectContext ctx) {
        ctx.session.setMaxTextMessageSize(MESSAGE_BYTES);
        ctx.session.setMaxBinaryMessageSize(MESSAGE_BYTES);
        ctx.session.setMaxFrameSize(FRAME_BYTES);
        ctx.session.setOutputBufferSize(OUTPUT_BYTES);
        int from = from(ctx.queryParam("from"));
        String format = ctx.queryParam("format");
        if (closing) {
            ctx.closeSession(Viewer.GOING_AWAY, AWAY);
        } else if (from < 0) {
            refuse(ctx, "from must be the number of an event.");
        } else if (format != null && !format.equals("jsonl") && !format.equals("binary")) {
            refuse(ctx, "format must be binary or jsonl.");
        } else if (viewers.size() >= limits.of(Limit.SESSIONS)) {
            metrics.hit(Limit.SESSIONS);
            ctx.closeSession(Viewer.TRY_AGAIN, "There are " + viewers.size() + " viewers, and no room for more; try again.");
        } else {
            seat(ctx, "jsonl".equals(format), from);
        }
    }

    private void seat(WsConnectContext ctx, boolean readable, int from) {
        LiveRun run;
        try {
            run = store.again(ctx.pathParam("id"));
        } catch (NoRoom e) {
            metrics.hit(e.limit());
            ctx.closeSession(Viewer.TRY_AGAIN, e.getMessage());
            return;
        }
        if (run == null) {
            ctx.closeSession(UNKNOWN_RUN, "No such run here: post its value to api/runs again.");
            return;
        }
        ctx.enableAutomaticPings(PING_SECONDS, TimeUnit.SECONDS);
        Viewer viewer = new Viewer(ctx.sessionId().substring(0, ID_LETTERS), run, ctx.session, metrics, readable, from);
        viewers.put(ctx.sessionId(), viewer);
        metrics.came();
        LOG.atInfo().addKeyValue("session", viewer.id()).addKeyValue("run", run.id()).addKeyValue("from", from).log("viewer came");
        store.watch(run, viewer);
        viewer.pump();
    }

    /** Closes those who take nothing in. */
    void check(long now) {
        viewers.values().forEach(viewer -> viewer.check(now));
    }

    /** The event asked for, 0 if none is, -1 if it is no number. */
    private static int from(String text) {
        try {
            return text == null ? 0 : Integer.parseInt(text);
        } catch (NumberFormatException e) {
            return -1;
        }
    }

    private void heard(WsContext ctx, String message) {
        Viewer viewer = viewers.get(ctx.sessionId());
        if (viewer == null) {
            return;
        }
        if (!viewer.maySpeak(limits.of(Limit.MESSAGES))) {
            metrics.hit(Limit.MESSAGES);
            refuse(ctx, "More than " + limits.of(Limit.MESSAGES) + " messages a second.");
            return;
        }
        JsonNode tree = parse(message);
        if (tree == null || !tree.isObject()) {
            refuse(ctx, "A message must be a JSON object.");
        } else if (!tree.path("type").asText().equals("ack")) {
            refuse(ctx, "Unknown type; {\"type\":\"ack\",\"seq\":N} is understood.");
        } else if (!tree.path("seq").isIntegralNumber()) {
            refuse(ctx, "ack: seq must be a whole number.");
        } else {
            viewer.acknowledge(tree.get("seq").asLong());
        }
    }

    private static JsonNode parse(String message) {
        try {
            return JSON.readTree(message);
        } catch (JsonProcessingException e) {
            return null;
        }
    }

    private static void refuse(WsContext ctx, String sentence) {
        ctx.closeSession(Viewer.POLICY, sentence);
    }

    private void gone(WsContext ctx, int code) {
        Viewer viewer = viewers.remove(ctx.sessionId());
        if (viewer != null) {
            viewer.leave();
            if (code == Viewer.NORMAL) {
                viewer.run().leftForGood();
            }
            LOG.atInfo().addKeyValue("session", viewer.id()).addKeyValue("run", viewer.run().id()).addKeyValue("code", code).addKeyValue("sent", viewer.sent()).log("viewer left");
        }
    }

    /** Tells all viewers that the server goes away, and gives them a moment to hear it; runs that break off now have not ended for them. */
    @Override
    public void close() {
        closing = true;
        viewers.values().forEach(viewer -> viewer.close(Viewer.GOING_AWAY, AWAY));
        long end = System.nanoTime() + PARTING;
        try {
            while (!viewers.isEmpty() && System.nanoTime() < end) {
                Thread.sleep(LOOK_MS);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
