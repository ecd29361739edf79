package dev.gmpscope.cli;

import io.javalin.config.JavalinConfig;
import io.javalin.http.Context;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;

/** What the benchmark of the page adds to the server: the page itself with one more module, which drives and times it. */
final class BenchPageRoutes {
    private static final String DRIVER = "<script type=\"module\" src=\"bench/bench-page.js\"></script></body>";

    private BenchPageRoutes() {
    }

    static void routes(JavalinConfig config) {
        config.routes.get("/bench-page.html", BenchPageRoutes::page);
        for (String name : new String[] {"bench-page.js", "bench-clock.js"}) {
            config.routes.get("/bench/" + name, ctx -> ctx.contentType("text/javascript").result(BenchBrowser.file(name)));
        }
    }

    /** The page as it is served, its policy included. The browser measures memory only where the page shares its process with nobody. */
    private static void page(Context ctx) throws IOException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + ctx.port() + "/")).build();
        HttpResponse<String> real = HttpClient.newHttpClient().send(request, HttpResponse.BodyHandlers.ofString());
        ctx.header("Content-Security-Policy", real.headers().firstValue("Content-Security-Policy").orElseThrow());
        ctx.header("Cross-Origin-Embedder-Policy", "require-corp");
        ctx.contentType("text/html").result(real.body().replace("</body>", DRIVER));
    }
}
