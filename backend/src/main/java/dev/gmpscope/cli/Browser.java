package dev.gmpscope.cli;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** A bare headless Chromium with one page: no Playwright and no DevTools, which would see each frame and slow it. */
final class Browser implements AutoCloseable {
    private static final List<String> NAMES = List.of("chromium", "chromium-browser", "google-chrome", "google-chrome-stable");
    private static final List<String> FLAGS = List.of("--headless", "--no-sandbox", "--disable-gpu", "--disable-quic",
            "--no-first-run", "--disable-background-networking", "--disable-component-update", "--disable-sync");
    private static final int PATIENCE = 10;
    private static final int ROUNDS = 600;
    private static final int ROUND_MS = 20;
    private static final long KIB = 1024;

    private final Path profile;
    private final Process process;

    Browser(String executable, String url, String... flags) throws IOException {
        profile = Files.createTempDirectory("gmpscope-browser");
        List<String> command = new ArrayList<>(List.of(executable));
        command.addAll(FLAGS);
        command.addAll(List.of(flags));
        command.add("--user-data-dir=" + profile);
        command.add(url);
        process = new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(ProcessBuilder.Redirect.DISCARD).start();
    }

    /** The first browser on the PATH, null if there is none. */
    static String find() {
        for (String directory : System.getenv().getOrDefault("PATH", "").split(File.pathSeparator)) {
            for (String name : NAMES) {
                Path file = Path.of(directory, name);
                if (Files.isExecutable(file)) {
                    return file.toString();
                }
            }
        }
        return null;
    }

    /** Where it listens for {@link DevTools}: started with --remote-debugging-port=0. */
    int port() throws IOException, InterruptedException {
        Path file = profile.resolve("DevToolsActivePort");
        for (int i = 0; i < ROUNDS && !(Files.exists(file) && Files.size(file) > 0); i++) {
            Thread.sleep(ROUND_MS);
        }
        return Integer.parseInt(Files.readAllLines(file).get(0));
    }

    /** Bytes of its processes; what several share is divided among them (Linux: Pss). */
    long memory() throws IOException {
        long sum = 0;
        for (ProcessHandle each : Stream.concat(Stream.of(process.toHandle()), process.descendants()).toList()) {
            Path file = Path.of("/proc", Long.toString(each.pid()), "smaps_rollup");
            try {
                sum += Files.readAllLines(file).stream().filter(line -> line.startsWith("Pss:")).mapToLong(line -> Long.parseLong(line.replaceAll("\\D", ""))).sum();
            } catch (IOException e) {
                continue; // a process that has ended, or another system
            }
        }
        return sum * KIB;
    }

    @Override
    public void close() throws IOException, InterruptedException {
        List<ProcessHandle> children = process.descendants().toList();
        process.destroy();
        process.waitFor(PATIENCE, TimeUnit.SECONDS);
        children.forEach(ProcessHandle::destroyForcibly);
        process.destroyForcibly();
        try (Stream<Path> files = Files.walk(profile)) {
            files.sorted(Comparator.reverseOrder()).forEach(file -> file.toFile().delete());
        }
    }
}
