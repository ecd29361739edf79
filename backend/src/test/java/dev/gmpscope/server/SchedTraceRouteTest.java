package dev.gmpscope.server;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.gmpscope.simulation.Library;
import dev.gmpscope.simulation.ModelRun;
import dev.gmpscope.simulation.Run;
import dev.gmpscope.simulation.Simulation;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What the server answers to who asks for schedtrace. */
class SchedTraceRouteTest {
    private static final ObjectMapper JSON = new ObjectMapper();
    /** A minute in which all Ps are idle. */
    private static final String MINUTE = "{\"format\": 1, \"title\": \"t\", \"until\": \"61s\", \"funcs\": {\"main\": [{\"for\": 60000, \"do\": [{\"sleep\": \"100us\"}, {\"compute\": \"900us\"}]}]}}";

    private final CountDownLatch go = new CountDownLatch(1);
    private boolean held;
    private Server server;

    @BeforeEach
    void start() {
        server = new Server(Library.load(), run -> held ? new CountingSimulation(run, go) : ModelRun.prepare(run), new Limits(), config -> { }).start("127.0.0.1", 0);
    }

    @AfterEach
    void stop() {
        go.countDown();
        server.close();
    }

    private HttpResponse<String> send(HttpRequest.Builder request) throws Exception {
        return HttpClient.newHttpClient().send(request.build(), BodyHandlers.ofString());
    }

    private HttpRequest.Builder at(String path) {
        return HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + server.port() + "/api/runs" + path));
    }

    private String run(ObjectNode value) throws Exception {
        return JSON.readTree(send(at("").POST(BodyPublishers.ofString(value.toString()))).body()).get("run").asText();
    }

    private HttpResponse<String> schedtrace(String id, String query) throws Exception {
        HttpResponse<String> answer = send(at("/" + id + "/schedtrace?" + query));
        while (!held && answer.statusCode() == 409) {
            Thread.sleep(20);
            answer = send(at("/" + id + "/schedtrace?" + query));
        }
        return answer;
    }

    @Test
    void thePrintsOfALessonComeWithTheirEvents() throws Exception {
        String id = run(JSON.createObjectNode().put("scenario", "busy-loop"));
        JsonNode plain = JSON.readTree(schedtrace(id, "period=10ms").body());
        JsonNode detail = JSON.readTree(schedtrace(id, "period=10000000&detail=1").body());
        assertEquals(10_000_000, plain.get("period").asLong());
        assertTrue(plain.get("cut").isNull());
        assertEquals(plain.get("prints").size(), detail.get("prints").size());
        JsonNode first = detail.get("prints").get(0);
        assertTrue(first.get("seq").asInt() > 0 && first.get("time").asLong() > 0 && !first.get("deep").asBoolean(), first.toString());
        assertTrue(first.get("text").asText().matches("(?s)SCHED 0ms: gomaxprocs=1 .*\n  P0: .*\n  M0: .*\n  G1: .*"), first.toString());
    }

    @Test
    void badParametersAreRefusedWithASentence() throws Exception {
        String id = run(JSON.createObjectNode().put("scenario", "busy-loop"));
        for (String query : List.of("", "period=", "period=0", "period=1500us", "period=100", "period=-10ms", "period=2h", "period=soon", "period=99999999999999999999", "period=10ms&detail=yes")) {
            HttpResponse<String> answer = schedtrace(id, query);
            assertEquals(400, answer.statusCode(), query);
            assertTrue(JSON.readTree(answer.body()).get("sentence").asText().contains(" must be "), query + ": " + answer.body());
        }
        assertEquals(404, schedtrace("0123456789abcdef", "period=10ms").statusCode());
    }

    @Test
    void whoAsksBeforeTheEndIsToldToWait() throws Exception {
        held = true;
        String id = run(JSON.createObjectNode().put("document", "slow").put("maxEvents", 2 * CountingSimulation.HALF));
        HttpResponse<String> answer = schedtrace(id, "period=10ms");
        assertEquals(409, answer.statusCode());
        assertTrue(answer.body().contains("still under way"), answer.body());
    }

    @Test
    void aMinuteInMillisecondsIsCutWithASentence() throws Exception {
        String id = run(JSON.createObjectNode().put("document", MINUTE));
        JsonNode answer = JSON.readTree(schedtrace(id, "period=1ms").body());
        assertEquals(SchedTraces.MOST_PRINTS, answer.get("prints").size());
        assertTrue(answer.get("cut").asText().contains("Choose a longer period."), answer.get("cut").asText());
        assertTrue(JSON.readTree(schedtrace(id, "period=100ms").body()).get("cut").isNull());
    }

    @Test
    void theLogIsReadOnceForEachSettingAndTheLatestAreKept() throws Exception {
        Simulation simulation = ModelRun.prepare(Run.of(Library.load().document("busy-loop")));
        long end = simulation.run(() -> false).time();
        SchedTraces traces = new SchedTraces(simulation.log(), sink -> false);
        byte[] first = traces.get(new SchedTraces.Setting(10, false), end);
        assertSame(first, traces.get(new SchedTraces.Setting(10, false), end));
        assertEquals(first.length, traces.bytes());
        for (int period = 11; period < 30; period++) {
            traces.get(new SchedTraces.Setting(period, true), end);
        }
        assertFalse(first == traces.get(new SchedTraces.Setting(10, false), end), "one answer is kept for ever");
        assertTrue(traces.bytes() < 100_000, "all answers are kept: " + traces.bytes());
    }
}
