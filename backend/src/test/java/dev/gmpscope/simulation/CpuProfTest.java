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
import org.junit.jupiter.params.provider.ValueSource;

/** Samples of the CPU profiler: a hundred a second of CPU time, wherever the thread is. */
class CpuProfTest {
    private static EventLog log(String head, String funcs) {
        EventLog log = Documents.log(Documents.run("{'format':1,'title':'t','until':'3s'," + head + ",'funcs':{" + funcs + "}}"));
        assertEquals(List.of(), Validator.check(log));
        return log;
    }

    private static int[] samples(EventLog log) {
        return IntStream.range(0, log.size()).filter(i -> log.type(i) == Ev.CPU_SAMPLE).toArray();
    }

    @ParameterizedTest
    @ValueSource(strings = {"'compute':'500ms'", "'unsafe':'500ms','kind':'runtime'", "'rawsyscall':'500ms'", "'for':500000,'do':[{'compute':'1us'}]"})
    void half_a_second_of_work_gives_fifty_samples_safe_point_or_not(String op) {
        for (String rules : List.of("1.1", "1.13", "1.26")) {
            EventLog log = log("'rules':'" + rules + "'", "'main':[{'startCPUProfile':true},{" + op + "},{'stopCPUProfile':true},{'println':'x'}]");
            int n = samples(log).length;
            assertTrue(n >= 49 && n <= 51, () -> n + " samples under " + rules);
            assertTrue(IntStream.of(samples(log)).allMatch(i -> log.g(i) == 0), "a sample is not in main");
        }
    }

    @Test
    void who_sleeps_spends_no_cpu_time_and_gets_no_sample() {
        EventLog log = log("'gomaxprocs':2", """
                'main':[{'go':'sleeps'},{'go':'calls'},{'startCPUProfile':true},{'compute':'200ms'},{'stopCPUProfile':true}],
                'sleeps':[{'for':'forever','do':[{'sleep':'3ms'}]}],'calls':[{'for':'forever','do':[{'syscall':'3ms'}]}]""");
        int[] all = samples(log);
        assertTrue(all.length >= 19 && all.length <= 23, () -> all.length + " samples");
    }

    @Test
    void two_busy_threads_get_twice_as_many_samples() {
        EventLog log = log("'gomaxprocs':2", """
                'main':[{'startCPUProfile':true},{'go':'f'},{'compute':'300ms'},{'stopCPUProfile':true}],'f':[{'for':'forever','do':[{'compute':'1us'}]}]""");
        int[] all = samples(log);
        assertTrue(all.length >= 57 && all.length <= 61, () -> all.length + " samples");
    }

    @Test
    void nothing_is_sampled_while_the_profiler_is_off() {
        EventLog log = log("'gomaxprocs':1", "'main':[{'startCPUProfile':true},{'stopCPUProfile':true},{'compute':'300ms'}]");
        assertEquals(0, samples(log).length);
    }
}
