package dev.gmpscope.server;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.gmpscope.simulation.Library;
import dev.gmpscope.simulation.ModelRun;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** A server that is shut down while runs are under way. */
@Timeout(60)
class ShutdownTest {
    private static final String LONG = "{\"format\":1,\"title\":\"long\",\"until\":\"3600s\",\"gomaxprocs\":2,\"funcs\":{\"main\":[{\"go\":\"w\"},{\"for\":\"forever\",\"do\":[{\"compute\":\"1us\"},{\"gosched\":true}]}],"
            + "\"w\":[{\"for\":\"forever\",\"do\":[{\"compute\":\"1us\"},{\"gosched\":true}]}]}}";

    @Test
    void each_viewer_is_told_and_none_takes_the_run_for_ended() throws Exception {
        ObjectMapper json = new ObjectMapper();
        Limits limits = new Limits();
        List<StreamClient> viewers;
        try (Server server = new Server(Library.load(), run -> ModelRun.prepare(run, limits.ceilings()), limits, config -> { }).start("127.0.0.1", 0)) {
            HttpRequest request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + server.port() + "/api/runs"))
                    .POST(BodyPublishers.ofString(json.createObjectNode().put("document", LONG).toString())).build();
            String run = json.readTree(HttpClient.newHttpClient().send(request, BodyHandlers.ofString()).body()).get("run").asText();
            viewers = Stream.of("", "?format=jsonl", "?from=100").map(how -> new StreamClient(server.port(), run + "/stream" + how)).toList();
            for (StreamClient viewer : viewers) {
                assertEquals("hello", viewer.next().type());
            }
        }
        for (StreamClient viewer : viewers) {
            assertTrue(viewer.closing().startsWith("1001 The server is being shut down"), viewer.closing());
            assertTrue(viewer.heard.stream().noneMatch(message -> message.type().equals("end")), "an end was sent");
        }
    }
}
