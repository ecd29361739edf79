package dev.gmpscope.cli;

import com.fasterxml.jackson.databind.JsonNode;
import dev.gmpscope.server.Server;
import dev.gmpscope.simulation.Library;
import dev.gmpscope.simulation.ModelRun;
import dev.gmpscope.simulation.Run;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import java.util.zip.Deflater;
import java.util.zip.DeflaterOutputStream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Measures goals 5 and 6 of the project: how the page zooms, seeks, grows and what it keeps, in a bare Chromium that reports back. */
@Command(name = "bench-page", mixinStandardHelpOptions = true,
        description = "Measures the page in a bare Chromium: zooming a million intervals, seeking, memory, ten thousand goroutines.")
final class BenchPage implements Callable<Integer> {
    private static final int PATIENCE_MINUTES = 5;
    private static final String WORKERS = """
            {"format": 1, "title": "Bench", "rules": "1.26", "gomaxprocs": %d, "until": "100s", "chans": {"ping": 0, "pong": 0}, "funcs": {
              "main": [{"for": %d, "do": [{"go": "worker"}]}, {"for": 10, "do": [{"go": "player"}, {"go": "partner"}]}, {"for": "forever", "do": [{"sleep": "1ms"}]}],
              "worker": [{"for": "forever", "do": [{"compute": "7us"}, {"gosched": true}]}],
              "player": [{"for": "forever", "do": [{"compute": "5us"}, {"send": "ping"}, {"recv": "pong"}]}],
              "partner": [{"for": "forever", "do": [{"recv": "ping"}, {"compute": "3us"}, {"send": "pong"}]}]}}""";

    @Option(names = "--events", paramLabel = "N", defaultValue = "1800000",
            description = "Events of the large run; the default makes a million intervals on 64 lanes of Ps and Ms (default: ${DEFAULT-VALUE}).")
    private long events;
    @Option(names = "--browser", paramLabel = "FILE", description = "The browser (default: the first Chromium on the PATH).")
    private String browser;
    @Option(names = "--json", description = "Print what the browser sent, too.")
    private boolean json;
    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() throws Exception {
        String executable = browser == null ? Browser.find() : browser;
        if (executable == null) {
            spec.commandLine().getErr().println("gmpscope: there is no Chromium on the PATH; install it (apt-get install chromium) or name one with --browser.");
            return Gmpscope.FAILED;
        }
        boolean all = true;
        JsonNode small = measure(executable, "small", WORKERS.formatted(32, 90), 10_000);
        JsonNode large = measure(executable, "large", WORKERS.formatted(32, 90), events);
        if (small != null && large != null) {
            reportLarge(large, small);
        }
        all &= small != null && large != null;
        JsonNode many = measure(executable, "many", WORKERS.formatted(8, 9980), 1_000_000);
        if (many != null) {
            reportMany(many);
        }
        return all && many != null ? Gmpscope.OK : Gmpscope.FAILED;
    }

    /** One run in one browser, null if it sent no figures. */
    private JsonNode measure(String executable, String what, String document, long limit) throws Exception {
        BenchPageRoutes bench = new BenchPageRoutes();
        try (Server server = new Server(Library.load(), run -> ModelRun.prepare(limited(run, limit)), bench::routes).start("127.0.0.1", 0);
                Browser page = new Browser(executable, "http://127.0.0.1:" + server.port() + "/bench-page.html?what=" + what
                        + "#scenario=busy-loop&panel=queues&doc=" + packed(document), "--window-size=1920,1280")) {
            JsonNode figures = bench.figures.poll(PATIENCE_MINUTES, TimeUnit.MINUTES);
            if (figures == null || figures.has("error")) {
                spec.commandLine().getErr().println("gmpscope: " + (figures == null ? "the browser sent no figures." : figures.get("error").asText()));
                return null;
            }
            if (json) {
                spec.commandLine().getOut().println(figures.toPrettyString());
            }
            return figures;
        }
    }

    private static Run limited(Run run, long limit) {
        return new Run(run.document(), run.rules(), run.gomaxprocs(), run.asyncpreemptoff(), run.seed(), run.schedtick(), run.until(), limit, run.commands());
    }

    /** As the page packs an edited scenario into its address. */
    private static String packed(String document) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (DeflaterOutputStream out = new DeflaterOutputStream(bytes, new Deflater(Deflater.DEFAULT_COMPRESSION, true))) {
            out.write(document.getBytes(StandardCharsets.UTF_8));
        }
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes.toByteArray());
    }

    private void reportLarge(JsonNode large, JsonNode small) {
        say("%,d events, %,d intervals, %,d of them on %d lanes of Ps and Ms, %d lanes painted, %d panels on the screen", large.get("events").asLong(), large.get("intervals").asLong(),
                large.get("laneIntervals").asLong(), large.get("lanes").asInt(), large.get("painted").asInt(), large.get("panels").asInt());
        frames("five zooms of 60 frames, 1000 times nearer", large);
        double draw = large.get("draw").asDouble();
        say("a frame's drawing            %7.1f ms median, %.1f at most; %.1f times that of %,d events (%.1f ms)", draw, large.get("drawMost").asDouble(),
                draw / small.get("draw").asDouble(), small.get("events").asLong(), small.get("draw").asDouble());
        say("one rectangle an interval    %7.1f ms: drawing is %.0f times as fast", large.get("naive").asDouble(), large.get("naive").asDouble() / draw);
        seeks(large);
        memory(large);
        growth(large);
    }

    private void reportMany(JsonNode many) {
        say("%n%,d goroutines, %,d events", many.get("goroutines").asLong(), many.get("events").asLong());
        frames("five zooms of 60 frames, 1000 times nearer", many);
        frames("scrolling through the lanes", many.get("scroll"));
        seeks(many);
        memory(many);
        growth(many);
    }

    private void frames(String what, JsonNode figures) {
        say("%s: frames within 16.8 ms %s, the median %d; longest %s ms", what, figures.get("within"), figures.get("withinMedian").asInt(), figures.get("longest"));
    }

    private void seeks(JsonNode figures) {
        say("seek to any moment           %7.1f ms median, %.1f the 99th of 100, %.1f at most, the panels' drawing included; the state alone %.1f", figures.get("seek").asDouble(),
                figures.get("seek99").asDouble(), figures.get("seekMost").asDouble(), figures.get("state").asDouble());
        say("the state from the start     %7.1f ms: a seek is %.0f times as fast", figures.get("replay").asDouble(), figures.get("replay").asDouble() / figures.get("seek").asDouble());
    }

    private void memory(JsonNode figures) {
        double events = figures.get("events").asDouble();
        say("memory, bytes an event       %7.1f in columns (%s)", figures.get("columns").asDouble() / events, figures.get("parts").asText());
        say("                             %7.1f all that the page keeps, as the browser says", figures.get("page").asDouble() / events);
    }

    private void growth(JsonNode figures) {
        say("while it streamed in         %7.0f ms from the first to the last event; the longest wait for a frame %.0f ms", figures.get("streamed").asDouble(), figures.get("longestWait").asDouble());
    }

    private void say(String format, Object... figures) {
        PrintWriter out = spec.commandLine().getOut();
        out.println(String.format(Locale.ROOT, format, figures));
        out.flush();
    }
}
