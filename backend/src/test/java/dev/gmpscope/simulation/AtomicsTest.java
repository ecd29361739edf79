package dev.gmpscope.simulation;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.gmpscope.trace.Ev;
import dev.gmpscope.trace.EventLog;
import dev.gmpscope.trace.Validator;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Atomics are plain steps: what they give is what Go 1.26 printed, and no event or check comes of them. */
class AtomicsTest {
    private static final String HEAD = "'gomaxprocs':1,'atomics':['n','slots[3]'],'vars':{'i':4},'chans':{'done':0}";

    private static EventLog log(String rules, String funcs) {
        EventLog log = Documents.log(Documents.run("{'format':1,'title':'t','until':'30ms','rules':'" + rules + "'," + HEAD + ",'funcs':{" + funcs + "}}"));
        assertEquals(List.of(), Validator.check(log));
        return log;
    }

    private static int[] all(EventLog log, int type) {
        return IntStream.range(0, log.size()).filter(e -> log.type(e) == type).toArray();
    }

    @Test
    void each_gives_what_it_gives_in_go() {
        EventLog log = log("1.26", """
                'main':[{'atomicAdd':'n'},{'atomicAdd':'n','delta':'-i','into':'sum'},{'println':{'value':'sum'}},
                    {'atomicSwap':'n','new':'i * 2','into':'before'},{'println':[{'value':'before'},{'value':'n.Load()'}]},
                    {'compareAndSwap':'n','old':7,'new':1,'into':'ok'},{'println':[{'value':'ok'},{'value':'n.Load() + 1'}]},
                    {'compareAndSwap':'n','old':'i + 4','new':'i - 1','into':'ok'},{'println':[{'value':'ok'},{'value':'n.Load() * i'}]},
                    {'for':'n.Load() > 0','do':[{'atomicAdd':'slots[n.Load() - 1]','delta':'n.Load()'},{'atomicAdd':'n','delta':-1}]},
                    {'println':[{'value':'slots[0].Load()'},{'value':'slots[1].Load()'},{'value':'slots[2].Load() - i'}]},
                    {'atomicStore':'slots[i - 3]','value':'n.Load() - 5'},{'println':{'value':'slots[1].Load() < n.Load()'}},{'call':'count'}],
                'count':[{'for':3,'var':'k','do':[{'go':[{'atomicAdd':'n','delta':'k'},{'gosched':true},{'send':'done'}]}]},
                    {'for':3,'do':[{'recv':'done'}]},{'println':{'value':'n.Load()'}},{'println':{'value':'slots[n.Load()].Load()'}}]""");
        assertEquals(List.of("-3", "-3 8", "false 9", "true 12", "1 2 -1", "true", "3"), Documents.output(log));
        assertEquals("panic: runtime error: index out of range [3] with length 3", log.strings().get(log.b(all(log, Ev.EXIT)[0])));
    }

    /** Two goroutines that are preempted wherever the signal finds them lose no step. */
    @Test
    void no_step_is_lost_between_goroutines() {
        EventLog log = log("1.14", """
                'main':[{'go':'add'},{'for':200000,'do':[{'atomicAdd':'n','delta':-1},{'compute':'50ns'}]},{'recv':'done'},{'println':{'value':'n.Load()'}}],
                'add':[{'for':200000,'do':[{'atomicAdd':'n'},{'compute':'50ns'}]},{'send':'done'}]""");
        assertEquals(List.of("0"), Documents.output(log));
        assertEquals(true, all(log, Ev.GO_STOP).length > 0);
    }

    /** A spin lock whose holder sleeps: whoever spins keeps the P until the signal comes, and for ever without signals. */
    @Test
    void a_spin_lock_is_no_safe_point() {
        String funcs = """
                'main':[{'compareAndSwap':'n','old':0,'new':1},{'go':'other'},{'sleep':'1ms'},{'atomicStore':'n','value':0},{'recv':'done'}],
                'other':[{'for':'forever','do':[{'compareAndSwap':'n','old':0,'new':1,'into':'ok'},{'if':'ok','then':[{'break':true}]},{'compute':'1us'}]},
                    {'println':'mine'},{'send':'done'}]""";
        EventLog cooperative = log("1.13", funcs);
        assertEquals(List.of(), Documents.output(cooperative));
        assertArrayEquals(new int[0], all(cooperative, Ev.STACK_CHECK_HIT));
        EventLog signals = log("1.14", funcs);
        assertEquals(List.of("mine"), Documents.output(signals));
        assertEquals(1, all(signals, Ev.SIGNAL_ACCEPT).length);
    }
}
