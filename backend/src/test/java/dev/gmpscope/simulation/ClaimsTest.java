package dev.gmpscope.simulation;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.gmpscope.runtime.End;
import dev.gmpscope.scenario.Chapter;
import dev.gmpscope.scenario.Show;
import dev.gmpscope.simulation.Outcome.Shown;
import dev.gmpscope.trace.Ev;
import dev.gmpscope.trace.EventLog;
import dev.gmpscope.trace.Header;
import dev.gmpscope.trace.Tables;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What a lesson claims, against a log written by hand. */
class ClaimsTest {
    private static final End RETURNED = new End(End.Reason.FINISHED, 500, 0, null);

    private final EventLog log = new EventLog(new Header(Header.FORMAT, "model", "1.26", "", "1.14", false, 1, 1, 0, 1, Header.EVERYTHING));

    ClaimsTest() {
        log.ps().add(new Tables.Proc(0, "P0"));
        log.gs().add(new Tables.Goroutine(1, "main", "main"));
        log.gs().add(new Tables.Goroutine(2, "loop #1", "loop"));
        event(0, Ev.GO_START, -1, 1, 0);
        event(100, Ev.PRINTLN, 1, log.string("a"), 0);
        event(200, Ev.GO_STOP, 1, log.string("preempted"), 0);
        event(300, Ev.PRINTLN, 0, log.string("b"), 0);
        event(400, Ev.GO_STOP, 0, log.string("runtime.Gosched"), 0);
        event(500, Ev.SIGNAL_REFUSE, 1, 3, 0);
    }

    private void event(long time, int type, int g, int a, int b) {
        log.append(time, type, 0, 0, g, -1, a, b, 0);
    }

    private Shown judge(Show show) {
        return new Claims(log, RETURNED).judge(show);
    }

    private static Show event(String event, Map<String, String> filters, long[] between, int atLeast, int atMost) {
        return new Show("$", Show.Kind.EVENT, event, filters, between, atLeast, atMost, null, null, null, null);
    }

    private static Show never(String event, Map<String, String> filters) {
        return new Show("$", Show.Kind.NEVER, event, filters, null, 1, -1, null, null, null, null);
    }

    private static Show prints(String... lines) {
        return new Show("$", Show.Kind.PRINTS, null, Map.of(), null, 1, -1, List.of(lines), null, null, null);
    }

    @Test
    void anEventIsFoundByItsWords() {
        assertEquals(new Shown("GoStop (reason preempted)", true, 2), judge(event("GoStop", Map.of("reason", "preempted"), null, 1, -1)));
        assertEquals(2, judge(event("GoStop", Map.of("func", "loop"), null, 1, -1)).seq());
        assertEquals(4, judge(event("GoStop", Map.of("func", "main"), null, 1, -1)).seq());
        assertEquals(0, judge(event("GoStart", Map.of("func", "loop"), null, 1, -1)).seq());
        assertEquals(5, judge(event("SignalRefuse", Map.of("rule", "no P"), null, 1, -1)).seq());
        assertEquals(new Shown("GoStop (rule x)", false, 5), judge(event("GoStop", Map.of("rule", "x"), null, 1, -1)));
    }

    @Test
    void anEventIsFoundByItsPAndByAFlag() {
        assertEquals(new Shown("GoStart (on P0)", true, 0), judge(event("GoStart", Map.of("on", "P0"), null, 1, -1)));
        assertEquals(false, judge(event("GoStart", Map.of("on", "P1"), null, 1, -1)).ok());
        assertEquals(0, judge(event("GoStart", Map.of("inherit", "no"), null, 1, -1)).seq());
        assertEquals(false, judge(event("GoStart", Map.of("inherit", "yes"), null, 1, -1)).ok());
    }

    @Test
    void theFirstMustBeInItsTime() {
        assertEquals(new Shown("GoStop, first between 150ns and 250ns", true, 2), judge(event("GoStop", Map.of(), new long[] {150, 250}, 1, -1)));
        assertEquals(false, judge(event("GoStop", Map.of(), new long[] {300, 500}, 1, -1)).ok());
    }

    @Test
    void eventsAreCounted() {
        assertEquals(new Shown("GoStop at least 2 times", true, 4), judge(event("GoStop", Map.of(), null, 2, -1)));
        assertEquals(new Shown("GoStop at least 3 times", false, 5), judge(event("GoStop", Map.of(), null, 3, -1)));
        assertEquals(new Shown("GoStop exactly once", false, 4), judge(event("GoStop", Map.of(), null, 1, 1)));
    }

    @Test
    void neverIsDecidedByTheLastEvent() {
        assertEquals(new Shown("never GoBlock", true, 5), judge(never("GoBlock", Map.of())));
        assertEquals(new Shown("never GoStop", false, 2), judge(never("GoStop", Map.of())));
    }

    @Test
    void outputIsComparedFromItsFirstLine() {
        assertEquals(new Shown("prints a, b", true, 3), judge(prints("a", "b")));
        assertEquals(new Shown("prints a, c", false, 3), judge(prints("a", "c")));
        assertEquals(new Shown("prints a, b, c", false, 5), judge(prints("a", "b", "c")));
    }

    @Test
    void theEndHasAName() {
        Show deadlock = new Show("$", Show.Kind.ENDS, null, Map.of(), null, 1, -1, null, "deadlock", null, null);
        assertEquals(false, judge(deadlock).ok());
        End end = new End(End.Reason.FINISHED, 500, 2, "fatal error: all goroutines are asleep - deadlock!");
        assertEquals(true, new Claims(log, end).judge(deadlock).ok());
    }

    @Test
    void chaptersAreFoundByEventOrTime() {
        List<Chapter> chapters = List.of(new Chapter("$", "GoStop", Map.of(), 2, 0, "second"),
                new Chapter("$", null, Map.of(), 1, 150, "time"), new Chapter("$", "GoBlock", Map.of(), 1, 0, "not there"));
        assertEquals(List.of(new Outcome.Chapter(2, 200, "time"), new Outcome.Chapter(4, 400, "second")), Chapters.in(log, chapters));
    }
}
