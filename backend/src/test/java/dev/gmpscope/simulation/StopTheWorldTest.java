package dev.gmpscope.simulation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.gmpscope.trace.Ev;
import dev.gmpscope.trace.EventLog;
import dev.gmpscope.trace.Validator;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Who may stop the world, and after whom (proc.go: stopTheWorld, stopTheWorldGC; mprof.go: goroutineProfileWithLabelsConcurrent). */
class StopTheWorldTest {
    private static EventLog log(String head, String funcs) {
        EventLog log = Documents.log(Documents.run("{'format':1,'title':'t'," + head + ",'funcs':{" + funcs + "}}"));
        assertEquals(List.of(), Validator.check(log));
        return log;
    }

    private static List<String> reasons(EventLog log) {
        List<String> reasons = new ArrayList<>();
        for (int i = 0; i < log.size(); i++) {
            if (log.type(i) == Ev.STW_BEGIN) {
                reasons.add(log.strings().get(log.a(i)));
            }
        }
        return reasons;
    }

    /** A cycle keeps gcsema from its begin to its end, worldsema only while the world is stopped. */
    @Test
    void a_goroutine_profile_does_not_wait_for_the_end_of_a_gc_cycle_and_gomaxprocs_does() {
        String program = "'main':[{'alloc':'256MB','keep':1},{'go':'collects'},{'sleep':'3ms'},{ASK},{'sleep':'200ms'}],'collects':[{'gc':true}]";
        List<String> profile = reasons(log("'until':'1s','gomaxprocs':4,'gogc':-1", program.replace("ASK", "'goroutineProfile':true")));
        assertEquals(List.of("GC sweep termination", "goroutine profile"), profile.subList(0, 2));
        assertTrue(profile.contains("GC mark termination") && profile.contains("goroutine profile cleanup"), profile::toString);
        List<String> procs = reasons(log("'until':'1s','gomaxprocs':4,'gogc':-1", program.replace("ASK", "'gomaxprocs':2")));
        assertEquals(List.of("GC sweep termination", "GC mark termination", "GOMAXPROCS"), procs);
    }

    @Test
    void two_goroutine_profiles_follow_one_another() {
        String program = "'main':[{'go':'profiles'},{'go':'profiles'},{'sleep':'5ms'}],'profiles':[{'compute':'100us'},{'goroutineProfile':true}]";
        assertEquals(List.of("goroutine profile", "goroutine profile cleanup", "goroutine profile", "goroutine profile cleanup"),
                reasons(log("'until':'1s','gomaxprocs':4", program)));
    }

    /** The one who starts the world hands the right to stop it to whoever waits, so the cleanup of a profile comes after him. */
    @Test
    void who_waits_to_stop_the_world_is_the_next_to_do_so() {
        EventLog apart = profileBeside(3_000_000);
        long meet = first(apart, Ev.STW_BEGIN, 0) - first(apart, Ev.GO_START, 1);
        int met = 0;
        for (long early = -1_000; early < 1_000; early += 50) {
            met += next(profileBeside(meet - early));
        }
        assertTrue(met > 0, "nobody had to wait");
    }

    /** main takes a profile, another goroutine calls GOMAXPROCS so long after its start. */
    private static EventLog profileBeside(long ns) {
        return log("'until':'5ms','gomaxprocs':2", "'main':[{'go':'other'},{'compute':'300us'},{'goroutineProfile':true},{'compute':'1ms'}],"
                + "'other':[{'compute':'" + ns + "ns'},{'gomaxprocs':1},{'compute':'1ms'}]");
    }

    /** When the first such event comes, of that goroutine (its number is the first argument of GoStart, the column of the others). */
    private static long first(EventLog log, int type, int gp) {
        for (int i = 0; i < log.size(); i++) {
            if (log.type(i) == type && (type == Ev.GO_START ? log.a(i) : log.g(i)) == gp) {
                return log.time(i);
            }
        }
        throw new AssertionError("no such event");
    }

    /** How often a goroutine came to wait while the world was stopped; the next stop must be its own. */
    private static int next(EventLog log) {
        int waits = -1;
        int met = 0;
        boolean stopped = false;
        for (int i = 0; i < log.size(); i++) {
            if (log.type(i) == Ev.STW_BEGIN) {
                if (waits >= 0) {
                    assertEquals(waits, log.g(i), "the stop of event " + i);
                    met++;
                }
                waits = -1;
                stopped = true;
            } else if (log.type(i) == Ev.STW_END) {
                stopped = false;
            } else if (stopped && waits < 0 && log.type(i) == Ev.GO_BLOCK && log.strings().get(log.b(i)).equals("semacquire")) {
                waits = log.g(i);
            }
        }
        return met;
    }
}
