package dev.gmpscope.compiler;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.gmpscope.program.Rules;
import dev.gmpscope.scenario.GoTool;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is inlined and where a check stands is what Go's compiler decides. */
class ZooTest {
    private static void same(List<String> expected, List<String> actual) {
        assertEquals(String.join("\n", expected), String.join("\n", actual));
    }

    @Test
    void asGoDecidedWhenItWasRecorded() {
        same(Zoo.recorded(), Zoo.ours());
    }

    @Test
    void asTheGoOfThisMachineDecides(@TempDir Path directory) {
        String version = GoTool.version();
        assumeTrue(version.startsWith("go" + Rules.REFERENCE) && version.endsWith("/amd64"),
                "skipped: " + version + " is not Go " + Rules.REFERENCE + " on amd64");
        GoTool.write(Zoo.scenario(), directory, true);
        GoTool.Said said = GoTool.run(directory, "go", "build", "-gcflags=-m=2 -S", "-o", "zoo", ".");
        assertEquals(0, said.status());
        same(Zoo.recorded(), Zoo.gos(said.lines()));
    }
}
