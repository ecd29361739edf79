package dev.gmpscope.simulation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.gmpscope.trace.Ev;
import dev.gmpscope.trace.EventLog;
import dev.gmpscope.trace.Validator;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Which thread goes on with which P when the world starts again (proc.go: procresize). */
class StartTheWorldTest {
    private static final String PROGRAM = "{'format':1,'title':'t','until':'5ms','gomaxprocs':3,'seed':SEED,'funcs':{"
            + "'main':[{'go':'calls'},{'go':'spins'},{'compute':'STOPus'},{'goroutineProfile':true},{'compute':'100us'}],"
            + "'calls':[{'for':'forever','do':[{'go':'short'},{'go':'short'},{'compute':'20us'},{'syscall':'60us'}]}],"
            + "'short':[{'compute':'5us'}],'spins':[{'for':'forever','do':[{'compute':'30us'},{'go':'short'}]}]}}";

    private int started;
    private int elsewhere;

    /** A P remembers the M that took it last; if that is busy, as in a system call from which the P was taken, any idle one will do. */
    @Test
    void a_p_goes_on_with_the_m_that_had_it_when_the_world_stopped_or_with_the_one_that_parked_last() {
        for (int seed = 1; seed <= 20; seed++) {
            for (int stop = 200; stop < 1_000; stop += 40) {
                EventLog log = Documents.log(Documents.run(PROGRAM.replace("SEED", "" + seed).replace("STOP", "" + stop)));
                assertEquals(List.of(), Validator.check(log));
                walk(log, "seed " + seed + ", stopped after " + stop + " us");
            }
        }
        assertTrue(started > 100, started + " Ps were started by the M that had them");
        assertTrue(elsewhere > 10, elsewhere + " Ps were started by another M");
    }

    private void walk(EventLog log, String run) {
        int[] had = new int[3];
        Arrays.fill(had, -1);
        had[0] = 0;
        Deque<Integer> idle = new ArrayDeque<>();
        boolean stopped = false;
        for (int i = 0; i < log.size(); i++) {
            int m = log.m(i);
            switch (log.type(i)) {
                case Ev.PROC_START -> had[log.a(i)] = m;
                case Ev.M_STOP -> idle.push(m);
                case Ev.STW_BEGIN -> stopped = true;
                case Ev.STW_END -> stopped = false;
                case Ev.M_START -> {
                    if (stopped) {
                        starts(had[log.b(i)], log.a(i), idle, had, run + ", event " + i);
                    }
                    idle.remove(log.a(i));
                }
                default -> { }
            }
        }
    }

    private void starts(int last, int by, Deque<Integer> idle, int[] had, String where) {
        if (idle.contains(last)) {
            assertEquals(last, by, where);
            started++;
        } else if (!idle.isEmpty()) {
            int parkedLast = idle.peek();
            int unclaimed = idle.stream().filter(m -> Arrays.stream(had).noneMatch(h -> h == m)).findFirst().orElse(parkedLast);
            assertTrue(by == parkedLast || by == unclaimed, () -> where + ": by M" + by + ", not by M" + parkedLast + " or M" + unclaimed);
            elsewhere++;
        }
    }
}
