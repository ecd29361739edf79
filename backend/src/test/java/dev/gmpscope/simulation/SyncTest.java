package dev.gmpscope.simulation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.gmpscope.trace.Ev;
import dev.gmpscope.trace.EventLog;
import dev.gmpscope.trace.Validator;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Package sync: who gets the lock, who is woken, who yields; orders as Go 1.26 prints them with GOMAXPROCS=1. */
class SyncTest {
    private static Run run(String head, String funcs) {
        return Documents.run("{'format':1,'title':'t','until':'1s'," + head + ",'funcs':{" + funcs + "}}");
    }

    private static EventLog log(String head, String funcs) {
        EventLog log = Documents.log(run(head, funcs));
        assertEquals(List.of(), Validator.check(log));
        return log;
    }

    private static int[] all(EventLog log, int type) {
        return IntStream.range(0, log.size()).filter(i -> log.type(i) == type).toArray();
    }

    /** main unlocks and locks again before the woken waiter has run; then the mutex starves, and main's unlock hands it over and yields. */
    @Test
    void a_waiter_that_lost_after_a_millisecond_gets_the_mutex_handed_over() {
        String main = "'main':[{'lock':'mu'},{'go':'w'},{'gosched':true},{'compute':'%s'},{'unlock':'mu'},{'lock':'mu'},{'println':'main again'},"
                + "{'gosched':true},{'unlock':'mu'},{'println':'main goes on'},{'gosched':true}],'w':[{'lock':'mu'},{'println':'w'},{'unlock':'mu'}]";
        EventLog starving = log("'gomaxprocs':1,'mutexes':['mu']", main.formatted("2ms"));
        assertEquals(List.of("main again", "w", "main goes on"), Documents.output(starving));
        int[] modes = all(starving, Ev.MUTEX_STARVING);
        assertEquals(List.of(1, 0), IntStream.of(modes).mapToObj(starving::b).toList());
        EventLog normal = log("'gomaxprocs':1,'mutexes':['mu']", main.formatted("500us"));
        assertEquals(List.of("main again", "main goes on", "w"), Documents.output(normal));
        assertEquals(0, all(normal, Ev.MUTEX_STARVING).length);
    }

    @Test
    void a_goroutine_spins_four_rounds_for_a_mutex_that_is_held_on_another_p_and_then_waits() {
        EventLog log = log("'gomaxprocs':2,'mutexes':['mu']", """
                'main':[{'go':'w'},{'compute':'100us'},{'lock':'mu'},{'println':'main'},{'unlock':'mu'}],
                'w':[{'lock':'mu'},{'compute':'200us'},{'println':'w'},{'unlock':'mu'}]""");
        assertEquals(List.of("w", "main"), Documents.output(log));
        int[] spins = all(log, Ev.MUTEX_SPIN);
        assertEquals(List.of(1, 2, 3, 4), IntStream.of(spins).mapToObj(log::b).toList());
        assertEquals(3 * 1200, log.time(spins[3]) - log.time(spins[0]));
    }

    @Test
    void a_goroutine_that_spins_gets_the_mutex_without_ever_waiting() {
        EventLog log = log("'gomaxprocs':2,'mutexes':['mu']", """
                'main':[{'go':'w'},{'for':100,'do':[{'lock':'mu'},{'compute':'2us'},{'unlock':'mu'},{'compute':'2us'}]}],
                'w':[{'for':'forever','do':[{'lock':'mu'},{'compute':'2us'},{'unlock':'mu'},{'compute':'1us'}]}]""");
        int blocks = (int) IntStream.of(all(log, Ev.GO_BLOCK)).filter(i -> log.strings().get(log.b(i)).startsWith("sync")).count();
        assertTrue(all(log, Ev.MUTEX_SPIN).length > 0 && blocks == 0, () -> all(log, Ev.MUTEX_SPIN).length + " spins, " + blocks + " waits");
    }

    @Test
    void nobody_spins_on_one_p() {
        EventLog log = log("'gomaxprocs':1,'mutexes':['mu']", """
                'main':[{'lock':'mu'},{'go':'w'},{'gosched':true},{'unlock':'mu'},{'gosched':true}],'w':[{'lock':'mu'},{'unlock':'mu'}]""");
        assertEquals(0, all(log, Ev.MUTEX_SPIN).length);
    }

    @Test
    void a_wait_group_that_is_used_again_too_early_panics() {
        Outcome outcome = Documents.outcome(run("'gomaxprocs':1,'waitgroups':['wg']", """
                'main':[{'add':'wg'},{'go':'w'},{'gosched':true},{'done':'wg'},{'add':'wg'},{'gosched':true}],'w':[{'wait':'wg'}]"""));
        assertEquals("panic: sync: WaitGroup is reused before previous Wait has returned", outcome.message().lines().findFirst().orElse(""));
        assertEquals(2, outcome.status());
    }
}
