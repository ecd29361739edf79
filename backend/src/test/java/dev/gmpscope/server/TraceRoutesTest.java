package dev.gmpscope.server;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.gmpscope.simulation.Lessons;
import dev.gmpscope.simulation.Library;
import dev.gmpscope.simulation.ModelRun;
import dev.gmpscope.simulation.Run;
import dev.gmpscope.trace.export.GoTrace;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Traces that the server was started with, and those that a page sends. */
class TraceRoutesTest {
    private static final ObjectMapper JSON = new ObjectMapper();

    @TempDir
    private Path directory;
    private final HttpClient client = HttpClient.newHttpClient();
    private Server server;

    private void start(Limits limits) {
        server = new Server(Library.load(), null, ModelRun::prepare, limits, config -> { }).start("127.0.0.1", 0);
    }

    @AfterEach
    void stop() {
        server.close();
    }

    private static byte[] trace() throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        GoTrace.write(Lessons.run(new Lessons.Lesson("gc-workers", Run.of(Library.load().document("gc-workers")))).log(), List.of(), 200, out);
        return out.toByteArray();
    }

    private HttpResponse<String> ask(String path, HttpRequest.BodyPublisher body) throws Exception {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + server.port() + path));
        return client.send((body == null ? request.GET() : request.POST(body)).build(), BodyHandlers.ofString());
    }

    private JsonNode send(byte[] trace) throws Exception {
        HttpResponse<String> answer = ask("/api/traces?name=gc.trace", BodyPublishers.ofByteArray(trace));
        assertEquals(200, answer.statusCode(), answer.body());
        return JSON.readTree(answer.body());
    }

    private JsonNode end(String run) throws Exception {
        StreamClient client = new StreamClient(server.port(), run + "/stream?format=jsonl");
        StreamClient.Message message = client.next();
        assertEquals("go trace", message.text().at("/header/source").asText());
        while (!message.type().equals("end")) {
            message = client.next();
        }
        return message.text();
    }

    @Test
    void a_trace_that_is_sent_becomes_a_run() throws Exception {
        start(new Limits());
        JsonNode run = send(trace());
        assertEquals("gc.trace", run.get("title").asText());
        assertEquals(run.get("run"), run.at("/value/trace"));
        assertEquals("finished", end(run.get("run").asText()).get("reason").asText());
        assertEquals(run.get("run"), send(trace()).get("run"), "the same trace is the same run");
        HttpResponse<String> again = ask("/api/runs", BodyPublishers.ofString(JSON.createObjectNode().put("trace", run.get("run").asText()).toString()));
        assertEquals(run, JSON.readTree(again.body()));
        HttpResponse<String> lines = ask("/api/runs/" + run.get("run").asText() + "/schedtrace?period=10ms&detail=0", null);
        assertTrue(lines.statusCode() == 400 && lines.body().contains("does not record"), lines.body());
        assertEquals("[]", ask("/api/traces", null).body(), "what pages send is not offered to others");
    }

    @Test
    void what_cannot_be_read_is_said_with_its_place() throws Exception {
        start(new Limits());
        HttpResponse<String> foreign = ask("/api/traces?name=x.png", BodyPublishers.ofString("this is a picture"));
        assertEquals(422, foreign.statusCode());
        assertTrue(JSON.readTree(foreign.body()).at("/problems/0/sentence").asText().startsWith("x.png cannot be read. At byte 0: "), foreign.body());
        byte[] whole = trace();
        JsonNode cut = send(Arrays.copyOf(whole, whole.length * 2 / 3));
        JsonNode end = end(cut.get("run").asText());
        assertEquals("limit", end.get("reason").asText());
        assertTrue(end.get("sentence").asText().matches("The trace cannot be read on. At byte \\d+: .* What was read stands\\."), end.toString());
        assertTrue(end.get("count").asInt() > 200, end.toString());
        HttpResponse<String> unknown = ask("/api/runs", BodyPublishers.ofString("{\"trace\": \"0123456789abcdef\"}"));
        assertTrue(unknown.statusCode() == 422 && unknown.body().contains("There is no trace 0123456789abcdef here"), unknown.body());
    }

    @Test
    void too_large_a_trace_is_refused() throws Exception {
        start(new Limits().with(Limit.TRACE, 1));
        HttpResponse<String> answer = ask("/api/traces", BodyPublishers.ofByteArray(new byte[(1 << 20) + 1]));
        assertEquals(413, answer.statusCode());
        assertTrue(answer.body().contains("larger than 1 MiB"), answer.body());
    }

    @Test
    void a_trace_of_this_machine_is_offered() throws Exception {
        start(new Limits());
        String id = server.offer(Files.write(directory.resolve("own.trace"), trace()));
        assertEquals(JSON.readTree("[{\"trace\": \"" + id + "\", \"name\": \"own.trace\"}]"), JSON.readTree(ask("/api/traces", null).body()));
        HttpResponse<String> run = ask("/api/runs", BodyPublishers.ofString("{\"trace\": \"" + id + "\"}"));
        assertEquals(id, JSON.readTree(run.body()).get("run").asText());
        assertEquals("finished", end(id).get("reason").asText());
        assertTrue(Files.exists(directory.resolve("own.trace")));
    }

    @Test
    void the_real_run_of_a_lesson_has_its_text_and_its_moments() throws Exception {
        start(new Limits());
        JsonNode list = JSON.readTree(ask("/api/real", null).body());
        assertTrue(list.get("go").asText().startsWith("go1.26") && list.get("lessons").size() > 80, list::toString);
        JsonNode run = JSON.readTree(ask("/api/runs", BodyPublishers.ofString("{\"real\": \"busy-loop\"}")).body());
        assertEquals("busy-loop", run.at("/value/real").asText());
        assertTrue(run.at("/goText/main").asText().contains("func busyLoop()") && run.at("/real/gomaxprocs").asInt() == 1, run::toString);
        JsonNode end = end(run.get("run").asText());
        assertEquals("finished", end.get("reason").asText());
        assertEquals(2, end.get("chapters").size(), "the start of busyLoop, and main's timer; requests and signals are not recorded");
        assertTrue(end.get("shows").findValuesAsText("ok").containsAll(List.of("true", "null")), end.get("shows")::toString);
        HttpResponse<String> none = ask("/api/runs", BodyPublishers.ofString("{\"real\": \"busy-loop-asyncpreemptoff\"}"));
        assertTrue(none.statusCode() == 422 && none.body().contains("nothing can stop its loop"), none.body());
        assertEquals(422, ask("/api/runs", BodyPublishers.ofString("{\"real\": \"no-such\"}")).statusCode());
    }

    @Test
    void runs_are_written_for_other_tools_as_by_the_command_line() throws Exception {
        start(new Limits());
        String model = JSON.readTree(ask("/api/runs", BodyPublishers.ofString("{\"scenario\": \"busy-loop\"}")).body()).get("run").asText();
        String real = JSON.readTree(ask("/api/runs", BodyPublishers.ofString("{\"real\": \"busy-loop\"}")).body()).get("run").asText();
        end(real);
        assertEquals(204, settled("/api/runs/" + model + "/export?as=jsonl&check=1").statusCode());
        assertTrue(settled("/api/runs/" + model + "/export?as=jsonl").body().startsWith("{\"type\":\"header\""));
        assertTrue(settled("/api/runs/" + model + "/export?as=schedtrace&period=20ms").body().startsWith("SCHED 0ms: gomaxprocs=1"));
        assertTrue(settled("/api/runs/" + model + "/export?as=gotrace").body().startsWith("go 1.26 trace"));
        assertTrue(settled("/api/runs/" + real + "/export?as=chrome").body().contains("busyLoop"));
        assertEquals(200, settled("/api/runs/" + real + "/export?as=pprof&at=5ms").statusCode());
        for (String[] wrong : new String[][] {{real, "gotrace", "Only a run of the model"}, {real, "schedtrace", "does not record what schedtrace prints"}, {model, "pprof", "does not start the CPU profiler"}, {model, "music", "as must be"}, {model, "pprof&at=soon", "at must be"}}) {
            HttpResponse<String> refused = settled("/api/runs/" + wrong[0] + "/export?as=" + wrong[1]);
            assertTrue(refused.statusCode() == 400 && refused.body().contains(wrong[2]), refused.body());
        }
        assertEquals(404, ask("/api/runs/0000000000000000/export?as=jsonl", null).statusCode());
    }

    /** The answer once the run is over. */
    private HttpResponse<String> settled(String path) throws Exception {
        HttpResponse<String> answer = ask(path, null);
        while (answer.statusCode() == 409) {
            answer = ask(path, null);
        }
        return answer;
    }

    @Test
    void what_schedtrace_printed_is_counters_and_its_own_text() throws Exception {
        start(new Limits());
        String text = "SCHED 0ms: gomaxprocs=1 idleprocs=0 threads=3 spinningthreads=0 idlethreads=1 runqueue=0 [4]\nSCHED 10ms: gomaxprocs=1 idleprocs=0 threads=3 spinningthreads=0 idlethreads=1 runqueue=0 [2]\n";
        JsonNode run = JSON.readTree(ask("/api/traces?name=printed", BodyPublishers.ofString("hello\n" + text)).body());
        String id = run.get("run").asText();
        assertEquals(text, settled("/api/runs/" + id + "/export?as=schedtrace").body());
        JsonNode prints = JSON.readTree(settled("/api/runs/" + id + "/schedtrace?period=10ms&detail=0").body()).get("prints");
        assertEquals(2, prints.size());
        assertEquals(10_000_000, prints.get(1).get("time").asLong());
        assertTrue(settled("/api/runs/" + id + "/export?as=jsonl").body().contains("\"name\":\"Counter\""));
        assertEquals(400, settled("/api/runs/" + id + "/export?as=chrome").statusCode());
    }

    @Test
    void a_page_hears_how_much_of_the_file_has_been_read() throws Exception {
        start(new Limits());
        JsonNode run = send(trace());
        end(run.get("run").asText());
        StreamClient client = new StreamClient(server.port(), run.get("run").asText() + "/stream");
        StreamClient.Message message = client.next();
        while (!message.type().equals("share")) {
            message = client.next();
        }
        assertEquals(1, message.text().get("share").asDouble(), "all of it, as the run is over");
    }
}
