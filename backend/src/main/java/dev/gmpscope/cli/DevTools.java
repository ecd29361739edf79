package dev.gmpscope.cli;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.net.http.WebSocket;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

/** Asks the one page of a browser, whoever wrote it, by Chromium's own protocol. */
final class DevTools implements AutoCloseable {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final int PATIENCE_S = 120;

    private final WebSocket socket;
    private final BlockingQueue<String> answers = new LinkedBlockingQueue<>();
    private int asked;

    /** @param port at which the browser listens for this */
    DevTools(int port) throws IOException, InterruptedException {
        HttpClient client = HttpClient.newHttpClient();
        JsonNode pages = JSON.readTree(client.send(HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + "/json/list")).build(), BodyHandlers.ofString()).body());
        String url = null;
        for (JsonNode page : pages) {
            url = page.path("type").asText().equals("page") ? page.get("webSocketDebuggerUrl").asText() : url;
        }
        if (url == null) {
            throw new IOException("the browser has no page");
        }
        socket = client.newWebSocketBuilder().buildAsync(URI.create(url), new Listener()).join();
    }

    private final class Listener implements WebSocket.Listener {
        private final StringBuilder text = new StringBuilder();

        @Override
        public CompletionStage<?> onText(WebSocket from, CharSequence part, boolean last) {
            text.append(part);
            if (last) {
                answers.add(text.toString());
                text.setLength(0);
            }
            from.request(1);
            return null;
        }
    }

    /** Sends the page elsewhere. */
    void navigate(String url) throws IOException, InterruptedException {
        ask("Page.navigate", JSON.createObjectNode().put("url", url));
    }

    /** The value of an expression, awaited; nothing while the page is on its way elsewhere. */
    JsonNode evaluate(String expression) throws IOException, InterruptedException {
        return ask("Runtime.evaluate", JSON.createObjectNode().put("expression", expression).put("awaitPromise", true).put("returnByValue", true)).at("/result/result/value");
    }

    private JsonNode ask(String method, ObjectNode params) throws IOException, InterruptedException {
        int id = ++asked;
        socket.sendText(JSON.createObjectNode().put("id", id).put("method", method).set("params", params).toString(), true).join();
        for (String answer = answers.poll(PATIENCE_S, TimeUnit.SECONDS); answer != null; answer = answers.poll(PATIENCE_S, TimeUnit.SECONDS)) {
            JsonNode json = JSON.readTree(answer);
            if (json.path("id").asInt() == id) {
                return json;
            }
        }
        throw new IOException("the page does not answer");
    }

    @Override
    public void close() {
        socket.abort();
    }
}
