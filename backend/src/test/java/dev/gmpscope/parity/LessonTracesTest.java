package dev.gmpscope.parity;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.gmpscope.simulation.Library;
import dev.gmpscope.simulation.Outcome;
import dev.gmpscope.simulation.RealRun;
import dev.gmpscope.simulation.RealRuns;
import dev.gmpscope.trace.EventLog;
import dev.gmpscope.trace.Validator;
import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Every lesson has the recorded run of its program as it is today, or says why it has none. */
class LessonTracesTest {
    private static final long MOST_BYTES = 3 << 20;

    private final Library library = Library.load();
    private final RealRuns real = RealRuns.load();

    @Test
    void each_is_of_todays_program() throws Exception {
        List<String> wrong = new ArrayList<>();
        for (Library.Entry lesson : library.entries()) {
            RealRuns.Program program = real.of(lesson.id());
            boolean left = real.left().stream().anyMatch(l -> l.id().equals(lesson.id()) && l.why().endsWith("."));
            if (program == null ? !left : !program.digest().equals(new Twin(lesson.id(), library.document(lesson.id())).digest())) {
                wrong.add(lesson.id());
            }
        }
        assertEquals(List.of(), wrong, "record them: parity --traces " + String.join(" ", wrong));
        assertEquals(library.entries().size(), real.programs().size() + real.left().size());
        assertTrue(real.left().size() < 3, real.left()::toString);
    }

    @Test
    void each_is_read_to_its_end_and_comes_to_a_moment_of_its_lesson() {
        int chapters = 0;
        int claims = 0;
        for (RealRuns.Program program : real.programs()) {
            RealRun run = RealRun.open(real, program.id(), library.document(program.id()));
            Outcome outcome = run.run(() -> false);
            EventLog log = run.log();
            assertEquals(Outcome.Reason.FINISHED, outcome.reason(), program.id() + ": " + outcome.sentence());
            assertEquals(List.of(), Validator.check(log), program.id());
            assertTrue(IntStream.range(0, log.stacks().size()).mapToObj(log.stacks()::get).anyMatch(frame -> frame.func().equals("main") && frame.file() == null && frame.line() > 0), program.id() + ": nothing happens in main");
            chapters += outcome.chapters().size();
            claims += (int) outcome.shows().stream().filter(show -> Boolean.TRUE.equals(show.ok())).count();
        }
        assertTrue(chapters > 50 && claims > 30, chapters + " chapters, " + claims + " claims hold");
    }

    @Test
    void they_are_small() throws IOException, URISyntaxException {
        long sum = 0;
        try (Stream<Path> files = Files.list(Path.of(RealRuns.class.getResource("/" + RealRuns.FOLDER).toURI()))) {
            for (Path file : (Iterable<Path>) files::iterator) {
                sum += Files.size(file);
            }
        }
        assertTrue(sum < MOST_BYTES, sum + " bytes");
    }
}
