package dev.gmpscope.trace.export;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.gmpscope.scenario.GoTool;
import dev.gmpscope.simulation.Lessons;
import dev.gmpscope.simulation.Library;
import dev.gmpscope.simulation.Run;
import dev.gmpscope.trace.Ev;
import dev.gmpscope.trace.EventLog;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** {@code go tool pprof} reads the profiles, and counts what the log says. */
class PprofTest {
    @TempDir
    private Path directory;

    @BeforeAll
    static void ask() {
        assumeTrue(GoTool.version().startsWith("go1."), "skipped: no go on the path");
    }

    private static EventLog log(String lesson) {
        return Lessons.run(new Lessons.Lesson(lesson, Run.of(Library.load().document(lesson)))).log();
    }

    private interface Profile {
        void write(OutputStream out) throws IOException;
    }

    /** What {@code -top} says of each function itself; the type stands under "Type". */
    private Map<String, String> top(Profile profile) throws IOException {
        Path file = directory.resolve("profile.pb.gz");
        try (var out = Files.newOutputStream(file)) {
            profile.write(out);
        }
        GoTool.Said said = GoTool.run(directory, "go", "tool", "pprof", "-top", "-nodecount=100", "-nodefraction=0", file.toString());
        assertEquals(0, said.status(), () -> String.join("\n", said.lines()));
        Map<String, String> top = new TreeMap<>();
        for (String line : said.lines()) {
            String[] words = line.trim().split("\\s+");
            if (words.length == 6 && words[1].endsWith("%") && words[2].endsWith("%")) {
                top.put(words[5], words[0]);
            } else if (words[0].equals("Type:")) {
                top.put("Type", words[1]);
            }
        }
        return top;
    }

    @Test
    void samples_are_time_of_the_function_that_they_found() throws IOException {
        EventLog log = log("cpu-profile");
        int samples = 0;
        for (int i = 0; i < log.size(); i++) {
            samples += log.type(i) == Ev.CPU_SAMPLE && log.stacks().get(log.stack(i)).func().equals("main") ? 1 : 0;
        }
        assertTrue(samples > 5);
        assertTrue(Pprof.hasSamples(log));
        assertEquals(Map.of("Type", "cpu", "main.main", samples * 10 + "ms"), top(out -> Pprof.cpu(log, out)));
    }

    /** Ten goroutines wait to run when main has made them; later none is left but main. */
    @ParameterizedTest
    @CsvSource({"ten-goroutines,0,main.main=1", "worker-pool,1000000,main.main=1 main.worker=3", "gc-workers,1000000,main.main=1"})
    void goroutines_stand_where_they_were_seen_last_and_those_of_the_runtime_are_left_out(String lesson, long time, String counts) throws IOException {
        EventLog log = log(lesson);
        Map<String, String> expected = new TreeMap<>(Map.of("Type", "goroutine"));
        List.of(counts.split(" ")).forEach(count -> expected.put(count.split("=")[0], count.split("=")[1]));
        assertEquals(expected, top(out -> Pprof.goroutines(log, time, out)));
    }

    @Test
    void a_program_without_the_profiler_has_no_samples() {
        assertFalse(Pprof.hasSamples(log("busy-loop")));
    }
}
