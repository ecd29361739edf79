package dev.gmpscope.simulation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.gmpscope.trace.Validator;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class LessonsTest {
    static List<Lessons.Lesson> own() {
        return Lessons.own().toList();
    }

    static List<Lessons.Lesson> all() {
        return Lessons.all().toList();
    }

    @ParameterizedTest
    @MethodSource("all")
    void what_a_lesson_says_it_shows_is_in_its_log(Lessons.Lesson lesson) {
        for (Outcome.Shown shown : Lessons.run(lesson).outcome().shows()) {
            assertNotEquals(Boolean.FALSE, shown.ok(), () -> shown.says() + "\n" + lesson.reproduce());
        }
    }

    @ParameterizedTest
    @MethodSource("own")
    void a_lesson_claims_something_about_its_own_rules_and_has_chapters(Lessons.Lesson lesson) {
        Outcome outcome = Lessons.run(lesson).outcome();
        assertTrue(outcome.shows().stream().anyMatch(s -> s.ok() != null), "no claim applies to " + lesson);
        assertTrue(!outcome.chapters().isEmpty(), "no chapter is found in the log of " + lesson);
    }

    @ParameterizedTest
    @MethodSource("all")
    void no_log_breaks_an_invariant(Lessons.Lesson lesson) {
        assertEquals(List.of(), Validator.check(Lessons.run(lesson).log()), lesson::reproduce);
    }

    @ParameterizedTest
    @MethodSource("own")
    void the_same_run_gives_the_same_events(Lessons.Lesson lesson) {
        assertEquals(Lessons.text(Lessons.run(lesson).log()), Lessons.text(Lessons.run(lesson).log()));
    }

    @Test
    void the_lessons_that_the_first_page_needs_are_there() {
        List<String> ids = own().stream().map(Lessons.Lesson::id).toList();
        assertTrue(ids.containsAll(List.of("busy-loop", "busy-loop-asyncpreemptoff", "preemptable-loop", "inlined-call",
                "small-leaf-call", "ping-pong", "gosched", "blocking-syscalls", "work-stealing", "unsafe-point",
                "ten-goroutines", "select")), () -> "have " + ids);
    }

    @Test
    void the_lessons_are_one_course_from_what_a_goroutine_is_to_why_the_collector_waited() {
        List<Library.Entry> course = Library.load().entries();
        assertEquals(course.size(), course.stream().map(Library.Entry::order).distinct().count(), "two lessons have one place");
        List<String> groups = course.stream().map(Library.Entry::group).toList();
        long changes = 1 + IntStream.range(1, groups.size()).filter(i -> !groups.get(i).equals(groups.get(i - 1))).count();
        assertEquals(Set.copyOf(groups).size(), changes, () -> "a group is not in one piece: " + groups);
        assertEquals("goroutine", course.get(0).id());
        assertEquals("gc-waits", course.get(course.size() - 1).id());
        assertTrue(course.size() >= 30, () -> course.size() + " lessons");
    }
}
