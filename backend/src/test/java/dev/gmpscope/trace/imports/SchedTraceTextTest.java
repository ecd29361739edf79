package dev.gmpscope.trace.imports;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.gmpscope.simulation.Lessons;
import dev.gmpscope.simulation.Library;
import dev.gmpscope.simulation.Run;
import dev.gmpscope.trace.EventLog;
import dev.gmpscope.trace.EventText;
import dev.gmpscope.trace.Validator;
import dev.gmpscope.trace.export.SchedTrace;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Lines of schedtrace become counters, in every form that Go has printed; nothing else comes of them. */
class SchedTraceTextTest {
    private static final String OLD = "SCHED 0ms: gomaxprocs=2 idleprocs=1 threads=5 spinningthreads=1 idlethreads=0 runqueue=0 [3 0]\n";

    private SchedTraceText text;

    private End read(String printed) throws IOException {
        text = new SchedTraceText(new ByteArrayInputStream(printed.getBytes(StandardCharsets.UTF_8)), "printed");
        End end = text.read(1_000_000, () -> false);
        assertEquals(List.of(), Validator.check(text.log()));
        return end;
    }

    private List<String> told() {
        EventLog log = text.log();
        List<String> told = new ArrayList<>();
        for (int i = 0; i < log.size(); i++) {
            told.add(log.time(i) / 1_000_000 + " " + log.strings().get(log.a(i)) + " " + log.b(i));
        }
        return told;
    }

    @Test
    void the_form_of_go_1_19() throws IOException {
        assertEquals(End.WHOLE, read(OLD + "hello\n" + OLD.replace("SCHED 0ms", "SCHED 1007ms").replace("[3 0]", "[3 9]")));
        assertEquals(List.of("0 gomaxprocs 2", "0 idleprocs 1", "0 threads 5", "0 spinningthreads 1", "0 idlethreads 0", "0 runqueue 0", "0 runqueue of P0 3", "0 runqueue of P1 0", "1007 runqueue of P1 9"), told());
        assertEquals(1, text.foreign());
        assertEquals(2, text.prints().size());
        assertEquals(1_007_000_000, text.time());
    }

    @Test
    void the_newest_form_and_the_details_as_the_model_prints_them() throws IOException {
        Lessons.Ran ran = Lessons.run(new Lessons.Lesson("netpoll-syscalls", Run.of(Library.load().document("netpoll-syscalls"))));
        for (boolean detail : List.of(false, true)) {
            List<String> prints = new ArrayList<>();
            SchedTrace.write(ran.log(), ran.outcome().time(), 10, detail, (seq, time, deep, print) -> prints.add(print));
            assertEquals(End.WHOLE, read(String.join("\n", prints)), () -> text.problem());
            assertEquals(prints, text.prints().stream().map(SchedTraceText.Print::text).toList());
            assertTrue(told().contains("0 schedtick of P0 5"), () -> told().toString());
            assertEquals(detail, told().stream().anyMatch(line -> line.matches("\\d+ goroutines waiting [1-9]\\d*")));
        }
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "SCHED 9ms: gomaxprocs=2 idle | Line 2: \"idle\" is no key with a number.",
        "SCHED 9ms: gomaxprocs=2 idleprocs= | Line 2: idleprocs is \"\", and is to be a number; the line has probably been cut off.",
        "SCHED 9ms: gomaxprocs=2 | Line 2: idleprocs is missing; the line has probably been cut off.",
        "SCHED soon | Line 2: \"SCHED \" is to be followed by a time such as 10ms and a colon.",
        "'  G7: status=x m=nil' | Line 2: status is \"x\", and is to be a number and a reason in brackets; the line has probably been cut off.",
        "'  P1: status=1 sched' | Line 2: runqsize is missing; the line has probably been cut off."})
    void a_broken_line_is_said_and_what_stands_before_it_is_kept(String line, String sentence) throws IOException {
        assertEquals(End.BROKEN, read(OLD + line));
        assertEquals(sentence, text.problem());
        assertTrue(line.startsWith("  ") || told().size() == 8, () -> told().toString());
    }

    /** As the real Go prints it. */
    @Test
    void a_reason_may_have_brackets_and_a_number_may_fall_below_nothing() throws IOException {
        assertEquals(End.WHOLE, read(OLD.replace("[3 0]", "nmidlelocked=-1") + "  G2: status=4(force gc (idle)) m=nil lockedm=nil\n"));
        assertTrue(told().containsAll(List.of("0 nmidlelocked -1", "0 goroutines waiting 1")), () -> told().toString());
    }

    @Test
    void another_program_is_told_by_its_time() throws IOException {
        assertEquals(End.BROKEN, read(OLD.replace(" 0ms", " 20ms") + OLD));
        assertTrue(text.problem().startsWith("Line 2: the time falls from 20 ms to 0 ms"), text.problem());
    }

    @Test
    void the_events_have_their_sentence() throws IOException {
        read(OLD);
        assertEquals("0 - - - Counter name=\"gomaxprocs\" value=2", EventText.line(text.log(), 0));
    }
}
