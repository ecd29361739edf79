package dev.gmpscope.trace;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.gmpscope.simulation.Lessons;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/** The validator finds what is wrong: logs that were true are spoilt, one event at a time. */
class ValidatorTest {
    /** Events without which a log may still fit together: they change nothing, or nothing that is used again. */
    private static final Set<String> CAN_BE_MISSED = Set.of("SysmonTick", "FindRunnable", "Handoffp", "SliceExpired", "StackCheckPassed", "GuardReset",
            "StackCheckRefuse", "StackCheckHit", "SignalRefuse", "SignalAccept", "SignalCoalesce", "ChanSend", "ChanRecv", "ChanClose", "SelectCase", "SelectWait", "TimerSet", "TimerFire",
            "Println", "Exit", "WaitGroupAdd", "MutexLock", "ProcsChange", "MCreate", "NetpollBegin", "NetpollEnd", "NetpollBreak", "PreemptRequest",
            "GuardPoison", "SysmonSleepBegin", "SysmonSleepEnd", "MStart", "MutexUnlock", "MStop", "Needspinning", "TimersLen");

    private static EventLog copy(EventLog log, int leaveOut, int swap) {
        EventLog copy = empty(log);
        for (int k = 0; k < log.size(); k++) {
            int i = k == swap ? k + 1 : k == swap + 1 && swap >= 0 ? k - 1 : k;
            if (i != leaveOut) {
                append(log, i, copy);
            }
        }
        return copy;
    }

    private static EventLog upTo(EventLog log, int end) {
        EventLog copy = empty(log);
        for (int i = 0; i < end; i++) {
            append(log, i, copy);
        }
        return copy;
    }

    /** The tables without the events. */
    private static EventLog empty(EventLog log) {
        EventLog copy = new EventLog(log.header());
        rows(log.strings(), copy.strings());
        rows(log.stacks(), copy.stacks());
        rows(log.gs(), copy.gs());
        rows(log.ms(), copy.ms());
        rows(log.ps(), copy.ps());
        rows(log.objects(), copy.objects());
        return copy;
    }

    private static void append(EventLog log, int i, EventLog to) {
        to.append(log.time(i), log.type(i), log.m(i), log.p(i), log.g(i), log.stack(i), log.a(i), log.b(i), log.c(i));
    }

    private static <T> void rows(Rows<T> from, Rows<T> to) {
        for (int i = 0; i < from.size(); i++) {
            to.add(from.get(i));
        }
    }

    private static EventLog log(String id) {
        return Lessons.run(Lessons.own().filter(l -> l.id().equals(id)).findFirst().orElseThrow()).log();
    }

    @Test
    void a_log_from_which_a_step_is_missing_is_refused() {
        for (String id : List.of("work-stealing", "blocking-syscalls", "select", "unsafe-point", "deadlock")) {
            EventLog log = log(id);
            for (int i = 0; i < Math.min(400, log.size() * 3 / 4); i++) { // what is missing near the end may be yet to come
                String name = EventTable.get().byId(log.type(i)).name();
                if (!CAN_BE_MISSED.contains(name)) {
                    assertFalse(Validator.check(copy(log, i, -1)).isEmpty(), id + " without event " + i + ": " + EventText.line(log, i));
                }
            }
        }
    }

    @Test
    void a_log_whose_time_falls_is_refused() {
        EventLog log = log("busy-loop");
        int i = 0;
        while (log.time(i) == log.time(i + 1)) {
            i++;
        }
        assertFalse(Validator.check(copy(log, -1, i)).isEmpty());
    }

    /** Found by another thread and given a P: the goroutine comes. Without that event, or if somebody takes the P as well, it does not. */
    @Test
    void a_log_may_end_while_a_locked_thread_is_on_its_way_to_its_goroutine_only() {
        EventLog log = log("locked-ping-pong");
        int handed = 0;
        for (int i = 0; i + 1 < log.size(); i++) {
            if (log.type(i) == Ev.STARTLOCKEDM && log.time(i + 1) == log.time(i)) {
                int stops = i + 1; // the finder parks in the same instant
                assertEquals(List.of(), Validator.check(upTo(log, stops + 1)));
                assertFalse(Validator.check(upTo(copy(log, i, -1), stops)).isEmpty());
                EventLog taken = upTo(log, stops + 1);
                taken.append(log.time(i), Ev.PIDLE_PUT, -1, -1, -1, -1, log.c(i), 0, 0);
                assertFalse(Validator.check(taken).isEmpty());
                handed++;
            }
        }
        assertTrue(handed > 50, () -> "the lesson hands over too seldom");
    }

    @Test
    void a_copy_is_as_good_as_the_log() {
        assertEquals(List.of(), Validator.check(copy(log("work-stealing"), -1, -1)));
    }

    @Test
    void what_is_wrong_is_said_with_the_event() {
        EventLog log = log("ten-goroutines");
        Set<String> said = new TreeSet<>();
        for (int i = 0; i < log.size(); i++) {
            said.addAll(Validator.check(copy(log, i, -1)));
        }
        assertTrue(said.stream().allMatch(s -> s.matches("event \\d+: \\d+ .*: .+")), said::toString);
    }
}
