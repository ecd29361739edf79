package dev.gmpscope.runtime;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.gmpscope.compiler.Compiler;
import dev.gmpscope.program.Costs;
import dev.gmpscope.program.Program;
import dev.gmpscope.program.Rules;
import dev.gmpscope.scenario.Scenario;
import dev.gmpscope.scenario.ScenarioException;
import dev.gmpscope.scenario.ScenarioReader;
import dev.gmpscope.trace.Ev;
import dev.gmpscope.trace.EventLog;
import dev.gmpscope.trace.Header;
import dev.gmpscope.trace.Validator;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Tiny programs, stopped at every point: for each nanosecond at which it makes a difference, a run in which whatever runs then is asked to stop. No such
 * run may break an invariant, lose a goroutine, hang, or print other lines. Two requests in a run, at the points where the search begins:
 * {@code mvn test -Dtest=EveryPointTest -Dpoints.pairs=true}.
 */
class EveryPointTest {
    private static final boolean PAIRS = Boolean.getBoolean("points.pairs");
    private static final long UNTIL = 50_000_000;
    private static final long MOST_EVENTS = 20_000;
    private static final int PARTS = 4;
    private static final int[] PROCS = {1, 2, 3};
    private static final Rules[] RULES = {Rules.of("1.13"), Rules.of("1.26")};
    /** A signal takes its usual time, or hardly any: so it also arrives at each of the points. */
    private static final List<Map<String, Long>> COSTS = List.of(Map.of(), Map.of("signal", 1L));

    /** A run and how it ended. */
    private record Ran(EventLog log, End end) {
        int preempted() {
            return (int) IntStream.range(0, log.size()).filter(i -> log.type(i) == Ev.GO_STOP && log.strings().get(log.a(i)).equals("preempted")).count();
        }

        /** What happened, and where, in this order: all that is no time. */
        String did() {
            StringBuilder did = new StringBuilder();
            for (int i = 0; i < log.size(); i++) {
                if (log.type(i) != Ev.SYSMON_TICK) {
                    did.append(log.type(i)).append(' ').append(log.m(i)).append(' ').append(log.p(i)).append(' ').append(log.g(i)).append(' ').append(log.stack(i)).append(';');
                }
            }
            return did.toString();
        }

        /** What must not depend on when a goroutine is stopped. */
        String told() {
            String first = end.message() == null ? "" : end.message().lines().findFirst().orElse("");
            List<String> lines = new ArrayList<>();
            for (int i = 0; i < log.size(); i++) {
                if (log.type(i) == Ev.PRINTLN) {
                    lines.add(log.strings().get(log.a(i)));
                }
            }
            return end.reason() + " " + end.status() + " " + first + " " + lines.stream().sorted().toList();
        }
    }

    static List<String> programs() {
        return TinyPrograms.ALL;
    }

    @ParameterizedTest
    @MethodSource("programs")
    void a_goroutine_can_be_stopped_at_any_point(String program) throws ScenarioException {
        int stopped = 0;
        for (int procs : PROCS) {
            for (Rules rules : RULES) {
                for (Map<String, Long> costs : COSTS) {
                    stopped += explore(program, procs, rules, Costs.with(costs));
                }
            }
        }
        assertTrue(stopped > 0, () -> "no request stopped anything:\n" + document(program));
    }

    /** How many goroutines were stopped that are not in the undisturbed run. */
    private static int explore(String program, int procs, Rules rules, Costs costs) throws ScenarioException {
        String document = document(program);
        Scenario scenario = ScenarioReader.read("tiny", document);
        Program compiled = Compiler.compile(scenario, costs).program();
        Config config = new Config(rules, costs, procs, 1, 4, 100);
        Ran base = run(compiled, config);
        String where = rules.name() + " gomaxprocs " + procs + " signal " + costs.of("signal") + " at ";
        assertEquals(End.Reason.FINISHED, base.end().reason(), () -> where + "no point:\n" + document);
        List<Long> points = points(base.log());
        int stopped = new Search(compiled, config, base, where, document).all(points);
        for (int i = 0; PAIRS && i < points.size(); i++) {
            for (int j = i + 1; j < points.size(); j++) {
                check(base, run(compiled, config, points.get(i), points.get(j)), where + points.get(i) + " and " + points.get(j) + ":\n" + document);
            }
        }
        return stopped;
    }

    /**
     * All points at which it makes a difference when the request comes, to the nanosecond. Two neighbours whose runs do the same things, apart from the
     * times, have nothing between them; between two that differ there is a step of the program or of the scheduler, and the search goes on there.
     */
    private static final class Search {
        private final Program compiled;
        private final Config config;
        private final Ran base;
        private final String where;
        private final String document;
        private int stopped;

        Search(Program compiled, Config config, Ran base, String where, String document) {
            this.compiled = compiled;
            this.config = config;
            this.base = base;
            this.where = where;
            this.document = document;
        }

        /** How many goroutines were stopped. */
        int all(List<Long> points) {
            String before = did(points.get(0));
            for (int i = 1; i < points.size(); i++) {
                String after = did(points.get(i));
                between(points.get(i - 1), before, points.get(i), after);
                before = after;
            }
            return stopped;
        }

        private void between(long from, String before, long to, String after) {
            if (to - from <= 1 || before.equals(after)) {
                return;
            }
            long middle = from + (to - from) / 2;
            String did = did(middle);
            between(from, before, middle, did);
            between(middle, did, to, after);
        }

        private String did(long at) {
            Ran ran = run(compiled, config, at);
            stopped += check(base, ran, where + at + ":\n" + document);
            return ran.did();
        }
    }

    private static int check(Ran base, Ran ran, String where) {
        assertEquals(List.of(), Validator.check(ran.log()), where);
        assertEquals(base.told(), ran.told(), where);
        return ran.preempted() - base.preempted();
    }

    /** Each instant of the run, the one after it, and three between it and the next: where the search begins. */
    private static List<Long> points(EventLog log) {
        TreeSet<Long> instants = new TreeSet<>();
        for (int i = 0; i < log.size(); i++) {
            instants.add(log.time(i));
        }
        TreeSet<Long> points = new TreeSet<>(instants);
        for (long at : instants) {
            Long next = instants.higher(at);
            if (next != null && next > at + 1) {
                points.add(at + 1);
                LongStream.range(1, PARTS).forEach(part -> points.add(at + (next - at) * part / PARTS));
            }
        }
        return List.copyOf(points);
    }

    private static Ran run(Program program, Config config, long... preemptions) {
        EventLog log = new EventLog(new Header(Header.FORMAT, "model", Rules.REFERENCE, "tiny", config.rules().name(), false, config.gomaxprocs(),
                config.seed(), config.schedtick(), UNTIL, Header.EVERYTHING));
        Machine machine = new Machine(program, config, log);
        for (long at : preemptions) {
            machine.preemptAt(at);
        }
        return new Ran(log, machine.run(UNTIL, MOST_EVENTS, () -> false));
    }

    private static String document(String program) {
        int name = program.indexOf(": ");
        return ("{'format':1,'title':'" + program.substring(0, name) + "'," + program.substring(name + 2) + "}").replace('\'', '"');
    }
}
