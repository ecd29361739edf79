package dev.gmpscope.simulation;

import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * The table of what a loop must contain so that main, asleep for a millisecond on the only P, comes back: as measured on the real
 * Go, with and without asynchronous preemption.
 */
class LoopTableTest {
    private static final long MS = 1_000_000;

    /** 300 ms of rounds; the last two columns are the time at which main prints, in ms: from, to. */
    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', textBlock = """
            tight loop                     | {'compute':'1us'}                                   | 10 | 21 | 300 | 320
            inlined leaf                   | {'call':'inlinedLeaf'}                              | 10 | 21 | 300 | 320
            inlined, not a leaf            | {'call':'inlinedCaller'}                            | 10 | 21 | 300 | 320
            noinline small leaf            | {'call':'smallLeaf'}                                | 10 | 21 | 300 | 320
            noinline, calls another        | {'call':'caller'}                                   | 10 | 21 | 10  | 21
            noinline, larger frame         | {'call':'largeFrame'}                               | 10 | 21 | 10  | 21
            buffered send and receive      | {'compute':'1us'},{'send':'ch'},{'recv':'ch'}       | 10 | 21 | 10  | 21
            select                         | {'compute':'1us'},{'select':[{'recv':'ch'},{'default':[]}]} | 10 | 21 | 10 | 21
            defer                          | {'compute':'1us'},{'runtime':'deferproc'}           | 10 | 21 | 10  | 21
            map write                      | {'compute':'1us'},{'runtime':'mapassign'}           | 10 | 21 | 10  | 21
            boxing                         | {'compute':'1us'},{'runtime':'convT'}               | 10 | 21 | 10  | 21
            new, make                      | {'compute':'1us'},{'alloc':'16B'}                   | 10 | 21 | 10  | 21
            uncontended Lock and Unlock    | {'compute':'1us'},{'lock':'mu'},{'unlock':'mu'}     | 10 | 21 | 300 | 330
            runtime.Gosched                | {'compute':'1us'},{'gosched':true}                  | 1  | 2  | 1   | 2
            raw getppid                    | {'rawsyscall':'1us'}                                | 300 | 320 | 300 | 320
            """)
    void main_comes_back_when_the_real_one_does(String name, String body, long from, long to, long offFrom, long offTo) {
        Run run = Documents.run("""
                {'format':1,'title':'loop','until':'400ms','rules':'1.26','chans':{'ch':1},'mutexes':['mu'],
                 'funcs':{'main':[{'go':'busy'},{'sleep':'1ms'},{'println':'back'}],
                  'busy':[{'for':300000,'do':[%s]}],
                  'inlinedLeaf':[{'compute':'1us'}],'inlinedCaller':[{'call':'inlinedLeaf'}],
                  'smallLeaf':{'noinline':true,'frame':64,'do':[{'compute':'1us'}]},
                  'caller':{'noinline':true,'do':[{'call':'smallLeaf'}]},
                  'largeFrame':{'noinline':true,'frame':128,'do':[{'compute':'1us'}]}}}""".formatted(body));
        check(name, Documents.with(run, "1.26", false, null), from, to);
        check(name + " with asyncpreemptoff=1", Documents.with(run, "1.26", true, null), offFrom, offTo);
        check(name + " under the rules of 1.13", Documents.with(run, "1.13", false, null), offFrom, offTo);
    }

    private static void check(String name, Run run, long from, long to) {
        long back = Documents.firstLine(Documents.log(run));
        assertTrue(back >= from * MS && back <= to * MS, () -> name + ": main is back after " + back + " ns, not after " + from + " to " + to + " ms");
    }
}
