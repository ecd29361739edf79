package dev.gmpscope.scenario;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** The execution trace that the Go program of a scenario records of itself. */
public final class RecordedTwin {
    private static final String RECORD = """
            package main

            import (
            \t"os"
            \t"runtime/trace"
            )

            func record() func() {
            \tfile, err := os.Create("run.trace")
            \tif err != nil {
            \t\tpanic(err)
            \t}
            \tif err := trace.Start(file); err != nil {
            \t\tpanic(err)
            \t}
            \treturn trace.Stop
            }
            """;
    private static final String MAIN = "func main() {\n";

    private RecordedTwin() {}

    /** Builds the program in a directory and runs it; the test is skipped where there is no Go. */
    public static byte[] trace(String document, Path directory) throws IOException {
        GoTool.version();
        try {
            GoTool.write(ScenarioReader.read("lesson", document), directory, true);
        } catch (ScenarioException e) {
            throw new AssertionError(e.problems().toString(), e);
        }
        Path main = directory.resolve("main.go");
        String text = Files.readString(main);
        assertEquals(1, text.split(MAIN.replace("(", "\\(").replace(")", "\\)").replace("{", "\\{"), -1).length - 1, "one main");
        Files.writeString(main, text.replace(MAIN, MAIN + "\tdefer record()()\n"));
        Files.writeString(directory.resolve("record.go"), RECORD);
        run(directory, "go", "build", "-o", "twin", ".");
        run(directory, "./twin");
        return Files.readAllBytes(directory.resolve("run.trace"));
    }

    private static void run(Path directory, String... command) {
        GoTool.Said said = GoTool.run(directory, command);
        assertEquals(0, said.status(), () -> List.of(command) + ": " + said.lines());
    }
}
