package dev.gmpscope.cli;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.gmpscope.Main;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;

/** A server of its own process, so that its heap is told apart from that of its viewers. */
final class LoadServer implements AutoCloseable {
    private static final int WELL = 200;

    private final HttpClient client;
    private final Process process;
    private final String at;

    LoadServer(HttpClient client, String heap) throws IOException {
        this.client = client;
        String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        process = new ProcessBuilder(java, "-Xmx" + heap, "-cp", System.getProperty("java.class.path"), Main.class.getName(), "serve", "--port", "0")
                .redirectError(ProcessBuilder.Redirect.DISCARD).start();
        Runtime.getRuntime().addShutdownHook(new Thread(process::destroy));
        String line = new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8)).readLine();
        if (line == null) {
            throw new IOException("the server did not start");
        }
        at = line.substring(line.indexOf("http://")).replace("localhost", "127.0.0.1");
    }

    /** Starts a run of that document and returns its id. */
    String start(String document, int seed) throws IOException, InterruptedException {
        ObjectMapper json = new ObjectMapper();
        String body = json.createObjectNode().put("document", document).put("seed", seed).toString();
        var answer = client.send(HttpRequest.newBuilder(URI.create(at + "/api/runs")).POST(BodyPublishers.ofString(body)).build(), BodyHandlers.ofString());
        JsonNode tree = json.readTree(answer.body());
        if (answer.statusCode() != WELL) {
            throw new IOException("a run was refused: " + answer.body());
        }
        return tree.get("run").asText();
    }

    URI stream(String run) {
        return URI.create(at.replace("http:", "ws:") + "/api/runs/" + run + "/stream");
    }

    /** The sum of a metric's series. */
    double metric(String series) throws IOException, InterruptedException {
        String all = client.send(HttpRequest.newBuilder(URI.create(at + "/metrics")).build(), BodyHandlers.ofString()).body();
        return all.lines().filter(line -> line.startsWith(series)).mapToDouble(line -> Double.parseDouble(line.substring(line.lastIndexOf(' ')))).sum();
    }

    @Override
    public void close() throws InterruptedException {
        process.destroy();
        process.waitFor(10, TimeUnit.SECONDS);
    }
}
