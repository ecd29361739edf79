package dev.gmpscope.simulation;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.gmpscope.trace.EventLog;
import dev.gmpscope.trace.Validator;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Channels and select: who is woken, with what, and for what a goroutine says that it waits; as Go 1.26 prints it with GOMAXPROCS=1. */
class ChannelTest {
    private static final String YIELDS = "{'for':12,'do':[{'gosched':true}]}";

    private static Run run(String head, String funcs) {
        return Documents.run("{'format':1,'title':'t','until':'1s','gomaxprocs':1," + head + ",'funcs':{" + funcs.replace("YIELDS", YIELDS) + "}}");
    }

    private static List<String> prints(String head, String funcs) {
        EventLog log = Documents.log(run(head, funcs));
        assertEquals(List.of(), Validator.check(log));
        return Documents.output(log);
    }

    @Test
    void a_select_of_one_case_waits_like_the_plain_operation_and_nil_channels_wait_for_ever() {
        Outcome outcome = Documents.outcome(run("'chans':{'ch':0,'none':null,'full':1}", """
                'main':[YIELDS,{'send':'full'},{'go':'a'},{'go':'b'},{'go':'c'},{'go':'d'},{'go':'e'},{'go':'f'},{'go':'g'},{'gosched':true},{'recv':'none'}],
                'a':[{'select':[{'recv':'ch'}]}],'b':[{'select':[{'recv':'none'}]}],'c':[{'select':[{'recv':'none'},{'send':'none'}]}],'d':[{'select':[]}],
                'e':[{'select':[{'send':'full'}]}],'f':[{'select':[{'recv':'ch'},{'send':'full'}]}],
                'g':[{'select':[{'recv':'none'},{'default':[]}]},{'select':[{'default':[]}]},{'send':'none'}]"""));
        List<String> waits = outcome.message().lines().filter(line -> line.startsWith("goroutine ")).map(line -> line.replaceAll(".*\\[|].*", "")).toList();
        assertEquals(List.of("chan receive (nil chan)", "chan receive", "chan receive (nil chan)", "select", "select (no cases)", "chan send", "select", "chan send (nil chan)"), waits);
    }

    @Test
    void a_receive_from_a_full_buffer_takes_its_head_and_puts_the_waiting_senders_value_at_its_tail() {
        assertEquals(List.of("sent 4", "sent 0", "got 4 2", "got 0 2", "got 1 2", "got 2 1", "got 3 0", "sent 1", "sent 2", "sent 3"),
                prints("'chans':{'ch':2,'done':0}", """
                'main':[YIELDS,{'for':5,'var':'i','do':[{'go':'s','arg':'i'}]},{'gosched':true},
                  {'for':5,'do':[{'recv':'ch','into':'v'},{'println':['got',{'value':'v'},{'value':'len(ch)'}]}]},{'for':5,'do':[{'recv':'done'}]}],
                's':{'param':'i','do':[{'send':'ch','value':'i'},{'println':['sent',{'value':'i'}]},{'send':'done'}]}"""));
    }

    @Test
    void close_wakes_receivers_with_a_zero_value_and_senders_who_then_panic_in_a_select_too() {
        assertEquals(List.of("close", "closed", "select recovered true", "recovered true", "recovered true", "end"),
                prints("'chans':{'ch':0,'done':0},'waitgroups':['wg']", """
                'main':[YIELDS,{'add':'wg','n':3},{'for':2,'do':[{'go':'s'}]},{'go':'sel'},{'gosched':true},{'println':'close'},{'close':'ch'},{'println':'closed'},{'wait':'wg'},{'println':'end'}],
                's':[{'defer':[{'recover':true,'into':'ok'},{'println':['recovered',{'value':'ok'}]},{'done':'wg'}]},{'send':'ch'}],
                'sel':[{'defer':[{'recover':true,'into':'ok'},{'println':['select recovered',{'value':'ok'}]},{'done':'wg'}]},{'select':[{'send':'ch'},{'recv':'done'}]}]"""));
        assertEquals(List.of("r 0 false", "select 0 false"), prints("'chans':{'ch':0,'done':0}", """
                'main':[YIELDS,{'go':'sel'},{'go':'r'},{'gosched':true},{'close':'ch'},{'gosched':true}],
                'r':[{'recv':'ch','into':'v','ok':'ok'},{'println':['r',{'value':'v'},{'value':'ok'}]}],
                'sel':[{'select':[{'recv':'ch','into':'v','ok':'ok','do':[{'println':['select',{'value':'v'},{'value':'ok'}]}]},{'recv':'done'}]}]"""));
    }

    @Test
    void a_select_that_has_been_served_waits_nowhere_else() {
        assertEquals(List.of("b", "default"), prints("'chans':{'a':0,'b':0}", """
                'main':[YIELDS,{'go':'sel'},{'gosched':true},{'send':'b'},{'select':[{'send':'a','do':[{'println':'a was taken'}]},{'default':[]}]},{'gosched':true},
                  {'select':[{'send':'a','do':[{'println':'a was taken'}]},{'default':[{'println':'default'}]}]}],
                'sel':[{'select':[{'recv':'a','do':[{'println':'a'}]},{'recv':'b','do':[{'println':'b'}]},{'recv':'a','do':[{'println':'a again'}]}]}]"""));
    }
}
