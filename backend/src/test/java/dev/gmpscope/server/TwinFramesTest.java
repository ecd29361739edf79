package dev.gmpscope.server;

import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import dev.gmpscope.simulation.Lessons;
import dev.gmpscope.trace.EventLog;
import dev.gmpscope.trace.SchedState;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

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
        Lessons.Ran ran = Lessons.run(lesson);
        Files.createDirectories(TWIN);
        String name = lesson.toString().replace(" --", "-").replace(' ', '-');
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
        for (int n = 0; frames.get(n, true) != null; n++) {
            Frame frame = frames.get(n, true);
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
