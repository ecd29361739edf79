package dev.gmpscope.trace.imports;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.gmpscope.scenario.GoTool;
import dev.gmpscope.trace.GoParsed;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * The reader beside Go's own, on the traces of Go's own tests, which are read where the toolchain has them: it accepts and refuses the same, and tells the same events at
 * the same times. More programs: {@code -Dtrace.programs=all}.
 */
class GoReaderTest {
    /** The programs whose traces are asked for in any case; each costs a build. */
    private static final Set<String> SHORT = Set.of("annotations", "cpu-profile", "gomaxprocs", "iter-pull");

    private static final List<String> PROGRAMS = List.of("annotations", "cpu-profile", "futile-wakeup", "gomaxprocs", "iter-pull", "many-start-stop", "stacks", "stress", "stress-start-stop", "wait-on-pipe",
            "gc-stress", "annotations-stress", "cgo-callback");

    @TempDir
    private static Path modules;
    @TempDir
    private Path directory;

    @BeforeAll
    static void ask() {
        GoTool.assumeReference();
    }

    private static Path testdata() {
        return Path.of(GoTool.run(Path.of("."), "go", "env", "GOROOT").lines().get(0), "src", "internal", "trace", "testdata");
    }

    static Stream<String> cases() throws IOException {
        GoTool.version();
        Path tests = testdata().resolve("tests");
        assumeTrue(Files.isDirectory(tests), "skipped: this toolchain comes without the tests of internal/trace");
        try (Stream<Path> files = Files.list(tests)) {
            return files.map(file -> file.getFileName().toString()).filter(name -> name.endsWith(".test")).sorted().toList().stream();
        }
    }

    @ParameterizedTest
    @MethodSource("cases")
    void a_trace_of_gos_own_tests_is_read_as_go_reads_it(String name) throws IOException {
        WireText.Case one = WireText.read(Files.readAllLines(testdata().resolve("tests").resolve(name)));
        if (one.success()) {
            Path file = Files.write(directory.resolve("case.trace"), one.trace());
            same(file);
        } else {
            BrokenTrace refused = assertThrows(BrokenTrace.class, () -> TraceReader.read(new ByteArrayInputStream(one.trace()), event -> { }));
            assertTrue(refused.getMessage().matches("At byte \\d+: .*\\."), refused.getMessage());
        }
    }

    @ParameterizedTest
    @FieldSource("PROGRAMS")
    void a_trace_of_gos_own_programs_is_read_as_go_reads_it(String program) throws IOException {
        assumeTrue(isWanted(program), "skipped: takes long; -Dtrace.programs=all asks for it");
        Path source = testdata().resolve("testprog").resolve(program + ".go");
        assumeTrue(Files.exists(source), "skipped: this toolchain comes without " + program + ".go");
        Path file = directory.resolve("program.trace");
        Path built = built().resolve("bin").resolve(program);
        assumeTrue(Files.exists(built), () -> "skipped: " + program + ".go cannot be built here");
        assertEquals(0, GoTool.run(directory, "sh", "-c", built + " > " + file).status());
        same(file);
    }

    private static boolean isWanted(String program) {
        return SHORT.contains(program) || "all".equals(System.getProperty("trace.programs"));
    }

    /** The programs that are asked for, built at once, which is much faster than one by one; each that can be built here lies in the folder bin. */
    private static synchronized Path built() throws IOException {
        Path bin = modules.resolve("bin");
        if (!Files.exists(bin)) {
            Files.createDirectory(bin);
            Files.writeString(modules.resolve("go.mod"), "module programs\n\ngo 1.26\n");
            for (String program : PROGRAMS) {
                Path source = testdata().resolve("testprog").resolve(program + ".go");
                if (!isWanted(program) || !Files.exists(source)) {
                    continue;
                }
                String text = Files.readString(source);
                if (text.contains("\"internal/")) { // may be imported only from where it stands
                    GoTool.run(modules, "go", "build", "-o", "bin/" + program, source.toString());
                } else {
                    Files.writeString(Files.createDirectory(modules.resolve(program)).resolve("main.go"), text.replace("//go:build ignore", ""));
                }
            }
            GoTool.run(modules, "go", "build", "-o", "bin/", "./...");
        }
        return modules;
    }

    private void same(Path file) throws IOException {
        List<String> expected = goSays(file);
        List<String> told = new ArrayList<>();
        try (InputStream in = Files.newInputStream(file)) {
            TraceReader.read(in, event -> {
                String line = AsGoPrints.line(event);
                if (line != null) {
                    told.add(line);
                }
            });
        }
        for (int i = 0; i < Math.min(expected.size(), told.size()); i++) {
            int at = i;
            assertEquals(expected.get(i), told.get(i), () -> "event " + at);
        }
        assertEquals(expected.size(), told.size());
        assertTrue(told.size() > 2, "a trace without events");
        Imported.log(Files.readAllBytes(file));
    }

    private static List<String> goSays(Path file) {
        return GoParsed.read(file).stream().filter(event -> !event.kind().equals("Experimental"))
                .map(event -> event.where() + " " + event.kind() + " " + event.time() + " " + event.what().replaceFirst(" Wall=.*", "") + " " + event.frames()).toList();
    }
}
