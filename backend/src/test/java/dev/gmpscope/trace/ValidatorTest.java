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
        EventLog copy = new EventLog(log.header());
        rows(log.strings(), copy.strings());
        rows(log.stacks(), copy.stacks());
        rows(log.gs(), copy.gs());
        rows(log.ms(), copy.ms());
        rows(log.ps(), copy.ps());
        rows(log.objects(), copy.objects());
        for (int k = 0; k < log.size(); k++) {
            int i = k == swap ? k + 1 : k == swap + 1 && swap >= 0 ? k - 1 : k;
            if (i != leaveOut) {
                copy.append(log.time(i), log.type(i), log.m(i), log.p(i), log.g(i), log.stack(i), log.a(i), log.b(i), log.c(i));
            }
        }
        return copy;
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
