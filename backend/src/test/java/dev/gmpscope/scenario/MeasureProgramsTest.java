package dev.gmpscope.scenario;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The Go programs with which docs/runtime.md was measured: each is a whole program in one file, and gofmt and go vet have nothing to say. */
class MeasureProgramsTest {
    private static final Path DIRECTORY = Path.of("../docs/measure");

    @BeforeAll
    static void toolchain() {
        GoTool.version();
    }

    private static List<String> programs() throws IOException {
        try (Stream<Path> files = Files.list(DIRECTORY)) {
            List<String> names = files.map(file -> file.getFileName().toString()).filter(name -> name.endsWith(".go")).sorted().toList();
            assertFalse(names.isEmpty());
            return names;
        }
    }

    @Test
    void go_vet_is_content_with_each() throws IOException {
        for (String program : programs()) {
            assertEquals(new GoTool.Said(0, List.of()), GoTool.run(DIRECTORY, "go", "vet", program), program);
        }
    }

    @Test
    void gofmt_would_change_nothing() {
        assertEquals(new GoTool.Said(0, List.of()), GoTool.run(DIRECTORY, "gofmt", "-l", "."));
    }
}
