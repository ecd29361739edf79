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

    /** Real medians: 1.10, 1.09, 2.15, 2.21, 2.17, 3.20 and 10.24 ms. */
    @ParameterizedTest
    @CsvSource({"50us,1090", "1ms,1090", "1.2ms,2180", "1.5ms,2180", "2ms,2180", "2.5ms,3180", "10ms,10180"})
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
}
