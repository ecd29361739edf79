package dev.gmpscope.simulation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.fail;

import dev.gmpscope.trace.EventLog;
import dev.gmpscope.trace.EventTable;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Logs that a person has read: whole for short lessons, a count of each event and a hash for the others. Renew them with
 * {@code mvn test -Dtest=GoldenLogTest -Dgolden.renew=true} and read the difference.
 */
class GoldenLogTest {
    private static final int LONGEST = 300;
    private static final Path GOLDEN = Path.of("src/test/resources/golden");

    static List<Lessons.Lesson> lessons() {
        List<Lessons.Lesson> lessons = new ArrayList<>(Lessons.own().toList());
        Lessons.all().filter(l -> l.id().equals("busy-loop") && "1.14".equals(l.run().rules())).forEach(lessons::add);
        return lessons;
    }

    @ParameterizedTest
    @MethodSource("lessons")
    void the_log_is_the_one_that_was_read(Lessons.Lesson lesson) throws IOException {
        EventLog log = Lessons.run(lesson).log();
        List<String> lines = Lessons.text(log);
        String text = lines.size() <= LONGEST ? String.join("\n", lines) + "\n" : summary(log, lines);
        Path file = GOLDEN.resolve(lesson.toString().replace(" --rules ", "@") + ".txt");
        if (Boolean.getBoolean("golden.renew")) {
            Files.createDirectories(GOLDEN);
            Files.writeString(file, text);
        }
        if (!Files.exists(file)) {
            fail("there is no " + file + "; renew with -Dgolden.renew=true and read it");
        }
        assertEquals(Files.readString(file), text, lesson::reproduce);
    }

    private static String summary(EventLog log, List<String> lines) {
        Map<String, Integer> counts = new TreeMap<>();
        for (int i = 0; i < log.size(); i++) {
            counts.merge(EventTable.get().byId(log.type(i)).name(), 1, Integer::sum);
        }
        StringBuilder text = new StringBuilder(lines.size() + " events, the last at " + log.time(log.size() - 1) + " ns\n");
        counts.forEach((name, n) -> text.append(name).append(' ').append(n).append('\n'));
        return text.append("sha256 ").append(sha256(String.join("\n", lines))).append('\n').toString();
    }

    private static String sha256(String text) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
