package dev.gmpscope.scenario;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** The Go toolchain on the path, for tests that ask Go itself. */
public final class GoTool {
    /**
     * What a command said.
     *
     * @param status exit status
     * @param lines  both outputs
     */
    public record Said(int status, List<String> lines) {}

    private GoTool() {}

    /** The version, such as {@code go1.26.8 linux/amd64}; the test is skipped where there is no Go. */
    public static String version() {
        try {
            Said said = run(Path.of("."), "go", "version");
            assumeTrue(said.status == 0, "skipped: go version failed");
            return said.lines.get(0).replace("go version ", "");
        } catch (UncheckedIOException e) {
            assumeTrue(false, "skipped: no go on the path; install Go 1.26 to compare with the real compiler");
            throw e;
        }
    }

    /** Skips the test where there is no Go 1.26, for what is held to that one. */
    public static void assumeReference() {
        String version = version();
        assumeTrue(version.startsWith("go1.26"), "skipped: held to Go 1.26, and the go on the path is " + version);
    }

    public static Said run(Path directory, String... command) {
        try {
            ProcessBuilder builder = new ProcessBuilder(command).directory(directory.toFile()).redirectErrorStream(true);
            builder.environment().putAll(Map.of("GOTOOLCHAIN", "local", "GOPROXY", "off", "GOFLAGS", ""));
            File out = File.createTempFile("said", ".txt");
            Process process = builder.redirectOutput(out).start();
            int status = process.waitFor();
            List<String> lines = Files.readAllLines(out.toPath(), StandardCharsets.UTF_8);
            Files.delete(out.toPath());
            return new Said(status, lines);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    /** Writes a scenario's Go program into a directory of its own; without go.mod it is one package of a larger module. */
    public static void write(Scenario scenario, Path directory, boolean module) {
        try {
            Files.createDirectories(directory);
            for (Map.Entry<String, String> file : GoText.render(scenario).files().entrySet()) {
                if (module || !file.getKey().equals("go.mod")) {
                    Files.writeString(directory.resolve(file.getKey()), file.getValue());
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
