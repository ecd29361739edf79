package dev.gmpscope.simulation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.gmpscope.scenario.RandomScenario;
import dev.gmpscope.trace.Ev;
import dev.gmpscope.trace.EventLog;
import dev.gmpscope.trace.Validator;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A fork: the run from the start, with one more command at a time. */
class ForkTest {
    private static final long EVENTS = 20_000;
    private static final int MOMENTS = 3;

    /** A command of each kind. */
    private static final List<Command> KINDS = List.of(
            new Command(0, "go", "{\"do\":[{\"compute\":\"3ms\"},{\"println\":\"forked\"}]}"), new Command(0, "gc", "{}"), new Command(0, "gomaxprocs", "{\"n\":3}"),
            new Command(0, "preempt", "{\"g\":0}"), new Command(0, "preempt", "{\"g\":2}"), new Command(0, "signal", "{\"m\":0}"), new Command(0, "block", "{\"g\":1,\"for\":\"3ms\"}"),
            new Command(0, "steal", "{\"p\":1,\"from\":0}"), new Command(0, "asyncpreemptoff", "{\"off\":true}"));

    private static Run with(Run run, Command... commands) {
        return new Run(run.document(), run.rules(), run.gomaxprocs(), run.asyncpreemptoff(), run.seed(), run.schedtick(), run.until(), EVENTS, List.of(commands));
    }

    private static Command at(long time, Command kind) {
        return new Command(time, kind.name(), kind.arguments());
    }

    private static Run tight(int procs) {
        return Documents.run("{'format':1,'title':'t','until':'60ms','gomaxprocs':" + procs
                + ",'funcs':{'main':[{'go':'busy'},{'go':'busy'},{'syscall':'2ms'},{'sleep':'40ms'}],'busy':{'noinline':true,'do':[{'for':'forever','do':[{'compute':'1us'}]}]},'third':[{'compute':'1ms'},{'println':'third'}]}}");
    }

    private static EventLog fork(Run run, long time, String name, String arguments) {
        EventLog log = Documents.log(with(run, new Command(time, name, arguments.replace('\'', '"'))));
        assertEquals(List.of(), Validator.check(log));
        return log;
    }

    /** The first event of a type after a time. */
    private static int first(EventLog log, int type, long from) {
        return IntStream.range(0, log.size()).filter(i -> log.type(i) == type && log.time(i) >= from).findFirst().orElse(-1);
    }

    private static int events(EventLog log, int type) {
        return (int) IntStream.range(0, log.size()).filter(i -> log.type(i) == type).count();
    }

    /** Everything up to the command is the parent's, and the rest breaks no law. */
    private static void check(Run parent, Random random, String what) {
        EventLog own = Documents.log(with(parent));
        List<String> lines = Lessons.text(own);
        for (int n = 0; n < MOMENTS; n++) {
            Command command = at(own.time(random.nextInt(own.size())) + random.nextInt(2), KINDS.get(random.nextInt(KINDS.size())));
            Run fork = with(parent, command);
            String reproduce = what + " with " + command + "\n" + RunJson.canonical(fork);
            EventLog log = Documents.log(fork);
            assertEquals(List.of(), Validator.check(log), reproduce);
            int at = first(log, Ev.COMMAND, 0);
            if (at >= 0) {
                assertEquals(lines.subList(0, at), Lessons.text(log).subList(0, at), reproduce);
                assertEquals(command.at(), log.time(at), reproduce);
            }
        }
    }

    @ParameterizedTest
    @MethodSource("dev.gmpscope.simulation.Lessons#own")
    void up_to_its_command_a_fork_of_a_lesson_is_the_lesson(Lessons.Lesson lesson) {
        check(lesson.run(), new Random(lesson.id().hashCode()), lesson.reproduce());
    }

    @Test
    void up_to_its_command_a_fork_of_a_random_program_is_the_program() {
        for (int seed = 0; seed < Integer.getInteger("sweep.seeds", 100); seed++) {
            check(Run.of(RandomScenario.document(seed)), new Random(seed), "seed " + seed);
        }
    }

    @Test
    void the_command_preempt_stops_who_runs_as_sysmon_would() {
        EventLog log = fork(tight(1), 3_000_000, "preempt", "{'g':2}");
        int request = first(log, Ev.PREEMPT_REQUEST, 3_000_000);
        assertEquals(3_000_000, log.time(request));
        assertEquals(2, log.a(request));
        int stop = first(log, Ev.GO_STOP, 3_000_000);
        assertTrue(log.g(stop) == 2 && log.time(stop) < 3_100_000, "it does not stop at once");
    }

    @Test
    void a_signal_for_which_nobody_has_asked_is_refused() {
        EventLog parent = Documents.log(with(tight(1)));
        int start = IntStream.range(0, parent.size()).filter(i -> parent.type(i) == Ev.GO_START && parent.a(i) == 2).findFirst().orElseThrow();
        EventLog log = fork(tight(1), 3_000_000, "signal", "{'m':" + parent.m(start) + "}");
        assertEquals(3_000_000, log.time(first(log, Ev.SIGNAL_SEND, 0)));
        assertTrue(first(log, Ev.SIGNAL_REFUSE, 3_000_000) >= 0, "the signal is not refused");
    }

    @Test
    void a_system_call_that_is_made_to_block_loses_its_p() {
        Run quick = Documents.run("{'format':1,'title':'t','until':'60ms','funcs':{'main':[{'go':'other'},{'syscall':'5us'},{'println':'back'}],'other':[{'compute':'1ms'}]}}");
        assertEquals(0, events(Documents.log(with(quick)), Ev.PROC_STEAL));
        EventLog log = fork(quick, 0, "block", "{'g':0,'for':'3ms'}");
        assertEquals(1, events(log, Ev.PROC_STEAL));
        int end = first(log, Ev.GO_SYSCALL_END_BLOCKED, 0);
        assertTrue(log.time(end) > 3_000_000, "the call has not taken longer");
    }

    @Test
    void a_goroutine_comes_from_outside_and_runs_when_a_p_has_time_for_it() {
        EventLog log = fork(tight(1), 5_000_000, "go", "{'func':'third'}");
        int create = first(log, Ev.GO_CREATE, 5_000_000);
        assertEquals(5_000_000, log.time(create));
        assertEquals(Ev.GLOBRUNQ_PUT, log.type(create + 1));
        assertTrue(IntStream.range(0, log.size()).anyMatch(i -> log.type(i) == Ev.PRINTLN && log.strings().get(log.a(i)).equals("third")), "it has not run");
    }

    @Test
    void the_number_of_ps_and_the_collector_are_the_business_of_a_goroutine_of_the_fork() {
        EventLog more = fork(tight(1), 5_000_000, "gomaxprocs", "{'n':2}");
        int change = first(more, Ev.PROCS_CHANGE, 5_000_000);
        assertEquals(2, more.a(change));
        assertTrue(more.time(change) > 5_000_000, "GOMAXPROCS is no goroutine's call");
        EventLog collected = fork(tight(2), 5_000_000, "gc", "{}");
        assertEquals(1, events(collected, Ev.GC_END));
        assertEquals(0, events(Documents.log(with(tight(2))), Ev.GC_BEGIN));
    }

    @Test
    void the_next_theft_begins_with_the_chosen_victim() {
        Run run = Documents.run("{'format':1,'title':'t','until':'20ms','gomaxprocs':4,'funcs':{'main':[{'go':'spawn'},{'go':'spawn'},{'compute':'60us'},{'call':'spawn'},{'sleep':'5ms'}],"
                + "'spawn':[{'for':20,'do':[{'go':'w'}]},{'compute':'200us'}],'w':[{'compute':'50us'}]}}");
        EventLog parent = Documents.log(with(run));
        List<String> obeyed = new java.util.ArrayList<>();
        for (int theft : IntStream.range(0, parent.size()).filter(i -> parent.type(i) == Ev.RUNQ_STEAL).toArray()) {
            long before = parent.time(theft) - 500;
            for (int from = 0; from < 4; from++) {
                EventLog log = fork(run, before, "steal", "{'p':" + parent.p(theft) + ",'from':" + from + "}");
                int p = parent.p(theft);
                int next = IntStream.range(0, log.size()).filter(i -> log.type(i) == Ev.RUNQ_STEAL && log.p(i) == p && log.time(i) >= before).findFirst().orElse(-1);
                if (next >= 0 && log.a(next) == from && log.a(next) != parent.a(theft)) {
                    obeyed.add("P" + p + " from P" + from);
                }
            }
        }
        assertTrue(obeyed.size() > 1, "no theft went elsewhere than without the command: " + obeyed);
    }

    @Test
    void without_signals_a_tight_loop_is_stopped_no_more() {
        EventLog log = fork(tight(1), 15_000_000, "asyncpreemptoff", "{'off':true}");
        assertTrue(events(Documents.log(with(tight(1))), Ev.GO_STOP) > 2, "the parent is not preempted");
        assertEquals(-1, first(log, Ev.SIGNAL_ACCEPT, 15_100_000));
        EventLog again = Documents.log(with(tight(1), new Command(15_000_000, "asyncpreemptoff", "{\"off\":true}"), new Command(30_000_000, "asyncpreemptoff", "{\"off\":false}")));
        assertTrue(first(again, Ev.SIGNAL_ACCEPT, 30_000_000) > 0, "signals do not come back");
    }

    @Test
    void what_is_not_there_is_said_in_the_log() {
        EventLog log = fork(tight(1), 1_000, "preempt", "{'g':77}");
        assertEquals(0, log.b(first(log, Ev.COMMAND, 0)));
        assertEquals(-1, log.c(first(log, Ev.COMMAND, 0)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"{\"command\":\"dance\"}", "{\"command\":\"go\"}", "{\"command\":\"go\",\"func\":\"nobody\"}", "{\"command\":\"go\",\"do\":[{\"danse\":1}]}", "{\"command\":\"gomaxprocs\",\"n\":0}",
        "{\"command\":\"preempt\"}", "{\"command\":\"block\",\"g\":0,\"for\":\"soon\"}", "{\"command\":\"asyncpreemptoff\"}", "{\"command\":\"steal\",\"p\":1}"})
    void a_command_that_makes_no_sense_is_refused_with_a_sentence(String json) throws Exception {
        var request = new com.fasterxml.jackson.databind.ObjectMapper().readTree("{\"commands\":[" + json.replaceFirst("\\{", "{\"at\":5,") + "]}");
        BadRun bad = assertThrows(BadRun.class, () -> ModelRun.prepare(RunJson.read(tight(1).document(), request)));
        assertEquals("commands", bad.key());
        assertTrue(bad.getMessage().endsWith(".") && bad.getMessage().length() > 20, bad.getMessage());
    }

    @Test
    void a_fork_has_a_name_of_its_own() {
        assertNotEquals(with(tight(1)).id(), with(tight(1), new Command(5, "gc", "{}")).id());
    }
}
