package dev.gmpscope.simulation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.gmpscope.trace.Ev;
import dev.gmpscope.trace.EventLog;
import dev.gmpscope.trace.Validator;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Stacks grow where Go 1.26 grows them, and growing is told apart from stopping. */
class StackTest {
    private static EventLog log(String head, String funcs) {
        EventLog log = Documents.log(Documents.run("{'format':1,'title':'t','gomaxprocs':1," + head + ",'funcs':{" + funcs + "}}"));
        assertEquals(List.of(), Validator.check(log));
        return log;
    }

    private static int[] all(EventLog log, int type) {
        return IntStream.range(0, log.size()).filter(i -> log.type(i) == type).toArray();
    }

    private static int size(int frame, int depth) {
        EventLog log = log("'until':'1s','chans':{'done':0}", "'main':[{'go':'w','arg':" + depth + "},{'recv':'done'}],"
                + "'w':{'param':'n','do':[{'call':'rec','arg':'n'},{'send':'done'}]},"
                + "'rec':{'noinline':true,'param':'n','frame':" + frame + ",'do':[{'if':'n > 0','then':[{'call':'rec','arg':'n - 1'}]}]}");
        int size = 2048;
        for (int i : all(log, Ev.COPYSTACK)) {
            size = log.c(i);
        }
        return size;
    }

    /**
     * Measured on Go 1.26: the first depth of the recursion at which the goroutine's stack is larger. One call is allowed for what the
     * measuring takes of the stack.
     */
    @ParameterizedTest
    @CsvSource({"0, 42, 4096", "0, 128, 8192", "0, 298, 16384", "64, 13, 4096", "64, 39, 8192", "64, 90, 16384", "64, 192, 32768", "64, 397, 65536",
            "120, 8, 4096", "120, 23, 8192", "120, 113, 32768", "120, 234, 65536", "144, 7, 4096", "144, 19, 8192", "144, 45, 16384", "144, 199, 65536",
            "256, 4, 4096", "256, 11, 8192", "256, 26, 16384", "256, 117, 65536", "256, 237, 131072"})
    void a_recursion_grows_the_stack_at_the_depth_at_which_gos_does(int frame, int depth, int size) {
        assertTrue(size(frame, depth + 1) >= size, () -> "at depth " + (depth + 1) + " it has " + size(frame, depth + 1));
        assertTrue(size(frame, depth - 1) < size, () -> "at depth " + (depth - 1) + " it has " + size(frame, depth - 1));
    }

    /** Measured likewise: what is done at the end of a recursion of small frames looks for room further down. */
    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {"{'send':'buffered'} | 33", "{'recv':'buffered'} | 33", "{'select':[{'send':'buffered'},{'recv':'none'}]} | 22", "{'sleep':'1ns'} | 33",
            "{'println':'x'} | 33", "{'go':'noth'} | 40", "{'runtime':'mallocgc'} | 36", "{'runtime':'convT'} | 37", "{'runtime':'mapassign'} | 34", "{'add':'wg'} | 40",
            "{'lock':'mu'} | 41", "{'gosched':true} | 41", "{'call':'inner'} | 30", "{'syscall':'1us'} | 38", "{'for':2,'do':[{'defer':'noth'}]} | 32"})
    void a_call_into_the_runtime_grows_the_stack_as_in_go(String operation, int depth) {
        assertTrue(grows(operation, depth + 2), () -> "not yet at depth " + (depth + 2));
        assertTrue(!grows(operation, depth - 3), () -> "already at depth " + (depth - 3));
    }

    private static boolean grows(String operation, int depth) {
        EventLog log = log("'until':'1s','chans':{'done':0,'buffered':5,'none':null},'mutexes':['mu'],'waitgroups':['wg']", "'main':[{'send':'buffered'},{'go':'w','arg':" + depth
                + "},{'recv':'done'}],'w':{'param':'n','do':[{'call':'rec','arg':'n'},{'send':'done'}]},"
                + "'rec':{'noinline':true,'param':'n','do':[{'if':'n > 0','then':[{'call':'rec','arg':'n - 1'}],'else':[{'call':'leaf'}]}]},"
                + "'leaf':{'noinline':true,'do':[" + operation + "]},'noth':{'noinline':true,'do':[]},'inner':[{'defer':[{'recover':true}]},{'panic':'a'}]");
        return IntStream.of(all(log, Ev.COPYSTACK)).anyMatch(i -> log.a(i) == 1);
    }

    /** The check of deep fails for both reasons: the goroutine stops first, and its stack grows when it runs again. */
    @Test
    void newstack_thinks_of_the_preemption_first() {
        EventLog log = log("'until':'100ms','rules':'1.13'", """
                'main':[{'go':'w'},{'sleep':'1ms'},{'println':'back'},{'sleep':'50ms'}],
                'w':[{'compute':'30ms'},{'call':'deep'},{'for':'forever','do':[{'call':'deep'}]}],
                'deep':{'noinline':true,'frame':700,'do':[{'call':'deeper'}]},'deeper':{'noinline':true,'frame':700,'do':[{'compute':'1us'}]}""");
        int hit = all(log, Ev.STACK_CHECK_HIT)[0];
        int grown = all(log, Ev.COPYSTACK)[0];
        int start = IntStream.of(all(log, Ev.GO_START)).filter(i -> i > hit && log.a(i) == 1).findFirst().orElseThrow();
        assertTrue(hit < start && start < grown, () -> "hit " + hit + ", started again " + start + ", grown " + grown);
        assertEquals(2048, log.b(grown));
        assertEquals(1, all(log, Ev.COPYSTACK).length, "a stack that has grown is large enough");
    }

    @Test
    void a_check_that_must_not_stop_grows_all_the_same() {
        EventLog log = log("'until':'100ms','rules':'1.13'", """
                'main':[{'go':'w'},{'sleep':'1ms'},{'println':'back'}],
                'w':[{'call':'deep'}],
                'deep':{'noinline':true,'frame':700,'do':[{'call':'deeper'}]},'deeper':{'noinline':true,'nosplit':true,'frame':600,'do':[{'unsafe':'60ms','kind':'locks'}]}""");
        int refused = all(log, Ev.STACK_CHECK_REFUSE)[0];
        assertEquals(Ev.GUARD_RESET, log.type(refused + 1));
        assertEquals(1, all(log, Ev.COPYSTACK).length);
        assertTrue(all(log, Ev.COPYSTACK)[0] > refused);
    }

    @Test
    void a_recursion_without_end_dies_of_its_stack() {
        Outcome outcome = Documents.outcome(Documents.run("""
                {'format':1,'title':'t','gomaxprocs':1,'until':'10s','vars':{'n':0},'funcs':{'main':[{'call':'down'}],
                'down':{'noinline':true,'do':[{'if':'n >= 0','then':[{'call':'down'}]}]}}}"""));
        List<String> lines = outcome.message().lines().toList();
        assertEquals(2, outcome.status());
        assertEquals(List.of("runtime: goroutine stack exceeds 1000000000-byte limit", "fatal error: stack overflow", "", "goroutine 1 [running]:", "main.down(...)"),
                lines.subList(0, 5));
        assertEquals(1, lines.stream().filter(line -> line.endsWith(" frames elided...")).count());
    }
}
