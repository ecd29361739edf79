package dev.gmpscope.simulation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.gmpscope.trace.Ev;
import dev.gmpscope.trace.EventLog;
import dev.gmpscope.trace.Validator;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Goroutines that wait for the network, and who finds out that something has come for them. */
class NetpollTest {
    private static final long MS = 1_000_000;
    private static final int SYSMON = 1;

    private static EventLog log(String head, String funcs) {
        EventLog log = Documents.log(Documents.run("{'format':1,'title':'t'," + head + ",'funcs':{" + funcs + "}}"));
        assertEquals(List.of(), Validator.check(log));
        return log;
    }

    private static int[] all(EventLog log, int type) {
        return IntStream.range(0, log.size()).filter(i -> log.type(i) == type).toArray();
    }

    private static EventLog hundred(String op) {
        return log("'until':'1s','gomaxprocs':2,'waitgroups':['wg']",
                "'main':[{'add':'wg','n':100},{'for':100,'do':[{'go':'f'}]},{'wait':'wg'}],'f':[{" + op + "},{'done':'wg'}]");
    }

    @Test
    void a_hundred_goroutines_that_wait_for_the_network_cost_no_thread_and_a_hundred_in_system_calls_one_each() {
        assertTrue(all(hundred("'netread':'20ms'"), Ev.M_CREATE).length <= 3);
        assertTrue(all(hundred("'syscall':'20ms'"), Ev.M_CREATE).length >= 95);
    }

    /** The real Go 1.26: 20 ms. */
    @Test
    void while_the_only_p_is_busy_sysmon_asks_for_the_network_after_ten_milliseconds() {
        EventLog log = log("'until':'1s','gomaxprocs':1", """
                'main':[{'go':'busy'},{'netread':'1ms'},{'println':'x'}],'busy':[{'for':'forever','do':[{'compute':'10us'}]}]""");
        int come = all(log, Ev.NET_READY)[0];
        int woken = IntStream.of(all(log, Ev.GO_UNBLOCK)).filter(i -> i > come).findFirst().orElseThrow();
        assertEquals(SYSMON, log.m(woken));
        assertTrue(log.time(woken) >= 10 * MS && log.time(woken) <= 25 * MS, () -> "woken at " + log.time(woken));
        assertEquals(Ev.GLOBRUNQ_PUT, log.type(woken + 1));
    }

    @Test
    void a_p_without_work_asks_for_the_network_itself() {
        EventLog log = log("'until':'1s','gomaxprocs':1,'chans':{'ch':0}", """
                'main':[{'go':'f'},{'gosched':true},{'compute':'2ms'},{'recv':'ch'}],'f':[{'netread':'1ms'},{'send':'ch'}]""");
        int woken = IntStream.of(all(log, Ev.GO_UNBLOCK)).filter(i -> log.a(i) == 1).findFirst().orElseThrow();
        assertEquals(-1, log.g(woken));
        assertEquals(Ev.FIND_RUNNABLE, log.type(woken + 1));
        assertTrue(log.time(woken) < 2100_000, () -> "woken at " + log.time(woken));
    }

    @Test
    void what_comes_at_the_same_time_is_found_the_latest_first_and_the_others_go_to_idle_ps() {
        EventLog log = log("'until':'1s','gomaxprocs':4,'waitgroups':['wg']", """
                'main':[{'add':'wg','n':6},{'for':6,'var':'i','do':[{'go':'f','arg':'i'}]},{'wait':'wg'}],
                'f':{'param':'i','do':[{'netread':'5ms + i * 1us'},{'compute':'1ms'},{'done':'wg'}]}""");
        int[] come = all(log, Ev.NET_READY);
        assertEquals(6, come.length);
        int[] starts = IntStream.of(all(log, Ev.M_START)).filter(i -> i > come[0]).toArray();
        assertTrue(starts.length >= 3, () -> starts.length + " threads started");
    }

    /** Nobody can say whether something will come, so it is no deadlock. */
    @Test
    void a_program_in_which_all_wait_for_the_network_does_not_deadlock() {
        EventLog log = log("'until':'1s','gomaxprocs':2", "'main':[{'netread':'200ms'},{'println':'x'}]");
        assertEquals(List.of("x"), Documents.output(log));
    }
}
