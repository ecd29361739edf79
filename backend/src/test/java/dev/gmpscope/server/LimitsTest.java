package dev.gmpscope.server;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.gmpscope.simulation.Library;
import dev.gmpscope.simulation.ModelRun;
import dev.gmpscope.simulation.Outcome;
import dev.gmpscope.simulation.Run;
import dev.gmpscope.simulation.Simulation;
import dev.gmpscope.trace.EventLog;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.List;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What the server lets anybody use up, and what it says about it. */
@Timeout(120)
class LimitsTest {
    private static final ObjectMapper JSON = new ObjectMapper();
    /** Endless and short-winded: some million events a second. */
    private static final String GREEDY = "{\"format\":1,\"title\":\"greedy %d\",\"until\":\"3600s\",\"gomaxprocs\":2,\"funcs\":{\"main\":[{\"go\":\"w\"},{\"for\":\"forever\",\"do\":[{\"compute\":\"1us\"},{\"gosched\":true}]}],"
            + "\"w\":[{\"for\":\"forever\",\"do\":[{\"compute\":\"1us\"},{\"gosched\":true}]}]}}";
    private static final String SMALL = "{\"format\":1,\"title\":\"small\",\"funcs\":{\"main\":[{\"compute\":\"1ms\"}]}}";
    private static final String BREEDS = "{\"format\":1,\"title\":\"breeds\",\"until\":\"1s\",\"funcs\":{\"main\":[{\"for\":100000,\"do\":[{\"go\":\"w\"}]}],\"w\":[{\"compute\":\"1us\"}]}}";

    private final HttpClient client = HttpClient.newHttpClient();
    private Server server;

    private void start(Limits limits) {
        server = new Server(Library.load(), run -> ModelRun.prepare(run, limits.ceilings()), limits, config -> { }).start("127.0.0.1", 0);
    }

    @AfterEach
    void stop() {
        server.close();
    }

    private HttpResponse<String> post(String document) throws Exception {
        ObjectNode body = JSON.createObjectNode().put("document", document);
        return client.send(HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + server.port() + "/api/runs")).POST(HttpRequest.BodyPublishers.ofString(body.toString())).build(), BodyHandlers.ofString());
    }

    private String run(String document) throws Exception {
        HttpResponse<String> answer = post(document);
        assertEquals(200, answer.statusCode(), answer.body());
        return JSON.readTree(answer.body()).get("run").asText();
    }

    /** What the end message of a run says. */
    private String sentence(String run) throws Exception {
        StreamClient viewer = new StreamClient(server.port(), run + "/stream?format=jsonl");
        StreamClient.Message message = viewer.next();
        while (!message.type().equals("end")) {
            message = viewer.next();
        }
        viewer.leave();
        return message.text().toString();
    }

    @Test
    void every_limit_is_told_with_its_flag() throws Exception {
        start(new Limits().with(Limit.GOROUTINES, 7));
        JsonNode rows = JSON.readTree(client.send(HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + server.port() + "/api/limits")).build(), BodyHandlers.ofString()).body());
        assertEquals(Limit.values().length, rows.size());
        for (JsonNode row : rows) {
            assertTrue(row.get("flag").asText().startsWith("--max-") && row.get("value").asLong() >= 1 && !row.get("says").asText().isBlank(), row.toString());
            assertTrue(!row.get("name").asText().equals("goroutines") || row.get("value").asLong() == 7, row.toString());
        }
    }

    @Test
    void a_limit_out_of_its_range_is_refused() {
        start(new Limits());
        for (Limit limit : Limit.values()) {
            assertThrows(IllegalArgumentException.class, () -> new Limits().with(limit, 0));
            assertThrows(IllegalArgumentException.class, () -> new Limits().with(limit, limit.most + 1));
        }
    }

    @Test
    void a_run_that_is_too_large_is_refused_with_the_limit() throws Exception {
        start(new Limits().with(Limit.DOCUMENT, 1).with(Limit.OPERATIONS, 3).with(Limit.PROCS, 2).with(Limit.VIRTUAL_TIME, 1));
        HttpResponse<String> large = post(SMALL.replace("small", "x".repeat(1100)));
        assertEquals(413, large.statusCode());
        assertTrue(large.body().contains("larger than 1 KiB"), large.body());
        HttpResponse<String> huge = post("x".repeat(5000));
        assertEquals(413, huge.statusCode());
        assertEquals(large.body(), huge.body());
        String metrics = client.send(HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + server.port() + "/metrics")).build(), BodyHandlers.ofString()).body();
        assertTrue(metrics.contains("gmpscope_limits_hit_total{limit=\"document\"} 2.0"), metrics);
        for (String[] bad : new String[][] {{"[{\"compute\":\"1ms\"}]", "[{\"compute\":\"1ms\"},{\"compute\":\"1ms\"},{\"compute\":\"1ms\"},{\"compute\":\"1ms\"},{\"compute\":\"1ms\"}]", "operations"},
            {"\"format\":1", "\"format\":1,\"gomaxprocs\":3", "GOMAXPROCS"}, {"\"format\":1", "\"format\":1,\"until\":\"2s\"", "at most 1s"}}) {
            HttpResponse<String> answer = post(SMALL.replace(bad[0], bad[1]));
            assertEquals(422, answer.statusCode(), answer.body());
            assertTrue(answer.body().contains("this server allows at most") && answer.body().contains(bad[2]), answer.body());
        }
    }

    @Test
    void a_run_at_its_limit_keeps_what_has_come() throws Exception {
        start(new Limits().with(Limit.GOROUTINES, 50).with(Limit.EVENTS, 5000));
        assertTrue(sentence(run(BREEDS)).contains("Stopped at the limit of 50 goroutines"), "goroutines");
        assertTrue(sentence(run(GREEDY.formatted(0))).contains("Stopped at the limit of 5000 events"), "events");
    }

    @Test
    void a_run_computes_no_longer_than_it_may() throws Exception {
        Limits limits = new Limits().with(Limit.RUN_TIME, 1);
        server = new Server(Library.load(), Brooding::new, limits, config -> { }).start("127.0.0.1", 0);
        String end = sentence(run(SMALL));
        assertTrue(end.contains("limit") && end.contains("1 s of computing") && end.contains("what has come stays"), end);
    }

    /** A run of a few events that never ends by itself. */
    private static final class Brooding implements Simulation {
        private final CountingSimulation counting;

        Brooding(Run run) {
            counting = new CountingSimulation(new Run(run.document(), null, null, null, null, null, null, 10L, List.of()), null);
        }

        @Override
        public EventLog log() {
            return counting.log();
        }

        @Override
        public JsonNode about() {
            return counting.about();
        }

        @Override
        public Outcome run(BooleanSupplier cancelled) {
            Outcome counted = counting.run(() -> false);
            while (!cancelled.getAsBoolean()) {
                Thread.onSpinWait();
            }
            return new Outcome(Outcome.Reason.CANCELLED, "", counted.count(), counted.time(), -1, null, List.of(), List.of());
        }
    }

    @Test
    void who_asks_for_much_does_not_keep_the_others_waiting() throws Exception {
        start(new Limits());
        for (int i = 0; i < 24; i++) {
            run(GREEDY.formatted(i));
        }
        long before = System.nanoTime();
        assertTrue(sentence(run(SMALL)).contains("ended with status 0"), "the small run has not ended");
        Duration took = Duration.ofNanos(System.nanoTime() - before);
        assertTrue(took.toMillis() < 20_000, "a small run waited " + took + " for the greedy ones");
    }

    @Test
    void more_runs_than_the_server_computes_at_once_are_refused_for_now() throws Exception {
        start(new Limits().with(Limit.RUNS, 2));
        run(GREEDY.formatted(1));
        run(GREEDY.formatted(2));
        HttpResponse<String> refused = post(GREEDY.formatted(3));
        assertEquals(503, refused.statusCode());
        assertTrue(refused.body().contains("2 runs under way"), refused.body());
    }

    @Test
    void too_many_viewers_and_too_many_messages_are_turned_away() throws Exception {
        start(new Limits().with(Limit.SESSIONS, 1).with(Limit.MESSAGES, 5));
        String run = run(SMALL);
        StreamClient viewer = new StreamClient(server.port(), run + "/stream");
        viewer.next(); // the server has let it in
        assertTrue(new StreamClient(server.port(), run + "/stream").closing().startsWith("1013"));
        String closing = viewer.chatterUntilClosed(6);
        assertTrue(closing.startsWith("1008") && closing.contains("messages a second"), closing);
    }
}
