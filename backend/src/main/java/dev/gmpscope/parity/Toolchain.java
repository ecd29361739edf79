package dev.gmpscope.parity;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** The {@code go} on the path. */
final class Toolchain {
    private static final long BUILD_LIMIT_MS = 300_000;

    private final Workshop workshop;
    /** Such as {@code go1.26.8 linux/amd64}. */
    final String version;

    private Toolchain(Workshop workshop, String version) {
        this.workshop = workshop;
        this.version = version;
    }

    /** The one on the path, null if there is none. */
    static Toolchain find(Workshop workshop) throws InterruptedException {
        try {
            RealRun said = go(workshop, workshop.directory(), List.of("version"));
            return said.status() == 0 ? new Toolchain(workshop, said.lines().get(0).replace("go version ", "")) : null;
        } catch (IOException e) {
            return null;
        }
    }

    private static RealRun go(Workshop workshop, Path directory, List<String> arguments) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of("go"));
        command.addAll(arguments);
        return workshop.run(directory, command, Map.of("GOTOOLCHAIN", "local", "GOPROXY", "off", "GOFLAGS", "", "GOWORK", "off"), BUILD_LIMIT_MS);
    }

    /** Builds every package of the module in that directory, each into a binary of its name under {@code bin}. */
    void build(Path module) throws IOException, InterruptedException {
        must(module, "build", "-o", "bin/", "./...");
    }

    /** Has {@code go vet} look at every package. */
    void vet(Path module) throws IOException, InterruptedException {
        must(module, "vet", "./...");
    }

    private void must(Path module, String... arguments) throws IOException, InterruptedException {
        RealRun said = go(workshop, module, List.of(arguments));
        if (said.status() != 0) {
            workshop.stopIfClosing();
            throw new IOException("go " + String.join(" ", arguments) + " failed: " + String.join("\n", said.lines()));
        }
    }
}
