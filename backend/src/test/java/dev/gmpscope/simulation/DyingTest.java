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

    /** The collector's goroutines, which a program has that allocates, do not count. Go 1.26 says the same. */
    @Test
    void goexit_in_main_leaves_no_goroutines_though_the_collector_has_its_own() {
        assertEquals("fatal error: no goroutines (main called runtime.Goexit) - deadlock!",
                message("'gomaxprocs':1", "'main':[{'alloc':'16B'},{'goexit':true}]").lines().findFirst().orElse(""));
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

    @Test
    void a_goroutine_that_waits_in_a_deferred_call_shows_its_panic_and_not_what_the_compiler_wrapped_around_the_call() {
        assertEquals("""
                fatal error: all goroutines are asleep - deadlock!

                goroutine 1 [sync.Mutex.Lock]:
                panic(...)
                main.f(...)
                	main.go:17
                main.main(...)
                	main.go:10""", message("'gomaxprocs':1,'mutexes':['mu']", """
                'main':[{'call':'f'}],'f':[{'lock':'mu'},{'defer':{'println':['bye','x']}},{'defer':{'lock':'mu'}},{'panic':'p'}]"""));
    }

    @Test
    void a_fatal_error_during_a_panic_is_printed_below_it_as_gos_bare_value() {
        assertEquals("panic: runtime.errorString(\"integer divide by zero\")\n\tfatal error: sync: unlock of unlocked mutex",
                message("'gomaxprocs':1,'mutexes':['mu'],'vars':{'zero':0}", "'main':[{'defer':{'unlock':'mu'}},{'println':{'value':'7 / zero'}}]").split("\n\n")[0]);
    }

    /** Two panics with the same constant have the same value; two errors of the runtime about an index have not. */
    @Test
    void a_panic_with_the_value_of_the_one_that_was_recovered_is_the_same_panic_again() {
        assertEquals("panic: a [recovered, repanicked]", message("'gomaxprocs':1", "'main':[{'defer':[{'recover':true},{'panic':'a'}]},{'panic':'a'}]").split("\n\n")[0]);
        assertEquals("panic: runtime error: index out of range [5] with length 2 [recovered]\n\tpanic: runtime error: index out of range [5] with length 2",
                message("'gomaxprocs':1,'chans':{'ch[2]':0},'vars':{'i':5}", "'main':[{'defer':[{'recover':true},{'close':'ch[i]'}]},{'close':'ch[i]'}]").split("\n\n")[0]);
    }
}
