package dev.gmpscope.trace.imports;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.gmpscope.simulation.Lessons;
import dev.gmpscope.trace.EventLog;
import dev.gmpscope.trace.EventTable;
import dev.gmpscope.trace.EventText;
import dev.gmpscope.trace.EventType;
import dev.gmpscope.trace.SchedState;
import dev.gmpscope.trace.Tables;
import dev.gmpscope.trace.export.GoTrace;
import dev.gmpscope.trace.wire.WireEvent;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What becomes of an execution trace in a log. */
class ImportedTraceTest {
    /** The events with which the tracer notes a stack. */
    private static final List<String> STACKED = IntStream.range(0, 256).mapToObj(WireEvent::byId).filter(e -> e != null && e.args().contains("stack")).map(WireEvent::name).toList();
    private static final int ROUNDS = Integer.getInteger("fuzz.rounds", 400);

    static Stream<Lessons.Lesson> lessons() {
        return Lessons.own();
    }

    private static byte[] trace(EventLog log, int generation) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        GoTrace.write(log, List.of(), generation, out);
        return out.toByteArray();
    }

    /** The model's log goes out as a trace and comes in again: the same events on the same M, P and G, with the same reasons and stacks. */
    @ParameterizedTest
    @MethodSource("lessons")
    void a_run_of_the_model_comes_back_through_a_trace(Lessons.Lesson lesson) throws IOException {
        EventLog model = Lessons.run(lesson).log();
        assumeTrue(!told(model).isEmpty(), "nothing happens in it that Go's tracer would note");
        EventLog back = Imported.log(trace(model, GoTrace.EVENTS));
        same(told(model), told(back));
        assertEquals("go trace", back.header().source());
        assertEquals(model.header().gomaxprocs(), back.header().gomaxprocs());
        assertEquals(List.of("positions"), back.header().records());
    }

    @ParameterizedTest
    @ValueSource(strings = {"gc-workers", "gomaxprocs", "netpoll-syscalls", "cpu-profile", "busy-loop", "gc-assist"})
    void generations_leave_no_seam(String id) throws IOException {
        EventLog model = lesson(id);
        same(told(model), told(Imported.log(trace(model, 40))));
    }

    private static void same(List<String> expected, List<String> told) {
        for (int i = 0; i < Math.min(expected.size(), told.size()); i++) {
            int at = i;
            assertEquals(expected.get(i), told.get(i), () -> "event " + at);
        }
        assertEquals(expected.size(), told.size());
    }

    private static EventLog lesson(String id) {
        return Lessons.run(Lessons.own().filter(one -> one.id().equals(id)).findAny().orElseThrow()).log();
    }

    /** The tracer's own events but for the opening, with what a trace keeps of them. */
    private static List<String> told(EventLog log) {
        List<String> told = new ArrayList<>();
        for (int i = 0; i < log.size(); i++) {
            EventType type = EventTable.get().byId(log.type(i));
            boolean note = type.name().startsWith("User");
            if (type.tracer() && !note && !type.name().endsWith("Status") && log.time(i) + i > 0) {
                told.add(line(log, i, type));
            }
        }
        return told;
    }

    private static String line(EventLog log, int i, EventType type) {
        StringBuilder line = new StringBuilder(type.name());
        line.append(" M").append(log.m(i) < 0 ? -1 : log.ms().get(log.m(i)).id()).append(" P").append(log.p(i)).append(" G").append(log.g(i) < 0 ? -1 : log.gs().get(log.g(i)).id());
        for (EventType.Arg arg : type.args()) {
            if (!List.of("waitReason", "object", "inherit", "trigger").contains(arg.name())) {
                line.append(' ').append(EventText.value(log, i, arg));
            }
        }
        if (STACKED.contains(type.name())) {
            for (int at = log.stack(i); at >= 0; at = log.stacks().get(at).parent()) {
                Tables.Stack frame = log.stacks().get(at);
                line.append(' ').append(frame.func().replaceFirst("^(main\\.)+|^runtime\\.go(?=panic$)", "")).append(frame.line() > 0 ? ":" + frame.line() : "");
            }
        }
        return line.toString();
    }

    @Test
    void what_was_there_before_the_trace_stands_at_its_beginning() throws IOException {
        EventLog log = Imported.everythingLog();
        List<String> lines = Lessons.text(log);
        assertEquals(List.of("0 - - - ProcsChange procs=2", "0 M7 - - ProcStatus proc=P0 status=\"running\"", "0 M8 - - ProcStatus proc=P1 status=\"syscall\"",
                "0 M7 P0 - GoStatus goroutine=G1 thread=M7 status=\"running\"", "0 M8 P1 - GoStatus goroutine=G2 thread=M8 status=\"syscall\""), lines.subList(0, 5));
        assertEquals(List.of("GCActive", "GCSweepActive proc=P0", "GCMarkAssistActive goroutine=G1", "GCMarkAssistEnd", "GCSweepEnd swept=8192", "GCEnd",
                "UserTaskBegin task=1 parent=0 name=\"a task\"", "UserRegionBegin task=1 name=\"a region\"", "UserLog task=1 category=\"key\" message=\"a value\"",
                "UserRegionEnd task=1 name=\"a region\"", "UserTaskEnd task=1 name=\"a task\"", "GoLabel label=\"GC (idle)\"", "GoCreateBlocked new=G5", "GoSwitch goroutine=G5",
                "GoSwitchDestroy goroutine=G1", "GoStop reason=\"preempted\"", "ProcSteal proc=P1 thread=-"), on(lines, "M7 P0"));
        assertEquals(List.of("GoCreateSyscall new=G6", "GoSyscallEndBlocked", "ProcStart proc=P1", "GoStart goroutine=G6 inherit=0", "GoSyscallBegin", "GoDestroySyscall"), on(lines, "M9"));
    }

    private static List<String> on(List<String> lines, String where) {
        return lines.stream().filter(line -> !line.startsWith("0 ") && line.contains(" " + where + " ")).map(line -> line.replaceFirst("^\\d+ \\S+ \\S+ \\S+ ", "")).toList();
    }

    /** What is broken gets its sentence, and what was readable stays. */
    @Test
    void a_broken_trace_keeps_what_came_before() throws IOException {
        byte[] whole = trace(lesson("gc-workers"), 200);
        ImportedTrace cut = new ImportedTrace(new ByteArrayInputStream(Arrays.copyOf(whole, whole.length * 2 / 3)), "cut");
        assertEquals(End.BROKEN, cut.read(Integer.MAX_VALUE, () -> false));
        assertTrue(cut.problem().matches("At byte \\d+: .*cut off\\."), cut.problem());
        List<String> all = Lessons.text(Imported.log(whole));
        List<String> kept = Lessons.text(cut.log());
        assertTrue(kept.size() > 200 && kept.size() < all.size(), kept.size() + " of " + all.size());
        assertEquals(all.subList(0, kept.size()), kept);
        BrokenTrace foreign = assertThrows(BrokenTrace.class, () -> new ImportedTrace(new ByteArrayInputStream("no trace at all".getBytes()), "x"));
        assertTrue(foreign.getMessage().startsWith("At byte 0: this is no execution trace"), foreign.getMessage());
    }

    @Test
    void reading_stops_when_the_log_is_full_or_somebody_says_so() throws IOException {
        byte[] whole = trace(lesson("gc-workers"), 200);
        ImportedTrace full = new ImportedTrace(new ByteArrayInputStream(whole), "full");
        assertEquals(End.FULL, full.read(100, () -> false));
        assertEquals(100, full.log().size());
        ImportedTrace stopped = new ImportedTrace(new ByteArrayInputStream(whole), "stopped");
        assertEquals(End.STOPPED, stopped.read(Integer.MAX_VALUE, () -> true));
        assertNull(stopped.problem());
        assertTrue(stopped.log().size() <= 1024, () -> "went on to " + stopped.log().size());
    }

    /** A log has 16 bits for a thread: more of them are told, and not mixed up. */
    @Test
    void one_thread_too_many_is_told() {
        List<String> text = new ArrayList<>(List.of("Trace Go1.26"));
        for (int thread = 1; thread <= Short.MAX_VALUE + 2; thread++) {
            text.add("EventBatch gen=1 m=" + thread + " time=1 size=3");
            text.add("GoCreateSyscall dt=1 new_g=" + thread);
        }
        text.addAll(List.of("EventBatch gen=1 m=18446744073709551615 time=1 size=12", "Sync", "Frequency freq=1000000000", "ClockSnapshot dt=0 mono=1 sec=1 nsec=1", "EndOfGeneration"));
        try {
            ImportedTrace imported = new ImportedTrace(new ByteArrayInputStream(WireText.bytes(WireText.sized(text))), "many");
            assertEquals(End.BROKEN, imported.read(Integer.MAX_VALUE, () -> false));
            assertTrue(imported.problem().contains("one more thread than 32767"), imported.problem());
            assertEquals(Short.MAX_VALUE + 1, imported.log().ms().size());
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    /** Bytes that are anything: a sentence or events that can be folded, never a crash. */
    @Test
    void bytes_that_are_changed_at_random_make_logs_that_can_be_folded() throws IOException {
        Random random = new Random(20261125);
        byte[][] seeds = {Imported.everything(), trace(lesson("gomaxprocs"), 100), trace(lesson("netpoll-syscalls"), GoTrace.EVENTS)};
        int folded = 0;
        for (int round = 0; round < ROUNDS; round++) {
            byte[] bytes = seeds[round % seeds.length].clone();
            for (int i = random.nextInt(3); i >= 0; i--) {
                bytes[16 + random.nextInt(bytes.length - 16)] = (byte) (random.nextBoolean() ? random.nextInt(256) : random.nextInt(60));
            }
            try {
                ImportedTrace imported = new ImportedTrace(new ByteArrayInputStream(bytes), "changed");
                imported.read(Integer.MAX_VALUE, () -> false);
                SchedState state = new SchedState();
                for (int i = 0; i < imported.log().size(); i++) {
                    state.apply(imported.log(), i);
                }
                folded++;
            } catch (BrokenTrace e) {
                continue;
            }
        }
        assertTrue(folded > ROUNDS / 4, "only " + folded + " came to a log");
    }
}
