package dev.gmpscope.trace.export;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.gmpscope.scenario.GoTool;
import dev.gmpscope.scenario.ScenarioReader;
import dev.gmpscope.simulation.Library;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The forms of the lines, held to those that a real Go 1.26 prints. */
class RealSchedTraceTest {
    private static final Set<String> OF_THE_RUNTIME = Set.of("force gc (idle)", "GC sweep wait", "GC scavenge wait", "GOMAXPROCS updater (idle)", "finalizer wait",
            "cleanup wait");

    private enum Kind { SCHED, P, M, G }

    @TempDir
    private Path directory;

    @BeforeAll
    static void ask() {
        String version = GoTool.version();
        assumeTrue(version.startsWith("go1.26"), "skipped: the forms are those of Go 1.26, and the go on the path is " + version);
    }

    private List<String> run(int gomaxprocs, String setting) {
        GoTool.Said built = GoTool.run(directory, "go", "build", "-o", "traced", ".");
        assertEquals(0, built.status(), () -> String.join("\n", built.lines()));
        List<String> lines = new ArrayList<>(GoTool.run(directory, "env", "GOMAXPROCS=" + gomaxprocs, "GODEBUG=" + setting, "./traced").lines());
        lines.removeIf(line -> !line.startsWith("SCHED ") && !line.startsWith("  "));
        return lines;
    }

    private List<String> traced(int gomaxprocs, String setting) throws Exception {
        try (var source = getClass().getResourceAsStream("traced.go.txt")) {
            Files.write(directory.resolve("main.go"), source.readAllBytes());
        }
        Files.writeString(directory.resolve("go.mod"), "module traced\n\ngo 1.26\n", StandardCharsets.UTF_8);
        return run(gomaxprocs, setting);
    }

    /** Reads a line of the real Go and writes it again. */
    private static Object[] again(Form form, String line) {
        Object[] values = form.read(line);
        assertNotNull(values, "Go prints a line that is none of ours: " + line);
        assertEquals(line, form.write(values));
        return values;
    }

    @Test
    void every_line_with_scheddetail_is_written_again_byte_for_byte() throws Exception {
        Set<Kind> seen = EnumSet.noneOf(Kind.class);
        Set<Long> statuses = new TreeSet<>();
        for (String line : traced(2, "schedtrace=1,scheddetail=1")) {
            switch (line.substring(0, 3)) {
                case "  P" -> {
                    seen.add(Kind.P);
                    again(SchedLines.P, line);
                }
                case "  M" -> {
                    seen.add(Kind.M);
                    again(SchedLines.M, line);
                }
                case "  G" -> {
                    seen.add(Kind.G);
                    statuses.add((Long) again(SchedLines.G, line)[1]);
                }
                default -> {
                    seen.add(Kind.SCHED);
                    Object[] head = again(SchedLines.DETAIL, line);
                    assertEquals(2L, head[1], line);
                    assertEquals(false, head[11], "sysmon does not sleep deeply while it traces: " + line);
                }
            }
        }
        assertEquals(EnumSet.allOf(Kind.class), seen);
        assertTrue(statuses.containsAll(Set.of(2L, 4L, 6L)), "running, waiting and dead goroutines were seen: " + statuses);
    }

    @Test
    void every_plain_line_is_written_again_byte_for_byte() throws Exception {
        List<String> lines = traced(3, "schedtrace=5");
        assertTrue(lines.size() >= 5, () -> String.join("\n", lines));
        for (String line : lines) {
            assertTrue(((int[]) again(SchedLines.PLAIN, line)[8]).length <= 3, line);
        }
    }

    /** On one P the rules decide it: the P is never idle, nobody spins, and whoever puts up work leaves the note. */
    @Test
    void a_busy_loop_on_one_p_prints_what_the_model_prints() throws Exception {
        String document = Library.load().document("busy-loop");
        GoTool.write(ScenarioReader.read("busy-loop", document), directory, true);
        Set<List<Object>> real = new TreeSet<>(java.util.Comparator.comparing(Object::toString));
        for (String line : run(1, "schedtrace=10")) {
            Object[] v = again(SchedLines.PLAIN, line);
            if ((Long) v[0] > 0) {
                real.add(List.of(v[1], v[2], v[4], v[5]));
            }
        }
        Set<List<Object>> model = new TreeSet<>(java.util.Comparator.comparing(Object::toString));
        for (SchedTraceTest.Line line : SchedTraceTest.trace("busy-loop", 10, false)) {
            Object[] v = SchedLines.PLAIN.read(line.text());
            if ((Long) v[0] > 0) {
                model.add(List.of(v[1], v[2], v[4], v[5]));
            }
        }
        assertEquals(model, real, "gomaxprocs, idleprocs, spinningthreads, needspinning");
    }

    /**
     * Decided by rules: who is listed where (places of dead goroutines are used again), why each waits or waited last, who is locked, how many dead ones and
     * timers the P keeps.
     */
    @Test
    void places_reasons_locks_and_counts_of_a_program_on_one_p_are_the_models() throws Exception {
        String document = new String(getClass().getResourceAsStream("places.json").readAllBytes(), StandardCharsets.UTF_8);
        GoTool.write(ScenarioReader.read("places", document), directory, true);
        List<String> last = SchedTraceTest.traceOf(document, 10, true).stream().reduce((a, b) -> b).orElseThrow().text().lines().toList();
        List<String> real = run(1, "schedtrace=10,scheddetail=1");
        List<List<String>> prints = prints(real).stream().map(RealSchedTraceTest::decided).toList();
        assertTrue(prints.contains(decided(last)), () -> decided(last) + " is none of\n" + String.join("\n", prints.stream().map(String::valueOf).toList()));
    }

    /** What was printed at one time, each: sysmon may print at the very moment at which its own signal has stopped main. */
    private static List<List<String>> prints(List<String> lines) {
        List<List<String>> prints = new ArrayList<>();
        for (String line : lines) {
            if (line.startsWith("SCHED ")) {
                prints.add(new ArrayList<>());
            }
            if (!prints.isEmpty()) {
                prints.get(prints.size() - 1).add(line);
            }
        }
        return prints;
    }

    /** The fields that rules decide; goroutines of the runtime and the numbers of threads and goroutines are left out. */
    private static List<String> decided(List<String> lines) {
        List<String> fields = new ArrayList<>();
        for (String line : lines) {
            Object[] p = SchedLines.P.read(line);
            Object[] g = SchedLines.G.read(line);
            Object[] m = SchedLines.M.read(line);
            if (p != null) {
                fields.add("P status=" + p[1] + " runqsize=" + p[5] + " gfreecnt=" + p[6] + " timerslen=" + p[7]);
            } else if (g != null && !OF_THE_RUNTIME.contains(g[2])) {
                fields.add("G status=" + g[1] + "(" + g[2] + ")" + (g[3] == null ? "" : " on an M") + (g[4] == null ? "" : " locked"));
            } else if (m != null && m[10] != null) {
                fields.add("M locked, blocked=" + m[9]);
            }
        }
        return fields;
    }
}
