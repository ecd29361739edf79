package dev.gmpscope.simulation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.gmpscope.trace.Ev;
import dev.gmpscope.trace.EventLog;
import dev.gmpscope.trace.Validator;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Goroutines that are locked to their thread. */
class LockedTest {
    private static EventLog log(String head, String funcs) {
        EventLog log = Documents.log(Documents.run("{'format':1,'title':'t','until':'1s'," + head + ",'funcs':{" + funcs + "}}"));
        assertEquals(List.of(), Validator.check(log));
        return log;
    }

    private static int[] all(EventLog log, int type) {
        return IntStream.range(0, log.size()).filter(i -> log.type(i) == type).toArray();
    }

    private static EventLog pingPong(String first) {
        return log("'gomaxprocs':1,'chans':{'a':0,'b':0}", """
                'main':[{'go':'f'},{'for':100,'do':[{'send':'a'},{'recv':'b'}]},{'println':'x'}],
                'f':[%s{'for':100,'do':[{'recv':'a'},{'send':'b'}]}]""".formatted(first));
    }

    @Test
    void each_exchange_with_a_locked_goroutine_changes_threads_and_back() {
        EventLog locked = pingPong("{'lockOSThread':true},");
        assertTrue(all(locked, Ev.STARTLOCKEDM).length >= 99 && all(locked, Ev.STARTLOCKEDM).length <= 102);
        assertTrue(all(locked, Ev.M_START).length >= 99);
        assertEquals(0, all(pingPong(""), Ev.STARTLOCKEDM).length);
        assertTrue(all(pingPong(""), Ev.M_START).length <= 2);
        assertEquals(0, all(pingPong("{'lockOSThread':true},{'unlockOSThread':true},"), Ev.STARTLOCKEDM).length);
    }

    @Test
    void a_thread_ends_with_the_goroutine_that_was_locked_to_it() {
        String funcs = "'main':[{'go':'f'},{'sleep':'5ms'},{'println':'x'}],'f':[{'lockOSThread':true},{'lockOSThread':true},{'unlockOSThread':true}%s]";
        assertEquals(1, all(log("'gomaxprocs':1", funcs.formatted("")), Ev.MEXIT).length);
        assertEquals(0, all(log("'gomaxprocs':1", funcs.formatted(",{'unlockOSThread':true}")), Ev.MEXIT).length);
    }

    /** Go 1.26 prints x. */
    @Test
    void main_may_end_its_thread_and_the_others_go_on() {
        EventLog log = log("'gomaxprocs':1,'chans':{'ch':0}", """
                'main':[{'go':'f'},{'lockOSThread':true},{'goexit':true}],'f':[{'sleep':'2ms'},{'println':'x'}]""");
        assertEquals(List.of("x"), Documents.output(log));
    }

    @Test
    void threads_that_wait_for_locked_goroutines_do_not_hide_a_deadlock() {
        EventLog log = log("'gomaxprocs':2,'chans':{'ch':0}", """
                'main':[{'go':'f'},{'lockOSThread':true},{'recv':'ch'}],'f':[{'lockOSThread':true},{'recv':'ch'}]""");
        assertEquals(Ev.EXIT, log.type(log.size() - 1));
        assertEquals(2, log.a(log.size() - 1));
    }

    @Test
    void a_locked_goroutine_that_loses_its_p_in_a_system_call_gets_its_own_thread_back() {
        EventLog log = log("'gomaxprocs':1", """
                'main':[{'go':'busy'},{'lockOSThread':true},{'syscall':'3ms'},{'println':'x'}],'busy':[{'for':'forever','do':[{'compute':'10us'}]}]""");
        int[] starts = IntStream.of(all(log, Ev.GO_START)).filter(i -> log.a(i) == 0).toArray();
        assertEquals(0, log.m(starts[starts.length - 1]));
        assertTrue(all(log, Ev.STOPLOCKEDM).length > 0);
    }

    /** The waker is quicker than the way from gopark to mPark. */
    @Test
    void a_locked_goroutine_that_is_found_before_its_thread_has_parked_is_not_lost() {
        for (int seed = 1; seed <= 40; seed++) {
            EventLog log = log("'gomaxprocs':4,'seed':" + seed + ",'costs':{'schedule':'30us'},'chans':{'a':0,'b':0,'done':0}", """
                    'main':[{'go':'f'},{'go':'g'},{'recv':'done'},{'println':'x'}],
                    'f':[{'lockOSThread':true},{'for':50,'do':[{'recv':'a'},{'send':'b'}]},{'send':'done'}],
                    'g':[{'lockOSThread':true},{'for':50,'do':[{'send':'a'},{'recv':'b'}]}]""");
            assertEquals(List.of("x"), Documents.output(log));
        }
    }
}
