package dev.gmpscope.simulation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.gmpscope.trace.Ev;
import dev.gmpscope.trace.EventLog;
import dev.gmpscope.trace.Validator;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Timers and the poller that waits for them; the figures beside the durations are those of Go 1.26. */
class TimersTest {
    private static final long US = 1_000;

    private static EventLog log(String head, String funcs) {
        EventLog log = Documents.log(Documents.run("{'format':1,'title':'t'," + head + ",'funcs':{" + funcs + "}}"));
        assertEquals(List.of(), Validator.check(log));
        return log;
    }

    private static int[] all(EventLog log, int type) {
        return IntStream.range(0, log.size()).filter(i -> log.type(i) == type).toArray();
    }

    private static long[] times(EventLog log, int type) {
        return LongStream.of(IntStream.of(all(log, type)).mapToLong(log::time).toArray()).toArray();
    }

    /** Real medians: 1.10, 1.08, 2.15, 2.21, 2.17, 3.20 and 10.15 ms. */
    @ParameterizedTest
    @CsvSource({"50us,1080", "1ms,1080", "1.2ms,2160", "1.5ms,2160", "2ms,2160", "2.5ms,3160", "10ms,10160"})
    void a_sleep_that_only_the_poller_waits_for_takes_whole_milliseconds(String asked, long us) {
        EventLog log = log("'until':'1s','gomaxprocs':1", "'main':[{'sleep':'" + asked + "'},{'println':'x'}]");
        long woken = times(log, Ev.TIMER_FIRE)[0];
        assertTrue(woken >= us * US && woken < (us + 10) * US, () -> asked + " took " + woken + " ns");
    }

    /** While other goroutines run, schedule looks at the timers between them, and nothing is rounded. */
    @Test
    void a_sleep_beside_goroutines_that_yield_takes_as_long_as_asked() {
        EventLog log = log("'until':'1s','gomaxprocs':1", """
                'main':[{'go':'busy'},{'sleep':'1.2ms'},{'println':'x'}],
                'busy':[{'for':'forever','do':[{'compute':'10us'},{'gosched':true}]}]""");
        long woken = times(log, Ev.TIMER_FIRE)[0];
        assertTrue(woken >= 1200 * US && woken < 1220 * US, () -> "took " + woken + " ns");
    }

    /** Three goroutines on three Ps set ever earlier timers at once: one break gets the poller out, and the others do not keep it in. */
    @Test
    void breaks_of_the_poller_coalesce() {
        EventLog log = log("'until':'200ms','gomaxprocs':4", """
                'main':[{'go':'a'},{'go':'b'},{'go':'c'},{'sleep':'90ms'}],
                'a':[{'syscall':'1ms'},{'sleep':'40ms'}],'b':[{'syscall':'1ms'},{'sleep':'30ms'}],'c':[{'syscall':'1ms'},{'sleep':'20ms'}]""");
        int last = -1;
        for (int at : IntStream.range(0, log.size()).filter(i -> log.type(i) == Ev.NETPOLL_BREAK || log.type(i) == Ev.NETPOLL_END).toArray()) {
            if (log.type(at) == Ev.NETPOLL_BREAK) {
                int before = last;
                assertTrue(last < 0 || log.type(last) == Ev.NETPOLL_END, () -> "events " + before + " and " + at + " both break one wait");
            }
            last = at;
        }
        assertTrue(all(log, Ev.NETPOLL_BREAK).length > 0, "nobody breaks");
    }

    /** Go 1.26 prints the same. */
    @Test
    void stop_and_reset_say_whether_the_timer_was_still_to_go_off() {
        EventLog log = log("'until':'1s','timers':['t']", """
                'main':[{'newTimer':'t','after':'10ms'},{'stop':'t','into':'a'},{'stop':'t','into':'b'},{'reset':'t','after':'1ms','into':'c'},
                  {'recv':'t.C'},{'stop':'t','into':'d'},{'reset':'t','after':'1ms'},{'compute':'3ms'},{'reset':'t','after':'1ms','into':'e'},
                  {'println':[{'value':'a'},{'value':'b'},{'value':'c'},{'value':'d'},{'value':'e'}]}]""");
        assertEquals(List.of("true false false false true"), Documents.output(log));
    }

    @Test
    void a_timer_whose_channel_nobody_waits_for_does_not_run_until_somebody_looks() {
        EventLog log = log("'until':'1s','timers':['t'],'gomaxprocs':2", """
                'main':[{'newTimer':'t','after':'1ms'},{'compute':'5ms'},{'recv':'t.C'},{'println':'x'}]""");
        int[] run = all(log, Ev.TIMER_RUN);
        assertEquals(1, run.length);
        assertTrue(log.time(run[0]) >= 5000 * US && log.g(run[0]) == 0, () -> "run at " + log.time(run[0]));
    }

    /** Ticks at 2, 4, 6 and 8 ms: the receiver comes at 7 ms, gets one at once and the next at 8 ms. */
    @Test
    void a_ticker_leaves_out_what_its_receiver_was_too_late_for_and_keeps_its_phase() {
        EventLog log = log("'until':'1s','tickers':['tick']", """
                'main':[{'newTicker':'tick','every':'2ms'},{'compute':'7ms'},{'recv':'tick.C'},{'recv':'tick.C'},{'println':'x'}]""");
        long[] run = times(log, Ev.TIMER_RUN);
        assertEquals(2, run.length);
        assertTrue(run[0] < 7100 * US && run[1] >= 8000 * US && run[1] < 9200 * US, () -> run[0] + " and " + run[1]);
    }

    @Test
    void the_timer_of_a_select_that_went_another_way_never_goes_off() {
        EventLog log = log("'until':'1s','chans':{'ch':0}", """
                'main':[{'go':'f'},{'for':5,'do':[{'select':[{'recv':'ch'},{'after':'1ms','do':[{'println':'late'}]}]}]},{'sleep':'5ms'}],
                'f':[{'for':5,'do':[{'send':'ch'}]}]""");
        assertEquals(List.of(), Documents.output(log));
        assertEquals(0, all(log, Ev.TIMER_RUN).length);
        assertEquals(5, all(log, Ev.TIMER_RESET).length);
    }

    /** Go 1.26 prints f f x. */
    @Test
    void a_timer_goes_off_although_its_variable_has_another_one_by_now() {
        EventLog log = log("'until':'1s','timers':['t']", """
                'main':[{'afterFunc':'t','after':'1ms','func':'f'},{'afterFunc':'t','after':'2ms','func':'f'},{'sleep':'5ms'},{'println':'x'}],
                'f':[{'println':'f'}]""");
        assertEquals(List.of("f", "f", "x"), Documents.output(log));
    }

    @Test
    void a_function_of_a_timer_runs_in_a_goroutine_that_nobody_started() {
        EventLog log = log("'until':'1s','timers':['t'],'chans':{'ch':0}", """
                'main':[{'afterFunc':'t','after':'1ms','func':'f'},{'recv':'ch'}],'f':[{'send':'ch'}]""");
        int create = all(log, Ev.GO_CREATE)[0];
        assertEquals(-1, log.g(create));
        assertEquals(Ev.TIMER_RUN, log.type(create - 1));
    }
}
