package dev.gmpscope.simulation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.gmpscope.trace.Ev;
import dev.gmpscope.trace.EventLog;
import dev.gmpscope.trace.Validator;
import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

/** Who takes the P from a system call, and when (proc.go: retake, stopTheWorldWithSema, exitsyscallTryGetP). */
class RetakeTest {
    private static final long US = 1_000;
    private static final long MS = 1_000_000;
    private static final int SYSMON = 1;

    private static EventLog log(String rules, int gomaxprocs, String funcs) {
        EventLog log = Documents.log(Documents.run("{'format':1,'title':'t','until':'1s','rules':'" + rules + "','gomaxprocs':" + gomaxprocs + ",'funcs':{" + funcs + "}}"));
        assertEquals(List.of(), Validator.check(log));
        return log;
    }

    /** When that thread took a P from a system call, ns. */
    private static List<Long> taken(EventLog log, int by) {
        return LongStream.range(0, log.size()).filter(i -> log.type((int) i) == Ev.PROC_STEAL && log.m((int) i) == by).map(i -> log.time((int) i)).boxed().toList();
    }

    private static void among(long least, long most, List<Long> times) {
        assertTrue(!times.isEmpty() && times.get(0) >= least && times.get(0) <= most, times::toString);
    }

    @Test
    void a_p_that_somebody_wants_is_taken_at_the_second_look() {
        among(20 * US, 250 * US, taken(log("1.26", 1, "'main':[{'go':'f'},{'syscall':'30ms'}],'f':[{'println':'x'}]"), SYSMON));
    }

    @Test
    void a_p_that_nobody_wants_is_left_there_for_ten_milliseconds() {
        among(10 * MS, 20 * MS, taken(log("1.26", 2, "'main':[{'syscall':'30ms'}]"), SYSMON));
        assertEquals(List.of(), taken(log("1.26", 2, "'main':[{'syscall':'9ms'}]"), SYSMON));
    }

    /** Each look finds another call; only the slice, which all of them share, tells that it is time. */
    @Test
    void short_calls_keep_their_p_until_the_slice_is_over() {
        String calls = "'main':[{'go':'f'},{'for':%d,'do':[{'syscall':'15us'}]}],'f':[{'println':'x'}]";
        assertEquals(List.of(), taken(log("1.1", 1, calls.formatted(500)), SYSMON));
        among(10 * MS, 21 * MS, taken(log("1.1", 1, calls.formatted(4_000)), SYSMON));
    }

    @Test
    void a_stop_of_the_world_takes_it_at_once_under_any_rules() {
        for (String rules : List.of("1.1", "1.13", "1.26")) {
            EventLog log = log(rules, 2, "'main':[{'go':'f'},{'sleep':'2ms'},{'gomaxprocs':1},{'println':'x'}],'f':[{'syscall':'30ms'}]");
            assertTrue(Documents.firstLine(log) < 3 * MS, () -> rules + ": " + Documents.firstLine(log));
            assertEquals(List.of(), taken(log, SYSMON));
        }
    }

    /** main's P was given to f, which has just begun a call of its own when main comes back: nobody else needs to find it a P. */
    @Test
    void who_comes_back_takes_its_old_p_out_of_the_call_of_another() {
        EventLog log = log("1.26", 1, "'main':[{'go':'f'},{'syscall':'200us'},{'println':'x'}],'f':[{'syscall':'30ms'}]");
        among(200 * US, 210 * US, taken(log, 0));
        assertTrue(Documents.firstLine(log) < 220 * US);
    }
}
