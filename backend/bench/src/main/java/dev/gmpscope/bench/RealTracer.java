package dev.gmpscope.bench;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** The tracer of the real Go, measured here: a Go program that traces itself, and {@code go tool trace} to count what it wrote. */
final class RealTracer implements AutoCloseable {
    static final int GOROUTINES = 1000;
    static final int ROUNDS = 400;

    private final Path folder;
    private final Map<String, Long> records = new HashMap<>();

    private RealTracer(Path folder) {
        this.folder = folder;
    }

    /** The program, built; null where there is no go that can. */
    static RealTracer build() throws IOException, InterruptedException {
        Path folder = Files.createTempDirectory("gmpscope-bench");
        RealTracer tracer = new RealTracer(folder);
        try (InputStream program = RealTracer.class.getResourceAsStream("traced.go.txt")) {
            Files.copy(program, folder.resolve("main.go"), StandardCopyOption.REPLACE_EXISTING);
        }
        Files.writeString(folder.resolve("go.mod"), "module traced\n\ngo 1.22\n");
        try {
            tracer.command(1, "go", "build", "-o", "traced", ".");
            return tracer;
        } catch (IOException e) {
            System.out.println("The real tracer is left out: " + e.getMessage());
            tracer.close();
            return null;
        }
    }

    String version() throws IOException, InterruptedException {
        return command(1, "go", "version").strip();
    }

    /** Cost of a record while the program is traced, ns. */
    double cost(String program, int gomaxprocs) throws IOException, InterruptedException {
        String file = program + "." + gomaxprocs + ".trace";
        String[] figures = run(program, gomaxprocs, file);
        String key = program + gomaxprocs;
        if (!records.containsKey(key)) {
            records.put(key, count(file));
        }
        return Double.parseDouble(figures[0]) / records.get(key);
    }

    private String[] run(String program, int gomaxprocs, String file) throws IOException, InterruptedException {
        return command(gomaxprocs, folder.resolve("traced").toString(), program, "" + GOROUTINES, "" + ROUNDS, file).strip().split(" ");
    }

    /** Records of a trace file, as Go's own reader sees them. */
    private long count(String file) throws IOException, InterruptedException {
        Process p = new ProcessBuilder("go", "tool", "trace", "-d=parsed", file).directory(folder.toFile()).redirectError(ProcessBuilder.Redirect.DISCARD).start();
        long n;
        try (BufferedReader lines = p.inputReader()) {
            n = lines.lines().filter(line -> line.startsWith("M=")).count();
        }
        if (p.waitFor() != 0) {
            throw new IOException("go tool trace cannot read " + file);
        }
        return n;
    }

    private String command(int gomaxprocs, String... command) throws IOException, InterruptedException {
        ProcessBuilder builder = new ProcessBuilder(command).directory(folder.toFile()).redirectErrorStream(true);
        builder.environment().put("GOMAXPROCS", "" + gomaxprocs);
        Process p = builder.start();
        String out = new String(p.getInputStream().readAllBytes());
        if (p.waitFor() != 0) {
            throw new IOException(String.join(" ", List.of(command)) + ": " + out);
        }
        return out;
    }

    @Override
    public void close() throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            for (Path file : files.toList()) {
                Files.delete(file);
            }
        }
        Files.delete(folder);
    }
}
