package dev.gmpscope.server;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.gmpscope.simulation.Library;
import dev.gmpscope.simulation.ModelRun;
import java.io.ByteArrayInputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Requests with the real model behind them: lessons, answers, problems with their places, the page's headers. */
class ProblemsTest {
    private static final ObjectMapper JSON = new ObjectMapper();

    private static Server server;

    @BeforeAll
    static void start() {
        server = new Server(Library.load(), ModelRun::prepare, new Limits(), config -> { }).start("127.0.0.1", 0);
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    private static HttpResponse<String> send(HttpRequest.Builder request) throws Exception {
        return HttpClient.newHttpClient().send(request.build(), BodyHandlers.ofString());
    }

    private static HttpRequest.Builder at(String path) {
        return HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + server.port() + path));
    }

    private static HttpResponse<String> post(ObjectNode body) throws Exception {
        return send(at("/api/runs").POST(BodyPublishers.ofString(body.toString())));
    }

    @Test
    void problemsComeWithTheirPlaces() throws Exception {
        String document = "{\n \"format\": 1,\n \"title\": \"t\",\n \"funcs\": {\"main\": [{\"go\": \"nobody\"}]}\n}";
        HttpResponse<String> answer = post(JSON.createObjectNode().put("document", document));
        assertEquals(422, answer.statusCode());
        JsonNode problem = JSON.readTree(answer.body()).get("problems").get(0);
        assertEquals(4, problem.get("line").asInt());
        assertTrue(problem.get("column").asInt() > 1);
        assertTrue(problem.get("path").asText().startsWith("$.funcs.main[0]"));
        assertTrue(problem.get("sentence").asText().contains("nobody"));
    }

    @Test
    void aCheckRunsNothingAndSaysWhatIsWrongAndWhatIsOdd() throws Exception {
        String odd = "{\n \"format\": 1, \"title\": \"t\",\n \"funcs\": {\"main\": [{\"for\": \"forever\", \"do\": []}],\n  \"lost\": []}\n}";
        JsonNode answer = check(JSON.createObjectNode().put("document", odd).put("rules", "1.13"));
        assertEquals(0, answer.get("problems").size());
        assertEquals(2, answer.get("warnings").size());
        assertEquals("$.funcs.main[0]", answer.get("warnings").get(0).get("path").asText());
        assertEquals(4, answer.get("warnings").get(1).get("line").asInt());
        assertEquals(1, check(JSON.createObjectNode().put("document", odd).put("rules", "1.14")).get("warnings").size());
        JsonNode broken = check(JSON.createObjectNode().put("document", odd.replace("forever", "whenever")));
        assertTrue(broken.get("problems").get(0).get("sentence").asText().contains("whenever"), broken.toString());
        assertEquals(0, broken.get("warnings").size());
        assertEquals("rules", check(JSON.createObjectNode().put("document", odd).put("rules", "9.9")).get("problems").get(0).get("path").asText());
    }

    @Test
    void aModuleHoldsTheGoTextAndTheSameScenarioGivesTheSameZip() throws Exception {
        Map<String, String> files = new TreeMap<>();
        byte[] zip = module("{\"scenario\": \"busy-loop\"}");
        try (ZipInputStream in = new ZipInputStream(new ByteArrayInputStream(zip))) {
            for (ZipEntry entry = in.getNextEntry(); entry != null; entry = in.getNextEntry()) {
                files.put(entry.getName(), new String(in.readAllBytes(), StandardCharsets.UTF_8));
            }
        }
        assertEquals(List.of("scenario/go.mod", "scenario/main.go", "scenario/work.go"), List.copyOf(files.keySet()));
        assertTrue(files.get("scenario/main.go").contains("func busyLoop()"));
        assertArrayEquals(zip, module("{\"scenario\": \"busy-loop\"}"));
        assertEquals(422, send(at("/api/module").POST(BodyPublishers.ofString("{\"document\": \"{}\"}"))).statusCode());
    }

    private static byte[] module(String body) throws Exception {
        HttpResponse<byte[]> answer = HttpClient.newHttpClient().send(at("/api/module").POST(BodyPublishers.ofString(body)).build(), BodyHandlers.ofByteArray());
        assertEquals(200, answer.statusCode());
        return answer.body();
    }

    private static JsonNode check(ObjectNode body) throws Exception {
        HttpResponse<String> answer = send(at("/api/check").POST(BodyPublishers.ofString(body.toString())));
        assertEquals(200, answer.statusCode(), answer.body());
        return JSON.readTree(answer.body());
    }

    /** What Jackson gives up on it gives no place for. */
    @Test
    void aRequestThatIsTooDeepOrHasAGiantNumberIsRefusedWithASentence() throws Exception {
        for (String body : new String[] {"[".repeat(5000), "{\"seed\":" + "9".repeat(3000) + "}", "{\"" + "x".repeat(60_000) + "\":1}"}) {
            for (String path : new String[] {"runs", "check", "module"}) {
                HttpResponse<String> answer = send(at("/api/" + path).POST(BodyPublishers.ofString(body)));
                assertEquals(400, answer.statusCode(), answer.body());
                assertTrue(answer.body().contains("nested too deep, or a name or number in it is too long"), answer.body());
            }
        }
    }

    @Test
    void aCommandThatMakesNoSenseIsRefusedWithASentence() throws Exception {
        ObjectNode body = JSON.createObjectNode().put("scenario", "busy-loop");
        body.putArray("commands").addObject().put("at", 5).put("command", "go");
        HttpResponse<String> answer = post(body);
        assertEquals(422, answer.statusCode());
        assertTrue(answer.body().contains("\\\"go\\\" needs either"), answer.body());
    }

    @Test
    void aLessonsAnswerHoldsItsTextAndVerdicts() throws Exception {
        JsonNode answer = JSON.readTree(post(JSON.createObjectNode().put("scenario", "busy-loop").put("rules", "1.14")).body());
        assertEquals("1.14", answer.get("value").get("rules").asText());
        assertTrue(answer.get("goText").get("main").asText().contains("func busyLoop()"));
        assertTrue(answer.get("goText").get("lines").size() > 3);
        assertTrue(answer.get("verdicts").size() > 1);
        StreamClient client = new StreamClient(server.port(), answer.get("run").asText() + "/stream?format=jsonl");
        StreamClient.Message message = client.next();
        while (!message.type().equals("end")) {
            message = client.next();
        }
        assertEquals("finished", message.text().get("reason").asText());
        assertTrue(message.text().get("chapters").size() >= 3);
    }

    @Test
    void lessonsTablesAndHealthAreServed() throws Exception {
        assertTrue(JSON.readTree(send(at("/api/scenarios")).body()).get(0).has("teaches"));
        assertTrue(send(at("/api/scenarios/busy-loop")).body().contains("busyLoop"));
        assertEquals(404, send(at("/api/scenarios/nothing")).statusCode());
        assertTrue(JSON.readTree(send(at("/api/events")).body()).has("events"));
        assertTrue(JSON.readTree(send(at("/api/costs")).body()).get(0).has("ns"));
        assertTrue(JSON.readTree(send(at("/api/ledger")).body()).path("rules").get(0).has("gave"));
        assertEquals(200, send(at("/health")).statusCode());
    }

    @Test
    void thePageBringsItsImportMapUnderAStrictPolicy() throws Exception {
        HttpResponse<String> page = send(at("/"));
        String policy = page.headers().firstValue("Content-Security-Policy").orElseThrow();
        String nonce = policy.replaceFirst(".*'nonce-([^']+)'.*", "$1");
        assertTrue(policy.startsWith("default-src 'none'"), policy);
        assertFalse(policy.contains("unsafe"), policy);
        assertTrue(page.body().contains("<script type=\"importmap\" nonce=\"" + nonce + "\">"));
        assertEquals("nosniff", page.headers().firstValue("X-Content-Type-Options").orElseThrow());
        JsonNode map = JSON.readTree(page.body().replaceFirst("(?s).*<script type=\"importmap\"[^>]*>(.*?)</script>.*", "$1"));
        for (JsonNode address : map.get("imports")) {
            assertTrue(address.asText().startsWith("./webjars/"));
            assertEquals(200, send(at(address.asText().substring(1))).statusCode(), address.asText());
        }
    }
}
