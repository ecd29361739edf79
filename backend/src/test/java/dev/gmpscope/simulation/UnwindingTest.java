package dev.gmpscope.simulation;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.gmpscope.trace.Ev;
import dev.gmpscope.trace.EventLog;
import dev.gmpscope.trace.Validator;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/**
 * defer, panic, recover and Goexit against Go 1.26: random programs with what the real one wrote to standard error, lines of main.go included, and
 * its exit status.
 */
class UnwindingTest {
    private static final ObjectMapper JSON = new ObjectMapper();

    /** What a program writes to standard error, masked as the recorded texts are. */
    private static String said(EventLog log, Outcome outcome) {
        String output = String.join("\n", Documents.output(log));
        String message = outcome.message() == null ? "" : outcome.message();
        return (output + "\n" + message).strip().lines()
                .map(line -> line.replaceAll("goroutine \\d+", "goroutine N")).collect(Collectors.joining("\n"));
    }

    @Test
    void random_programs_print_and_die_as_in_go() throws IOException {
        JsonNode programs;
        try (InputStream in = UnwindingTest.class.getResourceAsStream("unwinding.go1.26.json")) {
            programs = JSON.readTree(in);
        }
        for (JsonNode program : programs) {
            String document = program.get("document").toString();
            Run run = Documents.run(document);
            EventLog log = Documents.log(run);
            Outcome outcome = Documents.outcome(run);
            assertEquals(List.of(), Validator.check(log), document);
            assertEquals(program.get("said").asText(), said(log, outcome), document);
            assertEquals(program.get("status").asInt(), outcome.status(), document);
        }
    }

    private static EventLog log(String head, String funcs) {
        EventLog log = Documents.log(Documents.run("{'format':1,'title':'t','until':'1s','gomaxprocs':1" + head + ",'funcs':{" + funcs + "}}"));
        assertEquals(List.of(), Validator.check(log));
        return log;
    }

    /** Go 1.26, GOMAXPROCS=1: the same lines. */
    @Test
    void arguments_of_a_deferred_call_are_evaluated_at_once_and_a_literal_shares_its_variables() {
        EventLog log = log("", """
                'main':[{'var':'n','be':1},{'defer':'say','arg':'n'},{'defer':[{'println':{'value':'n'}}]},{'set':'n','to':5}],
                'say':{'param':'i','do':[{'println':{'value':'i'}}]}""");
        assertEquals(List.of("5", "1"), Documents.output(log));
    }

    @Test
    void a_deferred_function_may_block_and_be_preempted_before_it_recovers() {
        EventLog log = log(",'chans':{'ch':0}", """
                'main':[{'go':'w'},{'sleep':'1ms'},{'println':'main'},{'send':'ch'},{'sleep':'1ms'}],
                'w':[{'call':'f'},{'println':'w goes on'}],
                'f':[{'defer':[{'compute':'30ms'},{'recv':'ch'},{'recover':true,'into':'ok'},{'println':{'value':'ok'}}]},{'panic':'x'}]""");
        assertEquals(List.of("main", "true", "w goes on"), Documents.output(log));
        assertEquals(1, IntStream.range(0, log.size()).filter(i -> log.type(i) == Ev.RECOVERY).count());
    }

    /** Go 1.26: the blocked sender panics when the channel is closed under it, and may recover. */
    @Test
    void a_sender_that_waits_on_a_channel_panics_when_it_is_closed() {
        EventLog log = log(",'chans':{'ch':0}", """
                'main':[{'go':'w'},{'gosched':true},{'close':'ch'},{'println':'closed'},{'gosched':true}],
                'w':[{'defer':[{'recover':true,'into':'ok'},{'println':['recovered',{'value':'ok'}]}]},{'send':'ch'}]""");
        assertEquals(List.of("closed", "recovered true"), Documents.output(log));
    }

    /** Go 1.26: main gives a goroutine that is panicking about a thousand chances to end the program its way. */
    @Test
    void a_program_whose_main_returns_still_dies_of_a_panic_under_way() {
        Outcome outcome = Documents.outcome(Documents.run("{'format':1,'title':'t','until':'1s','gomaxprocs':1,'funcs':{" + """
                'main':[{'go':'w'},{'gosched':true}],'w':[{'defer':[{'gosched':true},{'compute':'1ms'}]},{'panic':'late'}]}}"""));
        assertEquals(2, outcome.status());
        assertEquals("panic: late", outcome.message().lines().findFirst().orElseThrow());
    }
}
