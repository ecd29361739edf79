package dev.gmpscope.simulation;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

/** What a dying program prints, as Go 1.26 prints it with addresses, arguments and library frames left out. */
class DyingTest {
    private static String message(String head, String funcs) {
        Outcome outcome = Documents.outcome(Documents.run("{'format':1,'title':'t','until':'1s'," + head + ",'funcs':{" + funcs + "}}"));
        assertEquals(2, outcome.status());
        return outcome.message();
    }

    @Test
    void a_deadlock_lists_every_goroutine_with_what_it_waits_for_and_who_started_it() {
        assertEquals("""
                fatal error: all goroutines are asleep - deadlock!

                goroutine 1 [chan receive]:
                main.main(...)
                	main.go:18

                goroutine 2 [sync.Mutex.Lock]:
                main.deep(...)
                	main.go:27
                main.w(...)
                	main.go:22
                created by main.main in goroutine 1
                	main.go:15

                goroutine 3 [select (no cases)]:
                main.v(...)
                	main.go:31
                created by main.main in goroutine 1
                	main.go:16""", message("'gomaxprocs':2,'chans':{'ch':0},'mutexes':['mu']", """
                'main':[{'lock':'mu'},{'go':'w'},{'go':'v'},{'sleep':'1ms'},{'recv':'ch'}],
                'w':[{'call':'deep'}],'deep':{'noinline':true,'do':[{'lock':'mu'}]},'v':[{'select':[]}]"""));
    }

    @Test
    void a_panic_lists_its_own_goroutine_alone() {
        assertEquals("""
                panic: close of closed channel

                goroutine 2 [running]:
                main.w(...)
                	main.go:18
                created by main.main in goroutine 1
                	main.go:11""", message("'gomaxprocs':1,'chans':{'ch':0,'other':0}", """
                'main':[{'go':'w'},{'go':'v'},{'sleep':'1ms'}],'w':[{'close':'ch'},{'close':'ch'}],'v':[{'recv':'other'}]"""));
    }

    @Test
    void an_unlock_that_no_lock_precedes_is_fatal_and_lists_its_own_goroutine() {
        assertEquals("""
                fatal error: sync: unlock of unlocked mutex

                goroutine 1 [running]:
                main.main(...)
                	main.go:12""", message("'gomaxprocs':1,'mutexes':['mu'],'chans':{'ch':0}", "'main':[{'go':'v'},{'unlock':'mu'}],'v':[{'recv':'ch'}]"));
    }
}
