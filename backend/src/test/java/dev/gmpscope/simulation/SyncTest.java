package dev.gmpscope.simulation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.gmpscope.trace.Ev;
import dev.gmpscope.trace.EventLog;
import dev.gmpscope.trace.Validator;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
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
                'main':[{'go':'w'},{'compute':'200us'},{'lock':'mu'},{'println':'main'},{'unlock':'mu'}],
                'w':[{'lock':'mu'},{'compute':'400us'},{'println':'w'},{'unlock':'mu'}]""");
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

    @Test
    void readers_who_come_after_a_writer_wait_behind_it_and_are_let_in_before_the_next_writer() {
        EventLog log = log("'gomaxprocs':1,'rwmutexes':['rw'],'waitgroups':['wg']", """
                'main':[{'add':'wg','n':5},{'rlock':'rw'},{'go':'writer','arg':1},{'gosched':true},{'go':'reader','arg':2},{'go':'writer','arg':3},
                  {'go':'reader','arg':4},{'gosched':true},{'tryRLock':'rw','into':'ok'},{'println':{'value':'ok'}},{'runlock':'rw'},{'done':'wg'},{'wait':'wg'}],
                'reader':{'param':'i','do':[{'rlock':'rw'},{'println':['reads',{'value':'i'}]},{'runlock':'rw'},{'done':'wg'}]},
                'writer':{'param':'i','do':[{'lock':'rw'},{'println':['writes',{'value':'i'}]},{'unlock':'rw'},{'done':'wg'}]}""");
        assertEquals(List.of("false", "writes 1", "reads 4", "reads 2", "writes 3"), Documents.output(log));
        assertEquals(List.of(1, 2), IntStream.of(all(log, Ev.RWMUTEX_PENDING)).mapToObj(log::b).toList());
    }

    @Test
    void an_rwmutex_that_is_unlocked_without_being_locked_is_fatal() {
        assertEquals("fatal error: sync: Unlock of unlocked RWMutex", dies("'main':[{'unlock':'rw'}]"));
        assertEquals("fatal error: sync: RUnlock of unlocked RWMutex", dies("'main':[{'runlock':'rw'}]"));
        assertEquals("fatal error: sync: RUnlock of unlocked RWMutex", dies("'main':[{'lock':'rw'},{'runlock':'rw'}]"));
    }

    private static String dies(String funcs) {
        Outcome outcome = Documents.outcome(run("'gomaxprocs':1,'rwmutexes':['rw']", funcs));
        assertEquals(2, outcome.status());
        return outcome.message().lines().findFirst().orElse("");
    }

    @Test
    void signals_wake_in_the_order_of_the_tickets_and_each_waiter_locks_again() {
        EventLog log = log("'gomaxprocs':1,'mutexes':['mu'],'conds':{'cond':'mu'},'waitgroups':['wg']", """
                'main':[{'add':'wg','n':4},{'for':4,'var':'i','do':[{'go':'w','arg':'i'}]},{'gosched':true},{'lock':'mu'},{'signal':'cond'},{'signal':'cond'},
                  {'println':'signalled'},{'unlock':'mu'},{'gosched':true},{'println':'broadcast'},{'broadcast':'cond'},{'broadcast':'cond'},{'wait':'wg'}],
                'w':{'param':'i','do':[{'lock':'mu'},{'condWait':'cond'},{'println':{'value':'i'}},{'unlock':'mu'},{'done':'wg'}]}""");
        assertEquals(List.of("signalled", "0", "3", "broadcast", "2", "1"), Documents.output(log));
        assertEquals(List.of(1, 1, 2, 0), IntStream.of(all(log, Ev.COND_NOTIFY)).mapToObj(log::b).toList());
    }

    @Test
    void all_wait_until_what_is_done_once_is_done_even_if_it_panics() {
        EventLog log = log("'gomaxprocs':1,'onces':['o'],'chans':{'ch':0},'waitgroups':['wg']", """
                'main':[{'add':'wg','n':3},{'for':3,'var':'i','do':[{'go':'w','arg':'i'}]},{'gosched':true},{'println':'main'},{'send':'ch'},{'wait':'wg'},
                  {'once':'o','do':[{'println':'never'}]}],
                'w':{'param':'i','do':[{'defer':[{'recover':true},{'println':['left',{'value':'i'}]},{'done':'wg'}]},{'once':'o','do':[{'println':['first',{'value':'i'}]},{'recv':'ch'},{'panic':'p'}]}]}""");
        assertEquals(List.of("first 2", "main", "left 2", "left 0", "left 1"), Documents.output(log));
        assertEquals(1, all(log, Ev.ONCE_DONE).length);
    }

    /** Random programs over channels and locks, what the real Go 1.26 wrote, without frames, and its exit status; recorded where several runs agreed. */
    @Test
    void random_programs_print_and_wait_as_in_go() throws IOException {
        JsonNode programs;
        try (InputStream in = SyncTest.class.getResourceAsStream("sync.go1.26.json")) {
            programs = new ObjectMapper().readTree(in);
        }
        for (JsonNode program : programs) {
            Run run = Documents.run(program.get("document").toString());
            EventLog log = Documents.log(run);
            Outcome outcome = Documents.outcome(run);
            assertEquals(List.of(), Validator.check(log), run.document());
            assertEquals(program.get("said").asText(), said(log, outcome), run.document());
            assertEquals(program.get("status").asInt(), outcome.status(), run.document());
        }
    }

    private static String said(EventLog log, Outcome outcome) {
        String message = outcome.message() == null ? "" : outcome.message();
        return Stream.concat(Documents.output(log).stream(), message.lines())
                .filter(line -> !line.isBlank() && !line.startsWith("\t") && !line.matches("[a-z][^ ]*\\(.*\\)"))
                .map(line -> line.replaceAll("goroutine \\d+", "goroutine N")).collect(Collectors.joining("\n"));
    }
}
