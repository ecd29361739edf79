package dev.gmpscope.server;

import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import dev.gmpscope.scenario.RecordedTwin;
import dev.gmpscope.simulation.Lessons;
import dev.gmpscope.simulation.Library;
import dev.gmpscope.simulation.Outcome;
import dev.gmpscope.simulation.Run;
import dev.gmpscope.trace.EventLog;
import dev.gmpscope.trace.EventTable;
import dev.gmpscope.trace.SchedState;
import dev.gmpscope.trace.export.GoTrace;
import dev.gmpscope.trace.imports.Imported;
import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Writes what the WebSocket sends of each lesson, and snapshots of the Java fold beside it, for the JavaScript twin
 * (frontend/trace/twin.test.js) to compare itself with.
 */
class TwinFramesTest {
    private static final Path TWIN = Path.of("target/twin");
    private static final int SNAPSHOTS = 60;
    private static final ObjectMapper JSON = new ObjectMapper();

    static List<Lessons.Lesson> lessons() {
        return Lessons.all().filter(l -> l.run().rules() == null || l.run().rules().equals("1.14")).toList();
    }

    @ParameterizedTest
    @MethodSource("lessons")
    void frames_and_snapshots_are_written_for_the_javascript_twin(Lessons.Lesson lesson) throws IOException {
        write(lesson.toString().replace(" --", "-").replace(' ', '-'), Lessons.run(lesson));
    }

    /** Logs that were imported: of lessons, and of what only real programs do. */
    @ParameterizedTest
    @ValueSource(strings = {"gc-workers", "netpoll-syscalls", "gomaxprocs", "cpu-profile", "locked-ping-pong"})
    void logs_of_traces_are_written_too(String id) throws IOException {
        Lessons.Ran ran = Lessons.run(new Lessons.Lesson(id, Run.of(Library.load().document(id))));
        ByteArrayOutputStream trace = new ByteArrayOutputStream();
        GoTrace.write(ran.log(), List.of(), trace);
        imported("imported-" + id, Imported.log(trace.toByteArray()));
    }

    @Test
    void logs_of_real_programs_are_written_too() throws IOException {
        imported("imported-everything", Imported.everythingLog());
    }

    /** What Go's own tracer recorded of the lessons' programs, where there is a Go. */
    @ParameterizedTest
    @ValueSource(strings = {"worker-pool", "gc-workers", "netpoll-syscalls"})
    void logs_that_go_has_recorded_are_written_too(String id, @TempDir Path directory) throws IOException {
        EventLog log = Imported.log(RecordedTwin.trace(Library.load().document(id), directory));
        imported("recorded-" + id, log);
        Set<String> names = IntStream.range(0, log.size()).mapToObj(i -> EventTable.get().byId(log.type(i)).name()).collect(Collectors.toSet());
        assertTrue(names.containsAll(Set.of("ProcsChange", "ProcStatus", "GoStatus", "GoCreate", "GoStart", "GoBlock", "GoUnblock", "GoDestroy", "ProcStart", "ProcStop")), names::toString);
        assertTrue(IntStream.range(0, log.gs().size()).anyMatch(g -> log.gs().get(g).name().equals("main")), "main has its name");
    }

    private static void imported(String name, EventLog log) throws IOException {
        write(name, new Lessons.Ran(log, new Outcome(Outcome.Reason.FINISHED, "The trace ends here.", log.size(), log.time(log.size() - 1), -1, null, List.of(), List.of())));
    }

    private static void write(String name, Lessons.Ran ran) throws IOException {
        Files.createDirectories(TWIN);
        try (OutputStream out = Files.newOutputStream(TWIN.resolve(name + ".frames"))) {
            frames(new DataOutputStream(out), ran);
        }
        ArrayNode snapshots = snapshots(ran.log());
        Files.writeString(TWIN.resolve(name + ".snapshots.json"), JSON.writeValueAsString(snapshots));
        assertTrue(snapshots.size() > 1);
    }

    private static void frames(DataOutputStream out, Lessons.Ran ran) throws IOException {
        text(out, StreamJson.hello("twin", 0, ran.log()));
        Frames frames = new Frames(ran.log());
        for (int n = 0; frames.get(n, true, 0) != null; n++) {
            Frame frame = frames.get(n, true, 0);
            for (String rows : frame.rows()) {
                text(out, rows);
            }
            ByteBuffer batch = frame.batch().duplicate();
            byte[] bytes = new byte[batch.remaining()];
            batch.get(bytes);
            write(out, 1, bytes);
        }
        text(out, StreamJson.end(ran.outcome()));
    }

    private static void text(DataOutputStream out, String text) throws IOException {
        write(out, 0, text.getBytes(StandardCharsets.UTF_8));
    }

    private static void write(DataOutputStream out, int kind, byte[] payload) throws IOException {
        out.writeByte(kind);
        out.writeInt(Integer.reverseBytes(payload.length));
        out.write(payload);
    }

    private static ArrayNode snapshots(EventLog log) {
        ArrayNode snapshots = JSON.createArrayNode();
        SchedState state = new SchedState();
        int every = Math.max(1, log.size() / SNAPSHOTS);
        for (int i = 0; i < log.size(); i++) {
            state.apply(log, i);
            if ((i + 1) % every == 0 || i + 1 == log.size()) {
                snapshots.addObject().put("seq", i + 1).set("state", state.toJson());
            }
        }
        return snapshots;
    }
}
