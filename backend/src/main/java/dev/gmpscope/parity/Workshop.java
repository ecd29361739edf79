package dev.gmpscope.parity;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** A directory for programs, and their processes; both are gone when it is closed, or when this JVM is interrupted. */
final class Workshop implements AutoCloseable {
    /** Settings of the person's own that would change what a Go program does. */
    private static final List<String> FOREIGN = List.of("GODEBUG", "GOGC", "GOMEMLIMIT", "GOTRACEBACK", "GOMAXPROCS");

    private static final int ATTEMPTS = 20;
    private static final int PAUSE_MS = 5;
    private static final int INTERRUPT_MS = 100;

    private final Path directory;
    private final Set<Process> processes = ConcurrentHashMap.newKeySet();
    private final Thread hook = new Thread(this::clear, "parity-clear");
    private volatile boolean closed;
    private int outputs;

    Workshop() throws IOException {
        directory = Files.createTempDirectory("gmpscope-parity");
        Runtime.getRuntime().addShutdownHook(hook);
    }

    Path directory() {
        return directory;
    }

    /** Runs a command to its end, or to its limit, where half a line is left out; the output goes through a file, since a pipe would block it. */
    RealRun run(Path in, List<String> command, Map<String, String> environment, long limitMs) throws IOException, InterruptedException {
        Path out = directory.resolve("output" + outputs++);
        ProcessBuilder builder = new ProcessBuilder(command).directory(in.toFile()).redirectErrorStream(true).redirectOutput(out.toFile());
        FOREIGN.forEach(builder.environment()::remove);
        builder.environment().put("GOTMPDIR", directory.toString());
        builder.environment().putAll(environment);
        Process process = start(builder);
        try {
            boolean ended = process.waitFor(limitMs, TimeUnit.MILLISECONDS);
            end(process);
            stopIfClosed();
            String text = Files.readString(out, StandardCharsets.UTF_8);
            return new RealRun(ended ? process.exitValue() : -1, text.substring(0, ended ? text.length() : text.lastIndexOf('\n') + 1).lines().toList());
        } finally {
            end(process);
            processes.remove(process);
            Files.deleteIfExists(out);
        }
    }

    private Process start(ProcessBuilder builder) throws IOException, InterruptedException {
        stopIfClosed();
        Process process = builder.start();
        processes.add(process);
        if (closed) {
            end(process);
        }
        return process;
    }

    /** The same for a command that failed: an interrupt from the keyboard may have reached it before it reached this JVM. */
    void stopIfClosing() throws InterruptedException {
        Thread.sleep(INTERRUPT_MS);
        stopIfClosed();
    }

    /** When the JVM is ending, nothing more is to be done or said. */
    private void stopIfClosed() throws InterruptedException {
        if (closed) {
            new CountDownLatch(1).await();
        }
    }

    /** The parent first: a shell would still say that its child was killed. */
    private static void end(Process process) {
        List<ProcessHandle> children = process.descendants().toList();
        process.destroyForcibly();
        children.forEach(ProcessHandle::destroyForcibly);
        try {
            process.waitFor();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Again and again, since the interrupted work may just be writing a file. */
    private void clear() {
        closed = true;
        processes.forEach(Workshop::end);
        for (int i = 0; i < ATTEMPTS && Files.exists(directory); i++) {
            try (Stream<Path> files = Files.walk(directory)) {
                files.sorted(Comparator.reverseOrder()).forEach(file -> file.toFile().delete());
                Thread.sleep(PAUSE_MS);
            } catch (IOException | UncheckedIOException e) {
                // A file went away while they were listed.
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }
    }

    @Override
    public void close() {
        clear();
        try {
            Runtime.getRuntime().removeShutdownHook(hook);
        } catch (IllegalStateException e) {
            // The JVM is ending, and the hook has cleared.
        }
    }
}
