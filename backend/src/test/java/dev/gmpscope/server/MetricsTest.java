package dev.gmpscope.server;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.gmpscope.simulation.Library;
import dev.gmpscope.simulation.ModelRun;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What {@code GET metrics} counts. */
@Timeout(60)
class MetricsTest {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String SECRET = "{\"format\":1,\"title\":\"Confidential\",\"funcs\":{\"main\":[{\"for\":40,\"do\":[{\"go\":\"w\"}]}],\"w\":[{\"compute\":\"1us\"}]}}";

    private final HttpClient client = HttpClient.newHttpClient();
    private Server server;

    @BeforeEach
    void start() {
        Limits limits = new Limits().with(Limit.DOCUMENT, 1).with(Limit.PROCS, 2).with(Limit.GOROUTINES, 20).with(Limit.SESSIONS, 1).with(Limit.MESSAGES, 1);
        server = new Server(Library.load(), run -> ModelRun.prepare(run, limits.ceilings()), limits, config -> { }).start("127.0.0.1", 0);
    }

    @AfterEach
    void stop() {
        server.close();
    }

    private String post(String document) throws Exception {
        String body = JSON.createObjectNode().put("document", document).toString();
        HttpRequest request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + server.port() + "/api/runs")).POST(BodyPublishers.ofString(body)).build();
        return JSON.readTree(client.send(request, BodyHandlers.ofString()).body()).path("run").asText();
    }

    private String scrape() throws Exception {
        return client.send(HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + server.port() + "/metrics")).build(), BodyHandlers.ofString()).body();
    }

    private double now(String series) {
        try {
            Matcher line = Pattern.compile("(?m)^" + Pattern.quote(series) + " (\\S+)$").matcher(scrape());
            assertTrue(line.find(), series + " is not there");
            return Double.parseDouble(line.group(1));
        } catch (Exception e) {
            throw new AssertionError(e);
        }
    }

    private static void eventually(BooleanSupplier holds) throws InterruptedException {
        for (long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(20); !holds.getAsBoolean(); Thread.sleep(20)) {
            assertTrue(System.nanoTime() < end, "it has not come about");
        }
    }

    @Test
    void a_run_and_its_viewer_are_counted_and_gone_when_they_are() throws Exception {
        assertEquals(0, now("gmpscope_runs_started_total"));
        String run = post(SECRET.replace("40", "4"));
        StreamClient viewer = new StreamClient(server.port(), run + "/stream");
        StreamClient.Message message = viewer.next();
        int events = 0;
        for (; !message.type().equals("end"); message = viewer.next()) {
            events += message.type().equals("batch") ? message.count() : 0;
        }
        int made = events;
        assertEquals(1, now("gmpscope_runs_started_total"));
        assertEquals(1, now("gmpscope_runs_ended_total{reason=\"finished\"}"));
        assertEquals(0, now("gmpscope_runs_active"));
        assertEquals(made, now("gmpscope_events_total"));
        assertEquals(1, now("gmpscope_sessions"));
        assertEquals(1, now("gmpscope_frames_unacknowledged"));
        assertTrue(now("gmpscope_sent_bytes_total") > made);
        viewer.acknowledge(made);
        eventually(() -> now("gmpscope_frames_unacknowledged") == 0);
        viewer.leave();
        eventually(() -> now("gmpscope_sessions") == 0);
        assertEquals(1, now("gmpscope_sessions_opened_total"));
    }

    @Test
    void whoever_comes_to_a_limit_is_counted_under_its_name() throws Exception {
        post(SECRET.replace("Confidential", "x".repeat(1100)));
        post(SECRET.replace("\"format\":1", "\"format\":1,\"gomaxprocs\":3"));
        String run = post(SECRET);
        StreamClient viewer = new StreamClient(server.port(), run + "/stream");
        eventually(() -> now("gmpscope_sessions") == 1);
        assertTrue(new StreamClient(server.port(), run + "/stream").closing().startsWith("1013"));
        viewer.chatterUntilClosed(2);
        for (String limit : new String[] {"document", "procs", "goroutines", "sessions", "messages"}) {
            eventually(() -> now("gmpscope_limits_hit_total{limit=\"" + limit + "\"}") == 1);
        }
        assertEquals(0, now("gmpscope_limits_hit_total{limit=\"runs\"}"));
    }

    @Test
    void no_document_no_run_and_no_address_can_be_read_from_them() throws Exception {
        String run = post(SECRET);
        String all = scrape();
        assertFalse(all.contains("Confidential") || all.contains(run) || all.contains("127.0.0.1"), all);
        assertTrue(all.contains("jvm_memory_used_bytes"), all);
    }
}
