package dev.gmpscope.trace.imports;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.gmpscope.scenario.RandomScenario;
import dev.gmpscope.simulation.Lessons;
import dev.gmpscope.simulation.Library;
import dev.gmpscope.simulation.Run;
import dev.gmpscope.trace.EventLog;
import dev.gmpscope.trace.EventTable;
import dev.gmpscope.trace.export.GoTrace;
import dev.gmpscope.trace.wire.WireEvent;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The reader on its own: what it says of broken files, and that it reads what the exporter writes. Other seeds: {@code -Dfuzz.seed=1 -Dfuzz.rounds=100000}. */
class TraceReaderTest {
    private static final int ROUNDS = Integer.getInteger("fuzz.rounds", 600);
    private static final long SEED = Long.getLong("fuzz.seed", 20260101);
    private static final int PROGRAMS = 60;

    /** What came out of a file: the events that were readable, and the sentence, null if it is whole. */
    private record Came(List<String> events, String sentence) {}

    private static EventLog log(String lesson) {
        return Lessons.run(new Lessons.Lesson(lesson, Run.of(Library.load().document(lesson)))).log();
    }

    private static byte[] trace(EventLog log) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        GoTrace.write(log, List.of(), out);
        return out.toByteArray();
    }

    private static Came read(byte[] bytes) throws IOException {
        List<String> events = new ArrayList<>();
        try {
            TraceReader.read(new ByteArrayInputStream(bytes), event -> events.add(AsGoPrints.line(event)));
            return new Came(events, null);
        } catch (BrokenTrace e) {
            assertTrue(e.getMessage().matches("(?s)At byte \\d+: .+\\."), e.getMessage());
            assertTrue(e.offset() >= 0 && e.offset() <= bytes.length, () -> e.getMessage() + " of " + bytes.length);
            return new Came(events, e.getMessage());
        }
    }

    /** The same events in the same order, by name. */
    @Test
    void what_the_exporter_writes_of_any_program_is_read_again() throws IOException {
        for (int seed = 0; seed < PROGRAMS; seed++) {
            Run run = new Run(RandomScenario.document(seed), null, null, null, null, null, null, 20_000L, List.of());
            EventLog log = Lessons.run(new Lessons.Lesson("seed " + seed, run)).log();
            List<String> names = new ArrayList<>();
            TraceReader.read(new ByteArrayInputStream(trace(log)), event -> {
                if (event.type != TraceEvent.SYNC && !event.kind().name().matches(".*(Status.*|Active)|User.*")) {
                    names.add(event.kind().name());
                }
            });
            List<String> expected = new ArrayList<>();
            for (int i = 0; i < log.size(); i++) {
                var type = EventTable.get().byId(log.type(i));
                if (type.tracer() && !type.name().endsWith("Status")) {
                    expected.add(type.name());
                }
            }
            assertEquals(expected, names, "seed " + seed);
        }
    }

    @Test
    void a_file_that_is_cut_off_keeps_its_whole_generations() throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        EventLog log = log("gc-workers");
        byte[] whole = trace(log);
        List<String> all = read(whole).events();
        for (int length = 0; length < whole.length; length++) {
            Came came = read(Arrays.copyOf(whole, length));
            if (length > 16) {
                assertTrue(came.sentence() != null && came.sentence().contains("cut off"), "at " + length + ": " + came.sentence());
            }
            assertEquals(List.of(), came.events());
        }
        assertTrue(all.size() > 100);
        out.write(whole);
        out.write(whole, 16, 40);
        Came came = read(out.toByteArray());
        assertEquals(all.subList(0, all.size() - 1), came.events());
        assertTrue(came.sentence().contains("cut off"), came.sentence());
    }

    /** Bytes that are anything: a sentence or events, never a crash, and never much time. */
    @Test
    void bytes_that_are_changed_at_random_are_read_or_refused() {
        Random random = new Random(SEED);
        assertTimeoutPreemptively(Duration.ofMinutes(10), () -> {
            byte[][] seeds = {trace(log("gc-workers")), trace(log("netpoll-syscalls")), trace(log("gomaxprocs")), trace(log("cpu-profile"))};
            int refused = 0;
            for (int round = 0; round < ROUNDS; round++) {
                byte[] bytes = seeds[round % seeds.length].clone();
                for (int i = random.nextInt(4); i >= 0; i--) {
                    bytes[16 + random.nextInt(bytes.length - 16)] = (byte) (random.nextBoolean() ? random.nextInt(256) : random.nextInt(60));
                }
                refused += read(bytes).sentence() == null ? 0 : 1;
            }
            assertTrue(refused > ROUNDS / 4, "only " + refused + " refused");
        });
    }

    @ParameterizedTest
    @CsvSource({"go 1.19 trace,format of Go 1.19. go tool trace of a newer Go opens it", "go 1.11 trace,format of Go 1.11", "go 1.99 trace,is not known",
            "go 1.24 trace,is not known", "PK archive 12345,no execution trace of Go"})
    void a_foreign_file_gets_its_sentence(String head, String sentence) throws IOException {
        Came came = read(Arrays.copyOf(head.getBytes(StandardCharsets.US_ASCII), 16));
        assertTrue(came.sentence().contains(sentence), came.sentence());
        assertTrue(came.sentence().startsWith("At byte 0: "), came.sentence());
    }

    @Test
    void an_event_that_waits_for_ever_is_named_with_its_place() {
        byte[] bytes = WireText.bytes(List.of("Trace Go1.26", "EventBatch gen=1 m=7 time=1 size=9", "ProcStatus dt=1 p=0 pstatus=1", "GoStart dt=1 g=9 g_seq=1",
                "EventBatch gen=1 m=18446744073709551615 time=1 size=12", "Sync", "Frequency freq=1000000000", "ClockSnapshot dt=0 mono=1 sec=1 nsec=1", "EndOfGeneration"));
        bytes[20] = 8;
        BrokenTrace e = assertThrows(BrokenTrace.class, () -> TraceReader.read(new ByteArrayInputStream(bytes), event -> { }));
        assertEquals(25, e.offset());
        assertTrue(e.getMessage().startsWith("At byte 25: GoStart of thread 7: no thread can go on here"), e.getMessage());
    }

    @Test
    void every_kind_of_event_has_a_time_or_a_place_in_the_structure() {
        assertEquals("GoUnblock", WireEvent.byId(WireEvent.GO_UNBLOCK).name());
        assertEquals("seq", WireEvent.byId(WireEvent.GO_UNBLOCK).kind(2));
        assertTrue(WireEvent.byId(WireEvent.GO_UNBLOCK).timed());
        assertTrue(!WireEvent.byId(WireEvent.STRING).timed());
    }
}
