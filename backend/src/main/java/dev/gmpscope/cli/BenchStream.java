package dev.gmpscope.cli;

import com.fasterxml.jackson.databind.JsonNode;
import dev.gmpscope.scenario.ScenarioException;
import dev.gmpscope.server.Limits;
import dev.gmpscope.server.Server;
import dev.gmpscope.simulation.Library;
import dev.gmpscope.simulation.ModelRun;
import dev.gmpscope.simulation.Run;
import dev.gmpscope.simulation.RunJson;
import dev.gmpscope.simulation.Simulation;
import dev.gmpscope.trace.BatchEncoder;
import java.io.IOException;
import java.io.PrintWriter;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Measures goal 4 of the project: a million events to a bare Chromium and decoded, against JSON. */
@Command(name = "bench-stream", mixinStandardHelpOptions = true,
        description = "Measures the stream into a bare Chromium against JSON objects in batches of 1000.")
final class BenchStream implements Callable<Integer> {
    private static final String LESSON = "ping-pong";
    private static final long UNTIL = 3_600_000_000_000L;

    @Option(names = "--events", paramLabel = "N", defaultValue = "1000000", description = "Events (default: ${DEFAULT-VALUE}).")
    private int events;
    @Option(names = "--rounds", paramLabel = "N", defaultValue = "5", description = "Rounds after one to warm up (default: ${DEFAULT-VALUE}).")
    private int rounds;
    @Mixin
    private BenchBrowser browser;
    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() throws Exception {
        String executable = browser.executable();
        if (executable == null) {
            return Gmpscope.FAILED;
        }
        Run value = new Run(Library.load().document(LESSON), null, null, null, null, null, UNTIL, (long) events, List.of());
        BenchRoutes bench = new BenchRoutes(browser);
        Simulation[] made = new Simulation[1];
        try (Server server = new Server(Library.load(), run -> made[0] = ModelRun.prepare(run), new Limits(), bench::routes).start("127.0.0.1", 0)) {
            String at = "http://127.0.0.1:" + server.port() + "/";
            String id = start(at, value);
            int count = load(bench, value);
            try (Browser page = new Browser(executable, at + "bench.html?of=" + count + "," + rounds + "&run=" + id)) {
                JsonNode figures = browser.figures();
                return figures == null ? Gmpscope.FAILED : report(count, made[0], figures);
            }
        }
    }

    /** The same log once more, for the JSON side. */
    private static int load(BenchRoutes bench, Run value) throws ScenarioException {
        Simulation twin = ModelRun.prepare(value);
        twin.run(() -> false);
        bench.load(twin.log());
        return twin.log().size();
    }

    private static String start(String at, Run value) throws IOException, InterruptedException {
        String body = RunJson.canonical(value);
        HttpRequest request = HttpRequest.newBuilder(URI.create(at + "api/runs")).POST(HttpRequest.BodyPublishers.ofString(body)).build();
        HttpClient.newHttpClient().send(request, BodyHandlers.discarding());
        return value.id();
    }

    private int report(int count, Simulation run, JsonNode figures) {
        PrintWriter out = spec.commandLine().getOut();
        double binary = median(figures.get("binary"));
        double json = median(figures.get("json"));
        out.printf("%d events delivered to a bare Chromium and decoded, medians of %d:%n", count, rounds);
        out.printf("binary batches              %7.0f ms   all: %s%n", binary, rounded(figures.get("binary")));
        out.printf("JSON objects, %d a message %7.0f ms   all: %s%n", BenchRoutes.EVENTS, json, rounded(figures.get("json")));
        out.printf("the stream is %.1f times as fast; %.1f bytes an event%n", json / binary, bytes(run));
        return Gmpscope.OK;
    }

    private static double bytes(Simulation run) {
        BatchEncoder encoder = new BatchEncoder();
        int size = run.log().size();
        long sum = 0;
        for (int from = 0, to; from < size; from = to) {
            to = BatchEncoder.end(run.log(), from, Math.min(size, from + (1 << 14)));
            sum += encoder.encode(run.log(), from, to).capacity();
        }
        return (double) sum / size;
    }

    private static List<Long> rounded(JsonNode list) {
        List<Long> times = new ArrayList<>();
        list.forEach(each -> times.add(Math.round(each.asDouble())));
        return times;
    }

    private static double median(JsonNode list) {
        List<Double> times = new ArrayList<>();
        list.forEach(each -> times.add(each.asDouble()));
        return times.stream().sorted().toList().get(times.size() / 2);
    }
}
