package dev.gmpscope.cli;

import dev.gmpscope.simulation.Outcome;
import dev.gmpscope.simulation.Recording;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
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
 * The browser is there before, as a person's is: how long it takes to come up is no part of either. Both pages are asked by Chromium's own protocol, every {@value #EACH_MS} ms, so that neither is changed.
 */
@Command(name = "bench-trace", mixinStandardHelpOptions = true, description = "Measures how long a large execution trace takes from file to interactive page, beside go tool trace with its viewer.")
final class BenchTrace implements Callable<Integer> {
    private static final int EACH_MS = 20;
    private static final int PATIENCE_MINUTES = 5;
    private static final long REST_MS = TimeUnit.SECONDS.toMillis(1);
    private static final int KIB = 1024;
    /** Two frames after it says that it is ready the page has drawn. */
    private static final String DRAWN = "new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(() => done(true))))";
    private static final String OURS = "document.querySelector('[data-testid=status]')?.dataset.state === 'ended' && !('drawing' in document.documentElement.dataset)";
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
            long empty = empty(executable);
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

    /** The command line of this program, in a process of its own, with the options that this JVM was given. */
    private static List<String> ours(Path trace) throws Exception {
        String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        String at = Path.of(BenchTrace.class.getProtectionDomain().getCodeSource().getLocation().toURI()).toString();
        String classes = at.endsWith(".jar") ? at : System.getProperty("java.class.path");
        List<String> command = new ArrayList<>(List.of(java));
        command.addAll(ManagementFactory.getRuntimeMXBean().getInputArguments());
        command.addAll(List.of("-cp", classes, "dev.gmpscope.Main", "--port", "0", "--max-events", "50000000", "--trace", trace.toString()));
        return command;
    }

    /** From the start of a server, over its address and the browser that is sent there, to a page of which the expression is true; and all memory of the browser a second later. */
    private Opened open(String executable, long empty, String ready, String path, List<String> command) throws Exception {
        try (Browser browser = browser(executable); DevTools page = new DevTools(browser.port())) {
            page.evaluate(DRAWN);
            long start = System.nanoTime();
            ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
            builder.environment().put("BROWSER", "true");
            Process server = builder.start();
            try {
                page.navigate(address(server.getInputStream()) + path);
                await(page, ready);
                double ms = (System.nanoTime() - start) / 1e6;
                Thread.sleep(REST_MS);
                return new Opened(ms, browser.memory() - empty);
            } finally {
                server.descendants().forEach(ProcessHandle::destroyForcibly);
                server.destroyForcibly();
                server.waitFor();
            }
        }
    }

    private long empty(String executable) throws Exception {
        try (Browser browser = browser(executable); DevTools page = new DevTools(browser.port())) {
            page.evaluate(DRAWN);
            Thread.sleep(REST_MS);
            return browser.memory();
        }
    }

    private static Browser browser(String executable) throws IOException {
        return new Browser(executable, "about:blank", "--remote-debugging-port=0", "--window-size=1920,1280");
    }

    private static void await(DevTools page, String ready) throws Exception {
        long end = System.nanoTime() + TimeUnit.MINUTES.toNanos(PATIENCE_MINUTES);
        while (!page.evaluate(ready).asBoolean()) {
            if (System.nanoTime() > end) {
                throw new IOException("the page is not there after " + PATIENCE_MINUTES + " minutes");
            }
            Thread.sleep(EACH_MS);
        }
        page.evaluate(DRAWN);
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
}
