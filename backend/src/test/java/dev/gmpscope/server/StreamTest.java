package dev.gmpscope.server;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.gmpscope.simulation.Library;
import dev.gmpscope.trace.BatchEncoder;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.net.http.WebSocket;
import java.net.http.WebSocketHandshakeException;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The stream as a viewer meets it. */
class StreamTest {
    private static final int EVENTS = 250_000;

    private final CountDownLatch go = new CountDownLatch(1);
    private boolean pausing;
    private Server server;

    @BeforeEach
    void start() {
        server = new Server(Library.load(), run -> new CountingSimulation(run, pausing ? go : null), new Limits(), config -> { }).start("127.0.0.1", 0);
    }

    @AfterEach
    void stop() {
        go.countDown();
        server.close();
    }

    private HttpResponse<String> post(String body, String... headers) throws Exception {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + server.port() + "/api/runs"))
                .POST(BodyPublishers.ofString(body));
        for (int i = 0; i < headers.length; i += 2) {
            request.header(headers[i], headers[i + 1]);
        }
        return HttpClient.newHttpClient().send(request.build(), BodyHandlers.ofString());
    }

    private String run(int events) throws Exception {
        String body = "{\"document\":\"one\",\"maxEvents\":" + events + "}";
        JsonNode answer = new ObjectMapper().readTree(post(body).body());
        return answer.get("run").asText();
    }

    private StreamClient follow(String id, String query) {
        return new StreamClient(server.port(), id + "/stream" + query);
    }

    @Test
    void aRunArrivesWholeAndInOrderWithItsRowsBeforeTheirUse() throws Exception {
        StreamClient client = follow(run(EVENTS), "?from=0");
        JsonNode hello = client.next().text();
        assertEquals("hello", hello.get("type").asText());
        assertEquals(1, hello.get("protocol").asInt());
        assertEquals("model", hello.get("header").get("source").asText());
        assertTrue(hello.get("table").get("events").size() > 50);
        int events = 0;
        int goroutines = 0;
        StreamClient.Message message = client.next();
        for (; !message.type().equals("end"); message = client.next()) {
            if (message.type().equals("rows")) {
                goroutines += message.text().get("table").asText().equals("gs") ? message.text().get("rows").size() : 0;
                continue;
            }
            assertEquals(BatchEncoder.MAGIC, message.binary().getInt(0));
            assertEquals(events, message.first());
            events += message.count();
            assertTrue(goroutines * 100 >= events, "rows before use");
            client.acknowledge(events);
        }
        assertEquals(EVENTS, events);
        assertEquals("finished", message.text().get("reason").asText());
        assertEquals(EVENTS, message.text().get("count").asInt());
        assertTrue(message.text().get("shows").get(0).get("ok").asBoolean());
    }

    @Test
    void whoComesBackGetsAllRowsAndTheRestOfTheEvents() throws Exception {
        StreamClient client = follow(run(10_000), "?from=7777");
        assertEquals(7777, client.next().text().get("from").asInt());
        int goroutines = 0;
        int next = 7777;
        StreamClient.Message message = client.next();
        for (; !message.type().equals("end"); message = client.next()) {
            if (message.type().equals("rows")) {
                goroutines += message.text().get("table").asText().equals("gs") ? message.text().get("rows").size() : 0;
            } else {
                assertEquals(next, message.first());
                next += message.count();
            }
        }
        assertEquals(100, goroutines);
        assertEquals(10_000, next);
    }

    @Test
    void whoIsUpToDateGetsTheEndAtOnce() throws Exception {
        StreamClient client = follow(run(10_000), "?from=10000");
        StreamClient.Message message = client.next();
        while (!message.type().equals("end")) {
            assertTrue(!message.type().equals("batch"));
            message = client.next();
        }
        assertEquals(10_000, message.text().get("count").asInt());
        StreamClient beyond = follow(run(10_000), "?from=10001");
        assertTrue(beyond.closing().startsWith("1008 "));
    }

    @Test
    void noMoreThanFourBatchesAreUnacknowledged() throws Exception {
        StreamClient client = follow(run(EVENTS), "");
        int batches = 0;
        int events = 0;
        StreamClient.Message message;
        while ((message = client.heard.poll(500, TimeUnit.MILLISECONDS)) != null) {
            batches += message.type().equals("batch") ? 1 : 0;
            events += message.type().equals("batch") ? message.count() : 0;
        }
        assertEquals(Viewer.WINDOW, batches);
        client.acknowledge(Frames.FIRST);
        message = client.next();
        while (!message.type().equals("batch")) {
            message = client.next();
        }
        assertEquals(events, message.first());
        assertNull(client.heard.poll(300, TimeUnit.MILLISECONDS));
    }

    @Test
    void aRunCanBeFollowedWhileItGrows() throws Exception {
        pausing = true;
        StreamClient client = follow(run(EVENTS), "?format=jsonl");
        for (int seq = 0; seq < Frames.FIRST; ) {
            StreamClient.Message message = client.next();
            seq += message.type().equals("event") ? 1 : 0;
        }
        go.countDown();
        StreamClient.Message message = client.next();
        StreamClient.Message last = message;
        for (; !message.type().equals("end"); message = client.next()) {
            last = message.type().equals("event") ? message : last;
        }
        assertEquals(EVENTS - 1, last.text().get("seq").asInt());
        assertEquals("GoCreate", last.text().get("name").asText());
        assertEquals((EVENTS - 1) / 100, last.text().get("args").get("new").asInt());
    }

    @Test
    void whatIsNotUnderstoodClosesWithASentence() throws Exception {
        String id = run(1000);
        for (String bad : new String[] {"hm", "[]", "{\"type\":\"fork\"}", "{\"type\":\"ack\"}", "{\"type\":\"ack\",\"seq\":5000}"}) {
            StreamClient client = follow(id, "");
            client.next();
            client.send(bad);
            String closing = client.closing();
            assertTrue(closing.startsWith("1008 ") && closing.length() > 20, closing);
        }
        assertTrue(follow(id, "?from=x").closing().startsWith("1008 "));
        assertTrue(follow("0123456789abcdef", "").closing().startsWith("4404 "));
    }

    /** An older number than before is no news; the stream goes on as if it had not come. */
    @Test
    void acknowledgementsOutOfOrderChangeNothing() throws Exception {
        StreamClient client = follow(run(EVENTS), "");
        int events = 0;
        for (StreamClient.Message message = client.next(); !message.type().equals("end"); message = client.next()) {
            if (message.type().equals("batch")) {
                assertEquals(events, message.first());
                events += message.count();
                client.acknowledge(events);
                client.acknowledge(Math.max(0, events - message.count()));
                client.acknowledge(0);
            }
        }
        assertEquals(EVENTS, events);
        assertTrue(!client.closed.isDone(), "it was closed");
    }

    @Test
    void aMessageThatIsTooLargeClosesAndTheOthersGoOn() throws Exception {
        String id = run(10_000);
        StreamClient other = follow(id, "?from=9999");
        StreamClient large = follow(id, "");
        large.next();
        large.send("{\"type\":\"ack\",\"seq\":0," + " ".repeat(5000) + "}");
        assertTrue(large.closing().startsWith("1009 "), large.closing());
        other.acknowledge(9999);
        for (StreamClient.Message message = other.next(); !message.type().equals("end");) {
            message = other.next();
        }
        StreamClient binary = follow(id, "");
        binary.next();
        binary.sendBinary(new byte[10]);
        assertEquals("1008 Only text messages are understood.", binary.closing());
    }

    @Test
    void otherOriginsAreRefused() throws Exception {
        String at = "127.0.0.1:" + server.port();
        URI stream = URI.create("ws://" + at + "/api/runs/" + run(1000) + "/stream");
        WebSocket.Builder foreign = HttpClient.newHttpClient().newWebSocketBuilder().header("Origin", "http://elsewhere.example");
        Throwable refused = assertThrows(CompletionException.class, () -> foreign.buildAsync(stream, new WebSocket.Listener() { }).join());
        assertEquals(403, ((WebSocketHandshakeException) refused.getCause()).getResponse().statusCode());
        HttpClient.newHttpClient().newWebSocketBuilder().header("Origin", "http://" + at)
                .buildAsync(stream, new WebSocket.Listener() { }).join().abort();
        assertEquals(403, post("{\"document\":\"one\"}", "Origin", "null").statusCode());
    }

    @Test
    void equalValuesShareOneRunAndBadOnesAreExplained() throws Exception {
        assertEquals(run(1000), run(1000));
        assertEquals(422, post("{\"document\":\"one\",\"until\":\"soon\"}").statusCode());
        assertEquals(422, post("{\"document\":\"one\",\"maxEvents\":99999999999}").statusCode());
        assertEquals(400, post("{\"document\":").statusCode());
        assertEquals(400, post("{}").statusCode());
        assertEquals(404, post("{\"scenario\":\"../secret\"}").statusCode());
        assertEquals(413, post("{\"document\":\"" + "x".repeat(256 * 1024 + 1) + "\"}").statusCode());
    }
}
