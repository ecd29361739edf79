package dev.gmpscope.fuzz;

import static org.junit.jupiter.api.Assertions.assertFalse;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What fuzzing has found, and what it starts from, once more. The fuzzer itself is a command: {@code mvn -q -Pfuzz test-compile exec:exec@fuzz -Dfuzz=Scenario}, {@code Trace}, {@code SchedTrace} or {@code Stream}. */
class FuzzCorpusTest {
    private interface Target {
        void take(byte[] bytes) throws IOException;
    }

    private static Target target(String name) {
        return switch (name) {
            case "Scenario" -> FuzzScenario::fuzzerTestOneInput;
            case "Trace" -> FuzzTrace::fuzzerTestOneInput;
            case "SchedTrace" -> FuzzSchedTrace::fuzzerTestOneInput;
            default -> FuzzStream::fuzzerTestOneInput;
        };
    }

    @ParameterizedTest
    @ValueSource(strings = {"Scenario", "Trace", "SchedTrace", "Stream"})
    void whatever_comes_in_is_answered(String name) throws IOException {
        List<Path> inputs;
        try (Stream<Path> files = Files.list(Path.of("src/test/fuzz", name))) {
            inputs = files.sorted().toList();
        }
        assertFalse(inputs.isEmpty());
        for (Path input : inputs) {
            try {
                target(name).take(Files.readAllBytes(input));
            } catch (IOException | RuntimeException | AssertionError | StackOverflowError e) {
                throw new AssertionError(input.toString(), e);
            }
        }
    }
}
