package dev.gmpscope.cli;

import dev.gmpscope.simulation.Outcome;
import dev.gmpscope.simulation.Recording;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/**
 * Opens a large execution trace of a real program in this page and in the viewer of {@code go tool trace}, each from a process that is started to a page that answers: how long that takes, and what the browser holds then.
 * Both are asked by Chromium's own protocol, every {@value #EACH_MS} ms, so that neither page is changed.
 */
@Command(name = "bench-trace", mixinStandardHelpOptions = true, description = "Measures how long a large execution trace takes from file to interactive page, beside go tool trace with its viewer.")
final class BenchTrace implements Callable<Integer> {
    private static final int EACH_MS = 50;
    private static final int PATIENCE_MINUTES = 5;
    private static final int KIB = 1024;
    /** Two frames after it says that it is ready the page has drawn. */
    private static final String DRAWN = "new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(() => done(true))))";
    private static final String OURS = "document.querySelector('[data-testid=status]')?.dataset.state === 'ended'";
    private static final String THEIRS = "Boolean(document.getElementById('trace-viewer')?.model)";
    private static final Pattern LISTENS = Pattern.compile("listen(?:s|ing) on (http://\\S+)");

    @Option(names = "--events", paramLabel = "N", defaultValue = "1000000", description = "Events of the trace, about (default: ${DEFAULT-VALUE}).")
    private long events;
    @Option(names = "--file", paramLabel = "FILE", description = "This trace instead of one that is recorded now.")
    private Path given;
    @Option(names = "--only", paramLabel = "WHAT", description = "page or viewer; default: both, and their ratio.")
    private String only;
    @Mixin
    private BenchBrowser bench;

    /** @param ms from the start of the process @param bytes of the browser, without those of one with an empty page */
    private record Opened(double ms, long bytes) {}

    @Override
    public Integer call() throws Exception {
        String executable = bench.executable();
        if (executable == null) {
            return Gmpscope.FAILED;
        }
        Path directory = Files.createTempDirectory("gmpscope-bench");
        try {
            Path trace = given == null ? record(directory) : given;
            Outcome read = Recording.open(trace, "bench", Integer.MAX_VALUE).run(() -> false);
            bench.say("%,d events of the log, a file of %,d KiB; %s", read.count(), Files.size(trace) / KIB, BenchBrowser.load());
            long empty = memory(executable, "about:blank", "true").bytes;
            Opened page = "viewer".equals(only) ? null : open(executable, empty, OURS, "", ours(trace));
            tell("this page", page);
            Opened viewer = "page".equals(only) ? null : open(executable, empty, THEIRS, "/trace?view=proc", List.of("go", "tool", "trace", "-http=127.0.0.1:0", trace.toString()));
            tell("go tool trace and its viewer", viewer);
            if (page != null && viewer != null) {
                bench.say("%.1f times as fast (goal: 10), %.2f of the browser's memory (goal: 0.2); %s", viewer.ms / page.ms, (double) page.bytes / viewer.bytes, BenchBrowser.load());
            }
            return Gmpscope.OK;
        } finally {
            try (Stream<Path> files = Files.walk(directory)) {
                files.sorted(Comparator.reverseOrder()).forEach(file -> file.toFile().delete());
            }
        }
    }

    private void tell(String what, Opened opened) {
        if (opened != null) {
            bench.say("%-30s %,8.0f ms to a page that answers, %,6d MiB in the browser", what, opened.ms, opened.bytes / KIB / KIB);
        }
    }

    private Path record(Path directory) throws IOException, InterruptedException {
        Path source = Files.writeString(directory.resolve("main.go"), BenchBrowser.file("bench-trace.go.txt"));
        Path trace = directory.resolve("bench.trace");
        Path binary = directory.resolve("traced");
        run(directory, "go", "build", "-o", binary.toString(), source.toString());
        run(directory, binary.toString(), Long.toString(events), trace.toString());
        return trace;
    }

    private static void run(Path directory, String... command) throws IOException, InterruptedException {
        ProcessBuilder builder = new ProcessBuilder(command).directory(directory.toFile()).inheritIO();
        builder.environment().putAll(Map.of("GOTOOLCHAIN", "local", "GOFLAGS", ""));
        if (builder.start().waitFor() != 0) {
            throw new IOException(String.join(" ", command) + " failed");
        }
    }

    /** The command line of this program, in a process of its own. */
    private static List<String> ours(Path trace) throws Exception {
        String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        String at = Path.of(BenchTrace.class.getProtectionDomain().getCodeSource().getLocation().toURI()).toString();
        String classes = at.endsWith(".jar") ? at : System.getProperty("java.class.path");
        return List.of(java, "-cp", classes, "dev.gmpscope.Main", "--port", "0", "--max-events", "50000000", "--trace", trace.toString());
    }

    /** From the start of a server, over its address and the browser that is sent there, to a page of which the expression is true. */
    private Opened open(String executable, long empty, String ready, String path, List<String> command) throws Exception {
        long start = System.nanoTime();
        ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
        builder.environment().put("BROWSER", "true");
        Process server = builder.start();
        try {
            String address = address(server.getInputStream());
            Opened opened = memory(executable, address + path, ready);
            return new Opened((opened.ms * 1e6 - start) / 1e6, opened.bytes - empty);
        } finally {
            server.descendants().forEach(ProcessHandle::destroyForcibly);
            server.destroyForcibly();
            server.waitFor();
        }
    }

    private static String address(InputStream said) throws IOException {
        BufferedReader lines = new BufferedReader(new InputStreamReader(said, StandardCharsets.UTF_8));
        for (String line = lines.readLine(); line != null; line = lines.readLine()) {
            Matcher listens = LISTENS.matcher(line);
            if (listens.find()) {
                Thread rest = new Thread(() -> lines.lines().forEach(more -> { }), "bench-output");
                rest.setDaemon(true);
                rest.start();
                return listens.group(1);
            }
        }
        throw new IOException("no server came up");
    }

    /** The moment at which it was ready, in ms of the clock, and all memory of the browser a second later. */
    private Opened memory(String executable, String url, String ready) throws Exception {
        try (Browser browser = new Browser(executable, url, "--remote-debugging-port=0", "--window-size=1920,1280"); DevTools page = new DevTools(browser.port())) {
            long end = System.nanoTime() + TimeUnit.MINUTES.toNanos(PATIENCE_MINUTES);
            while (!page.evaluate(ready).asBoolean()) {
                if (System.nanoTime() > end) {
                    throw new IOException(url + " is not there after " + PATIENCE_MINUTES + " minutes");
                }
                Thread.sleep(EACH_MS);
            }
            page.evaluate(DRAWN);
            double ms = System.nanoTime() / 1e6;
            Thread.sleep(TimeUnit.SECONDS.toMillis(1));
            return new Opened(ms, browser.memory());
        }
    }
}
