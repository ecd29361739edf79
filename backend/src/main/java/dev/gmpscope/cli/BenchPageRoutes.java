package dev.gmpscope.cli;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.javalin.config.JavalinConfig;
import io.javalin.http.Context;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;

/** What the benchmark of the page adds to the server: the page itself with one more module, which drives and times it, and a place for the figures. */
final class BenchPageRoutes {
    private static final String DRIVER = "<script type=\"module\" src=\"bench/bench-page.js\"></script></body>";

    final BlockingQueue<JsonNode> figures = new LinkedBlockingQueue<>();

    void routes(JavalinConfig config) {
        config.routes.get("/bench-page.html", BenchPageRoutes::page);
        config.routes.get("/bench/bench-page.js", BenchPageRoutes::driver);
        config.routes.post("/bench/result", ctx -> figures.add(new ObjectMapper().readTree(ctx.body())));
    }

    /** The page as it is served, its policy included. The browser measures memory only where the page shares its process with nobody. */
    private static void page(Context ctx) throws IOException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + ctx.port() + "/")).build();
        HttpResponse<String> real = HttpClient.newHttpClient().send(request, HttpResponse.BodyHandlers.ofString());
        ctx.header("Content-Security-Policy", real.headers().firstValue("Content-Security-Policy").orElseThrow());
        ctx.header("Cross-Origin-Embedder-Policy", "require-corp");
        ctx.contentType("text/html").result(real.body().replace("</body>", DRIVER));
    }

    private static void driver(Context ctx) throws IOException {
        try (var in = BenchPageRoutes.class.getResourceAsStream("bench-page.js")) {
            ctx.contentType("text/javascript").result(new String(in.readAllBytes(), StandardCharsets.UTF_8));
        }
    }
}
