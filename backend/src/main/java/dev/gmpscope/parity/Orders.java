package dev.gmpscope.parity;

import dev.gmpscope.scenario.ScenarioException;
import java.util.ArrayList;
import java.util.List;

/**
 * Programs whose output is the order in which many goroutines run on one P: made in each way that goroutines are made or woken, with as many
 * as fit the ring and as do not.
 */
enum Orders {
    /** The last one made is in runnext; a full ring spills to the global queue. */
    GO("go in main", "'waitgroups':['wg']", """
            'main':[{'add':'wg','n':N},{'for':N,'var':'i','do':[{'go':'worker','arg':'i'}]},{'wait':'wg'}],
            'worker':{'param':'i','do':[{'println':{'value':'i'}},{'done':'wg'}]}"""),
    /** The same, with main waiting and its waker among them. */
    CHILD("go in a child", "'waitgroups':['wg']", """
            'main':[{'add':'wg','n':N},{'go':'child'},{'wait':'wg'}],
            'child':[{'for':N,'var':'i','do':[{'go':'worker','arg':'i'}]}],
            'worker':{'param':'i','do':[{'println':{'value':'i'}},{'done':'wg'}]}"""),
    /** All at once, the last one woken into runnext. */
    CLOSE("wakes by close", "'waitgroups':['wg','ready'],'chans':{'start':0}", """
            'main':[{'add':'wg','n':N},{'add':'ready','n':N},{'for':N,'var':'i','do':[{'go':'worker','arg':'i'}]},{'wait':'ready'},{'close':'start'},{'wait':'wg'}],
            'worker':{'param':'i','do':[{'done':'ready'},{'recv':'start'},{'println':{'value':'i'}},{'done':'wg'}]}"""),
    /** Likewise, from a semaphore's tree of waiters. */
    WAITGROUP("wakes by a WaitGroup", "'waitgroups':['wg','ready','gate']", """
            'main':[{'add':'wg','n':N},{'add':'ready','n':N},{'add':'gate'},{'for':N,'var':'i','do':[{'go':'worker','arg':'i'}]},{'wait':'ready'},{'done':'gate'},{'wait':'wg'}],
            'worker':{'param':'i','do':[{'done':'ready'},{'wait':'gate'},{'println':{'value':'i'}},{'done':'wg'}]}"""),
    /** One after the other, each by the one before. */
    MUTEX("wakes by a mutex", "'waitgroups':['wg','ready'],'mutexes':['mu']", """
            'main':[{'add':'wg','n':N},{'add':'ready','n':N},{'lock':'mu'},{'for':N,'var':'i','do':[{'go':'worker','arg':'i'}]},{'wait':'ready'},{'unlock':'mu'},{'wait':'wg'}],
            'worker':{'param':'i','do':[{'done':'ready'},{'lock':'mu'},{'println':{'value':'i'}},{'unlock':'mu'},{'done':'wg'}]}"""),
    /** main sends to waiting receivers. */
    SEND("wakes by a send", "'waitgroups':['wg','ready'],'chans':{'ch':0}", """
            'main':[{'add':'wg','n':N},{'add':'ready','n':N},{'for':N,'var':'i','do':[{'go':'worker','arg':'i'}]},{'wait':'ready'},
              {'for':N,'var':'j','do':[{'send':'ch','value':'j'}]},{'wait':'wg'}],
            'worker':{'param':'i','do':[{'done':'ready'},{'recv':'ch'},{'println':{'value':'i'}},{'done':'wg'}]}"""),
    /** main receives from waiting senders. */
    RECEIVE("wakes by a receive", "'waitgroups':['wg','ready'],'chans':{'ch':0}", """
            'main':[{'add':'wg','n':N},{'add':'ready','n':N},{'for':N,'var':'i','do':[{'go':'worker','arg':'i'}]},{'wait':'ready'},
              {'for':N,'do':[{'recv':'ch'}]},{'wait':'wg'}],
            'worker':{'param':'i','do':[{'done':'ready'},{'send':'ch','value':'i'},{'println':{'value':'i'}},{'done':'wg'}]}"""),
    /** Round and round through the global queue. */
    GOSCHED("Gosched rings", "'waitgroups':['wg']", """
            'main':[{'add':'wg','n':N},{'for':N,'var':'i','do':[{'go':'worker','arg':'i'}]},{'wait':'wg'}],
            'worker':{'param':'i','do':[{'for':2,'do':[{'println':{'value':'i'}},{'gosched':true}]},{'println':{'value':'i'}},{'done':'wg'}]}"""),
    /** All are due by the time the P looks at its heap, and main has been asked to stop, however busy the machine is: the kernel counts the time. */
    TIMERS("timers due together", "'waitgroups':['wg','ready']", """
            'main':[{'add':'wg','n':N},{'add':'ready','n':N},{'for':N,'var':'i','do':[{'go':'worker','arg':'i'}]},{'wait':'ready'},{'rawsyscall':'25ms'},{'wait':'wg'}],
            'worker':{'param':'i','do':[{'done':'ready'},{'sleep':'3ms'},{'println':{'value':'i'}},{'done':'wg'}]}""");

    /** Around the ring's 256 places, a batch of the global queue, and far more than both. */
    private static final List<Integer> NUMBERS = List.of(1, 2, 3, 10, 64, 255, 256, 257, 258, 300, 511, 512, 513, 1000, 2000);
    /** The first that overflows the ring in every family. */
    private static final List<Integer> SAMPLE = List.of(10, 258);

    /** For people. */
    final String title;
    private final String declared;
    private final String funcs;

    Orders(String title, String declared, String funcs) {
        this.title = title;
        this.declared = declared;
        this.funcs = funcs;
    }

    /** The program with that many goroutines. */
    Twin twin(int n) {
        String document = "{'format':1,'title':'%s, %d','gomaxprocs':1,'until':'1s',%s,'funcs':{%s}}".formatted(title, n, declared, funcs)
                .replaceAll("\\bN\\b", Integer.toString(n)).replace('\'', '"');
        try {
            return new Twin("order-" + name().toLowerCase() + "-" + n, document, Twin.Kind.ORDER);
        } catch (ScenarioException e) {
            throw new IllegalStateException(title + ": " + e.problems(), e);
        }
    }

    /** All programs, or a sample. */
    static List<Twin> twins(boolean full) {
        List<Twin> twins = new ArrayList<>();
        for (Orders family : values()) {
            (full ? NUMBERS : SAMPLE).forEach(n -> twins.add(family.twin(n)));
        }
        return twins;
    }
}
