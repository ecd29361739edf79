package dev.gmpscope.cli;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.javalin.config.JavalinConfig;
import java.io.IOException;
import java.io.InputStream;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;
import picocli.CommandLine.Spec.Target;

/** What the benchmarks in a browser share: which browser, the figures that it sends back, and how they are told. */
final class BenchBrowser {
    private static final int PATIENCE_MINUTES = 6;

    @Option(names = "--browser", paramLabel = "FILE", description = "The browser (default: the first Chromium on the PATH).")
    private String browser;
    @Spec(Target.MIXEE)
    private CommandSpec spec;

    private final BlockingQueue<JsonNode> figures = new LinkedBlockingQueue<>();

    /** The browser's file; null, and a sentence, if there is none. */
    String executable() {
        String found = browser == null ? Browser.find() : browser;
        if (found == null) {
            complain("there is no Chromium on the PATH; install it (apt-get install chromium) or name one with --browser.");
        }
        return found;
    }

    /** The place to which a page sends its figures. */
    void routes(JavalinConfig config) {
        config.routes.post("/bench/result", ctx -> figures.add(new ObjectMapper().readTree(ctx.body())));
    }

    /** What the page has sent; null, and a sentence, if it sent none. */
    JsonNode figures() throws InterruptedException {
        JsonNode sent = figures.poll(PATIENCE_MINUTES, TimeUnit.MINUTES);
        if (sent == null || sent.has("error")) {
            complain(sent == null ? "the browser sent no figures." : sent.get("error").asText());
            return null;
        }
        return sent;
    }

    /** A file beside this class. */
    static String file(String name) throws IOException {
        try (InputStream in = BenchBrowser.class.getResourceAsStream(name)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    void say(String format, Object... values) {
        spec.commandLine().getOut().println(String.format(Locale.ROOT, format, values));
        spec.commandLine().getOut().flush();
    }

    /** How busy the machine was in the last minute, the benchmark itself included. */
    static String load() {
        return String.format(Locale.ROOT, "load %.1f on %d cores", ManagementFactory.getOperatingSystemMXBean().getSystemLoadAverage(), Runtime.getRuntime().availableProcessors());
    }

    private void complain(String sentence) {
        spec.commandLine().getErr().println("gmpscope: " + sentence);
    }
}
