package dev.gmpscope.cli;

import com.fasterxml.jackson.databind.JsonNode;
import dev.gmpscope.server.Limits;
import dev.gmpscope.server.Server;
import dev.gmpscope.simulation.Library;
import dev.gmpscope.simulation.ModelRun;
import dev.gmpscope.simulation.Run;
import io.javalin.config.JavalinConfig;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.concurrent.Callable;
import java.util.zip.Deflater;
import java.util.zip.DeflaterOutputStream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Measures goals 5 and 6 of the project: how the page zooms, seeks, grows and what it keeps, in a bare Chromium that reports back. */
@Command(name = "bench-page", mixinStandardHelpOptions = true,
        description = "Measures the page in a bare Chromium: zooming a million intervals, seeking, streaming, memory, ten thousand goroutines.")
final class BenchPage implements Callable<Integer> {
    private static final String WORKERS = """
            {"format": 1, "title": "Bench", "rules": "1.26", "gomaxprocs": %d, "until": "100s", "chans": {"ping": 0, "pong": 0}, "funcs": {
              "main": [{"for": %d, "do": [{"go": "worker"}]}, {"for": 10, "do": [{"go": "player"}, {"go": "partner"}]}, {"for": "forever", "do": [{"sleep": "1ms"}]}],
              "worker": [{"for": "forever", "do": [{"compute": "7us"}, {"gosched": true}]}],
              "player": [{"for": "forever", "do": [{"compute": "5us"}, {"send": "ping"}, {"recv": "pong"}]}],
              "partner": [{"for": "forever", "do": [{"recv": "ping"}, {"compute": "3us"}, {"send": "pong"}]}]}}""";
    private static final long SMALL = 10_000;
    private static final long MANY = 1_000_000;

    @Option(names = "--events", paramLabel = "N", defaultValue = "1800000",
            description = "Events of the large run; the default makes a million intervals on 64 lanes of Ps and Ms (default: ${DEFAULT-VALUE}).")
    private long events;
    @Option(names = "--only", paramLabel = "PART", description = "large or many (ten thousand goroutines); default: both. A small run stands beside them.")
    private String only;
    @Option(names = "--json", description = "Print what the browser sent, too.")
    private boolean json;
    @Mixin
    private BenchBrowser bench;

    @Override
    public Integer call() throws Exception {
        String executable = bench.executable();
        if (executable == null) {
            return Gmpscope.FAILED;
        }
        BenchPageReport report = new BenchPageReport(bench);
        JsonNode small = measure(executable, "small", WORKERS.formatted(32, 90), SMALL);
        boolean all = small != null;
        if (all && !"many".equals(only)) {
            JsonNode large = measure(executable, "large", WORKERS.formatted(32, 90), events);
            all = large != null;
            if (all) {
                report.large(large, small);
            }
        }
        if (all && !"large".equals(only)) {
            JsonNode many = measure(executable, "many", WORKERS.formatted(8, 9980), MANY);
            all = many != null;
            if (all) {
                report.many(many, small);
            }
        }
        return all ? Gmpscope.OK : Gmpscope.FAILED;
    }

    /** One run in one browser, null if it sent no figures. */
    private JsonNode measure(String executable, String what, String document, long limit) throws Exception {
        try (Server server = new Server(Library.load(), run -> ModelRun.prepare(limited(run, limit)), new Limits(), this::routes).start("127.0.0.1", 0);
                Browser page = new Browser(executable, "http://127.0.0.1:" + server.port() + "/bench-page.html?what=" + what
                        + "#scenario=busy-loop&panel=story&doc=" + packed(document), "--window-size=1920,1280")) {
            JsonNode figures = bench.figures();
            if (json && figures != null) {
                bench.say("%s", figures.toPrettyString());
            }
            return figures;
        }
    }

    private void routes(JavalinConfig config) {
        bench.routes(config);
        BenchPageRoutes.routes(config);
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
}
