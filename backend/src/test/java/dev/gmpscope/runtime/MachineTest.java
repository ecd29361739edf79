package dev.gmpscope.runtime;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.gmpscope.compiler.Compiler;
import dev.gmpscope.program.Costs;
import dev.gmpscope.program.Rules;
import dev.gmpscope.program.SafePoint;
import dev.gmpscope.scenario.ScenarioException;
import dev.gmpscope.scenario.ScenarioReader;
import dev.gmpscope.trace.Ev;
import dev.gmpscope.trace.EventLog;
import dev.gmpscope.trace.Header;
import dev.gmpscope.trace.Validator;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** What shows only in the state of the model, or only when requests come at chosen times. */
class MachineTest {
    private static final long UNTIL = 50_000_000;
    private static final Rules RULES = Rules.of("1.26");

    private final EventLog log = new EventLog(new Header(Header.FORMAT, "model", Rules.REFERENCE, "t", RULES.name(), false, 1, 1, 0, UNTIL, Header.EVERYTHING));

    private Rt run(String body, Map<String, Long> overrides, long... preemptions) throws ScenarioException {
        Costs costs = Costs.with(overrides);
        String document = ("{'format':1,'title':'t'," + body + "}").replace('\'', '"');
        Machine machine = new Machine(Compiler.compile(ScenarioReader.read("t", document), costs).program(), new Config(RULES, costs, 1, 1, 0, 100), log);
        for (long at : preemptions) {
            machine.preemptAt(at);
        }
        machine.run(UNTIL, 100_000, () -> false);
        assertEquals(List.of(), Validator.check(log));
        return machine.rt;
    }

    private int[] all(int type) {
        return IntStream.range(0, log.size()).filter(i -> log.type(i) == type).toArray();
    }

    /** The end of exitsyscall: a call that lost its P counts twice, as it is lost and as the goroutine goes on. */
    @Test
    void a_system_call_that_lost_its_p_counts_once_more_when_its_goroutine_goes_on() throws ScenarioException {
        Rt rt = run("'funcs':{'main':[{'go':'busy'},{'syscall':'1ms'},{'println':'back'}],'busy':[{'compute':'5ms'}]}", Map.of());
        assertEquals(1, all(Ev.PROC_STEAL).length);
        assertEquals(1, all(Ev.PRINTLN).length);
        assertEquals(2, rt.allp[0].syscalltick);
    }

    @Test
    void a_system_call_that_kept_its_p_counts_once() throws ScenarioException {
        Rt rt = run("'funcs':{'main':[{'syscall':'5us'},{'println':'back'}]}", Map.of());
        assertEquals(0, all(Ev.PROC_STEAL).length);
        assertEquals(1, rt.allp[0].syscalltick);
    }

    /** asyncPreempt is assembly, and the request is still up. */
    @Test
    void a_second_signal_on_the_way_from_the_first_to_the_scheduler_finds_assembly() throws ScenarioException {
        run("'funcs':{'main':[{'compute':'5ms'}]}", Map.of("signal", 1L, "tgkill", 0L), 1_000_000, 1_000_500);
        int[] received = all(Ev.SIGNAL_RECEIVE);
        assertEquals(2, received.length);
        assertEquals(Ev.SIGNAL_ACCEPT, log.type(received[0] + 1));
        assertEquals(Ev.SIGNAL_REFUSE, log.type(received[1] + 1));
        assertEquals(SafePoint.ASSEMBLY.ordinal(), log.a(received[1] + 1));
        assertEquals(1, all(Ev.GO_STOP).length);
    }

    /** No slack, and a width of differences that is larger than the sleep: half of it would lie before the sleep began. */
    @Test
    void nobody_wakes_before_he_asked_to() throws ScenarioException {
        run("'funcs':{'main':[{'compute':'40ms'}]}", Map.of("usleep", 0L, "usleepJitter", 1_000_000L));
        int[] ticks = all(Ev.SYSMON_TICK);
        assertTrue(ticks.length > 10, () -> ticks.length + " rounds");
        for (int k = 1; k < ticks.length; k++) {
            long slept = log.time(ticks[k]) - log.time(ticks[k - 1]);
            assertTrue(slept >= 20_000, () -> "slept " + slept);
        }
    }

    @Test
    void a_width_of_days_is_a_width_too() throws ScenarioException {
        run("'funcs':{'main':[{'compute':'40ms'}]}", Map.of("usleepJitter", 10_000_000_000L));
        assertTrue(log.time(log.size() - 1) >= 40_000_000);
    }
}
