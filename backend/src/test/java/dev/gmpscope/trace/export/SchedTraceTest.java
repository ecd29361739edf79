package dev.gmpscope.trace.export;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.gmpscope.simulation.Lessons;
import dev.gmpscope.simulation.Library;
import dev.gmpscope.simulation.Run;
import dev.gmpscope.trace.EventLog;
import dev.gmpscope.trace.Ev;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What schedtrace prints for the lessons. */
class SchedTraceTest {
    private static final Path GOLDEN = Path.of("src/test/resources/dev/gmpscope/trace/export");

    record Line(int seq, long time, boolean deep, String text) {}

    static List<Line> trace(Lessons.Ran ran, int period, boolean detailed) {
        List<Line> lines = new ArrayList<>();
        SchedTrace.write(ran.log(), ran.outcome().time(), period, detailed, (seq, time, deep, text) -> lines.add(new Line(seq, time, deep, text)));
        return lines;
    }

    static List<Line> trace(String lesson, int period, boolean detailed) {
        return trace(Lessons.run(new Lessons.Lesson(lesson, Run.of(Library.load().document(lesson)))), period, detailed);
    }

    static List<Line> traceOf(String document, int period, boolean detailed) {
        return trace(Lessons.run(new Lessons.Lesson("test", Run.of(document))), period, detailed);
    }

    static Stream<Lessons.Lesson> lessons() {
        return Lessons.own();
    }

    private static long number(Object value) {
        return (Long) value;
    }

    /** With a period of a millisecond, every moment at which sysmon prints. */
    @ParameterizedTest
    @MethodSource("lessons")
    void the_numbers_of_each_print_agree_with_one_another(Lessons.Lesson lesson) {
        Lessons.Ran ran = Lessons.run(lesson);
        List<Line> details = trace(ran, 1, true);
        List<Line> plain = trace(ran, 1, false);
        assertEquals(details.size(), plain.size());
        for (int i = 0; i < details.size(); i++) {
            String text = details.get(i).text();
            List<String> lines = text.lines().toList();
            Object[] head = SchedLines.DETAIL.read(lines.get(0));
            Object[] one = SchedLines.PLAIN.read(plain.get(i).text());
            assertNotNull(head, text);
            assertNotNull(one, plain.get(i).text());
            for (int v = 0; v < 8; v++) {
                assertEquals(head[v], one[v], text);
            }
            long ps = lines.stream().filter(l -> l.startsWith("  P")).count();
            long ms = lines.stream().filter(l -> l.startsWith("  M")).count();
            assertEquals(number(head[1]), ps, text);
            assertTrue(ms == number(head[3]) || ms == number(head[3]) + 1, "the main thread stays listed when it has ended: " + text);
            pairs(lines, number(head[2]), number(head[4]), text);
        }
    }

    /** A P and its M name each other, and so do an M and the goroutine on it. */
    private static void pairs(List<String> lines, long idleprocs, long spinning, String text) {
        long idle = 0;
        long spins = 0;
        for (String line : lines.subList(1, lines.size())) {
            Object[] p = SchedLines.P.read(line);
            Object[] m = SchedLines.M.read(line);
            if (p != null) {
                idle += number(p[1]) == 0 && p[4] == null ? 1 : 0;
                assertTrue(p[4] == null || lines.stream().anyMatch(l -> l.startsWith("  M" + p[4] + ": p=" + p[0] + " ")), text);
                assertTrue(number(p[6]) >= 0 && number(p[7]) >= 0, text);
            } else if (m != null) {
                spins += (Boolean) m[8] ? 1 : 0;
                assertTrue(m[2] == null || lines.stream().anyMatch(l -> l.startsWith("  G" + m[2] + ": ") && l.contains(" m=" + m[0] + " ")), text);
            } else {
                assertNotNull(SchedLines.G.read(line), "no line of schedtrace: " + line);
            }
        }
        assertTrue(idle >= idleprocs, "idle Ps are nobody's: " + text);
        assertEquals(spinning, spins, text);
    }

    @ParameterizedTest
    @MethodSource("lessons")
    void sysmon_prints_at_its_rounds_and_no_sooner_than_the_period(Lessons.Lesson lesson) {
        Lessons.Ran ran = Lessons.run(lesson);
        EventLog log = ran.log();
        long last = Long.MIN_VALUE;
        for (Line line : trace(ran, 3, false)) {
            assertTrue(last == Long.MIN_VALUE || line.time() >= last + 3_000_000, "too soon: " + line);
            assertTrue(line.deep() ? log.time(line.seq()) <= line.time() : log.type(line.seq()) == Ev.SYSMON_TICK && log.time(line.seq()) == line.time(),
                    "at no round: " + line);
            last = line.time();
        }
    }

    @Test
    void the_text_of_a_lesson_is_the_one_that_was_read() throws IOException {
        for (boolean detailed : new boolean[] {false, true}) {
            Path file = GOLDEN.resolve(detailed ? "netpoll-syscalls.scheddetail.txt" : "netpoll-syscalls.schedtrace.txt");
            StringBuilder text = new StringBuilder();
            trace("netpoll-syscalls", 5, detailed).forEach(line -> text.append(line.text()).append('\n'));
            if (Boolean.getBoolean("golden.renew")) {
                Files.writeString(file, text);
            }
            assertEquals(Files.readString(file), text.toString(), "java -jar backend/target/gmpscope.jar simulate netpoll-syscalls --print schedtrace --period 5ms");
        }
    }

    @Test
    void a_busy_p_is_never_idle_and_its_schedtick_only_rises() {
        List<Line> lines = trace("busy-loop", 10, false);
        assertTrue(lines.size() >= 4, lines::toString);
        int tick = 4; // the phase of schedtick at the start
        for (Line line : lines) {
            Object[] v = SchedLines.PLAIN.read(line.text());
            assertEquals(List.of(1L, 0L), List.of(v[1], v[2]), line.text());
            int now = ((int[]) v[9])[0];
            assertTrue(now >= tick, line.text());
            tick = now;
        }
        assertEquals("SCHED 0ms:", lines.get(0).text().substring(0, 10), "time counts from the first line");
    }

    /** All Ps are idle for 100 ms: with schedtrace on sysmon stays awake, and prints on its rounds of 10 ms and a little. */
    @Test
    void where_the_logs_sysmon_sleeps_deeply_the_lines_come_all_the_same() {
        List<Line> lines = traceOf("{\"format\": 1, \"title\": \"t\", \"gomaxprocs\": 2, \"until\": \"1s\", \"funcs\": {\"main\": [{\"sleep\": \"100ms\"}]}}", 10, false);
        assertTrue(lines.size() >= 6 && lines.size() <= 11, lines::toString);
        for (Line line : lines.subList(1, lines.size())) {
            assertTrue(line.deep(), line::toString);
            assertEquals(2L, SchedLines.PLAIN.read(line.text())[2], line.text());
        }
    }

    @Test
    void who_waits_for_a_second_and_a_period_of_a_minute_gives_one_line() {
        assertEquals(1, traceOf("{\"format\": 1, \"title\": \"t\", \"until\": \"2s\", \"funcs\": {\"main\": [{\"sleep\": \"1s\"}]}}", 60_000, false).size());
    }

    @Test
    void what_is_taken_ends_when_the_taker_says_so() {
        Lessons.Ran ran = Lessons.run(new Lessons.Lesson("busy-loop", Run.of(Library.load().document("busy-loop"))));
        List<String> taken = new ArrayList<>();
        SchedTrace.write(ran.log(), ran.outcome().time(), 1, false, (seq, time, deep, text) -> taken.add(text) && taken.size() < 2);
        assertEquals(2, taken.size());
    }

    @Test
    void a_form_refuses_what_it_would_not_write() {
        String line = "  G7: status=4(force gc (idle)) m=nil lockedm=3";
        assertEquals(List.of(7L, 4L, "force gc (idle)"), Arrays.asList(SchedLines.G.read(line)).subList(0, 3));
        assertNull(SchedLines.G.read(line + " "));
        assertNull(SchedLines.G.read(line.replace("m=nil", "m=-1")));
        assertNull(SchedLines.G.read(line.replace("  G", " G")));
        assertNull(SchedLines.P.read("  P0: status=1 schedtick=04 syscalltick=0 m=0 runqsize=0 gfreecnt=0 timerslen=0"));
    }
}
