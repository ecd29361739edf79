package dev.gmpscope.parity;

import dev.gmpscope.scenario.ScenarioException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.ToDoubleFunction;

/** What is measured, each as a small program. No measure depends on how fast the machine computes. */
final class Ranges {
    /**
     * A program that is measured.
     *
     * @param gomaxprocs number of Ps
     * @param funcs      its functions, single quotes for double ones; LATE stands where main begins
     */
    record Program(String id, int gomaxprocs, String funcs) {
        /** The program whose main computes that long before all else. */
        Twin starting(long lateNs) {
            // The clock's line costs what two clock lines lie apart when their memory is cold: 1 to 3 µs.
            String document = "{'format':1,'title':'" + id + "','until':'1s','gomaxprocs':" + gomaxprocs + ",'costs':{'println':'2500ns'},'waitgroups':['wg'],'mutexes':['mu'],'chans':{'ch':" + (funcs.equals(PING_PONG) ? 0 : 1) + "},'funcs':{"
                    + funcs.replace("LATE", "{'compute':'" + lateNs + "ns'}") + "}}";
            try {
                return new Twin(id, document.replace('\'', '"'), funcs.equals(ASSISTED) ? Twin.Kind.METERED : Twin.Kind.CLOCKED);
            } catch (ScenarioException e) {
                throw new IllegalStateException(id + ": " + e.problems(), e);
            }
        }
    }

    private static final ToDoubleFunction<Clocked> BACK = c -> c.between("start", "back");
    /** In percent of the time that the loop takes by itself: some 100 if somebody has to wait for its end. */
    private static final ToDoubleFunction<Clocked> END = c -> c.ratio("alone", "start", "back");
    private static final String ALONE = "{'println':'alone'},{'call':'busy'},";
    private static final String TIGHT = "'busy':{'noinline':true,'do':[{'for':60000,'do':[{'compute':'1us'}]}]}";

    /** What a loop may contain, and whether main, asleep for a millisecond on the only P, has to wait for its end: with signals, without them. */
    private enum Loop {
        TIGHT("a tight loop", "{'compute':'1us'}", false, true),
        INLINED_LEAF("a call of an inlined leaf", "{'call':'inlinedLeaf'}", false, true),
        INLINED_CALLER("a call of an inlined caller", "{'call':'inlinedCaller'}", false, true),
        SMALL_LEAF("a call of a small leaf that is not inlined", "{'call':'smallLeaf'}", false, true),
        CALLER("a call of a function that calls another", "{'call':'caller'}", false, false),
        LARGE_FRAME("a call of a leaf with a larger frame", "{'call':'largeFrame'}", false, false),
        CHANNEL("a buffered send and receive", "{'compute':'1us'},{'send':'ch'},{'recv':'ch'}", false, false),
        SELECT("a select", "{'compute':'1us'},{'select':[{'recv':'ch'},{'default':[]}]}", false, false),
        DEFER("a defer", "{'compute':'1us'},{'runtime':'deferproc'}", false, false),
        MAP("a map write", "{'compute':'1us'},{'runtime':'mapassign'}", false, false),
        BOXING("boxing", "{'compute':'1us'},{'runtime':'convT'}", false, false),
        NEW("an allocation", "{'compute':'1us'},{'alloc':'16B'}", false, false),
        MUTEX("an uncontended Lock and Unlock", "{'compute':'1us'},{'lock':'mu'},{'unlock':'mu'}", false, true),
        GOSCHED("runtime.Gosched", "{'compute':'1us'},{'gosched':true}", false, false),
        RAW("raw getppid", "{'rawsyscall':'1us'}", true, true);

        private static final String PROGRAM = """
                'main':[LATE,MAYBE{'go':'busy'},{'println':'start'},{'sleep':'1ms'},{'println':'back'},{'println':'done'}],
                'busy':{'noinline':true,'do':[{'for':60000,'do':[BODY]}]},
                'inlinedLeaf':[{'compute':'1us'}],'inlinedCaller':[{'call':'inlinedLeaf'}],
                'smallLeaf':{'noinline':true,'frame':64,'do':[{'compute':'1us'}]},
                'caller':{'noinline':true,'do':[{'call':'smallLeaf'}]},
                'largeFrame':{'noinline':true,'frame':128,'do':[{'compute':'1us'}]}""";

        private final String title;
        private final String body;
        private final boolean waits;
        private final boolean waitsWithoutSignals;

        Loop(String title, String body, boolean waits, boolean waitsWithoutSignals) {
            this.title = title;
            this.body = body;
            this.waits = waits;
            this.waitsWithoutSignals = waitsWithoutSignals;
        }

        void add(Ranges to) {
            String id = "loop-" + name().toLowerCase().replace('_', '-');
            for (boolean off : new boolean[] {false, true}) {
                boolean end = off ? waitsWithoutSignals : waits;
                String program = PROGRAM.replace("BODY", body).replace("MAYBE", end ? ALONE : "");
                to.add(id + (end ? "-end" : ""), "main is back beside " + title + (end ? ", of the loop's length" : ""), program, off, end ? "%" : "ns", end ? END : BACK);
            }
        }
    }

    private static final String THREE = """
            'main':[LATE,{'go':'a'},{'go':'b'},{'go':'c'},{'sleep':'300ms'},{'println':'done'}],
            'a':[{'for':'forever','do':[{'compute':'500us'},{'println':'a'}]}],
            'b':[{'for':'forever','do':[{'compute':'500us'},{'println':'b'}]}],
            'c':[{'for':'forever','do':[{'compute':'500us'},{'println':'c'}]}]""";
    /** Longer than the kernel keeps a thread from its core on a quiet machine, shorter than a slice. */
    private static final double STILL_NS = 5_000_000;
    private static final String STARVED = "'main':[LATE,{'go':'busy'},{'go':'busy'},{'println':'start'},{'sleep':'1ms'},{'println':'back'},{'println':'done'}]," + TIGHT;
    private static final String CALLS = """
            'main':[LATE,{'syscall':'5us'},{'println':'start'},{'add':'wg','n':20},{'for':20,'do':[{'go':'caller'}]},{'wait':'wg'},{'println':'back'},{'println':'done'}],
            'caller':[{'syscall':'50ms'},{'done':'wg'}]""";
    private static final String TAKEN = """
            'main':[LATE,{'syscall':'5us'},{'add':'wg'},{'go':'other'},{'println':'start'},{'syscall':'50ms'},{'wait':'wg'},{'println':'done'}],
            'other':[{'println':'back'},{'done':'wg'}]""";
    private static final String PING_PONG = """
            'main':[LATE,{'go':'ping'},{'go':'pong'},{'println':'start'},{'gosched':true},{'println':'back'},{'println':'done'}],
            'ping':[{'for':'forever','do':[{'send':'ch'}]}],'pong':[{'for':'forever','do':[{'recv':'ch'}]}]""";
    private static final String CHOICES = """
            'main':[LATE,{'for':400,'do':[{'send':'ch'},{'select':[{'recv':'ch','do':[{'println':'a'}]},{'recv':'ch','do':[{'println':'b'}]}]}]},{'println':'done'}]""";
    private static final String SLEEP = "'main':[LATE,{'println':'start'},{'sleep':'%s'},{'println':'back'},{'println':'done'}]";
    private static final String BESIDE = """
            'main':[LATE,{'go':'busy'},{'sleep':'5ms'},{'println':'start'},{'sleep':'10ms'},{'println':'back'},{'println':'done'}],
            """ + TIGHT;
    private static final String WORLD = """
            'main':[LATE,MAYBE{'println':'start'},{'go':'busy'},{'sleep':'5ms'},WARM{'println':'asked'},{STOP},{'println':'back'},{'println':'done'}],
            """ + TIGHT;

    /** A loop that is there as long as somebody measures, however fast the machine computes. */
    private static final String ENDLESS = "'busy':{'noinline':true,'do':[{'for':'forever','do':[{'compute':'1us'}]}]}";
    /** The first collections of a program find cold memory. */
    private static final String COLLECT = """
            'main':[LATE,MAYBE{'sleep':'5ms'},{'for':10,'do':[{'println':'asked'},{'gc':true},{'println':'back'},{'sleep':'2ms'}]},{'println':'done'}],
            """ + ENDLESS;
    private static final String COLLECT_ONCE = "'main':[LATE,{'go':'busy'},{'sleep':'5ms'},{'println':'asked'},{'gc':true},{'println':'back'},{'println':'done'}]," + ENDLESS;
    /** In small pieces, so that one more or less while the collector marks decides nothing. */
    private static final String GARBAGE = "'main':[LATE,{'for':8,'do':[{'alloc':'1MB','keep':1}]},{'gc':true},{'for':1024,'do':[{'alloc':'64KB'},{'compute':'15us'}]},{'println':'done'}]";
    /** Who does nothing but allocate. */
    private static final String ASSISTED = "'main':[LATE,{'for':32,'do':[{'alloc':'1MB','keep':1}]},{'for':200,'do':[{'alloc':'1MB'}]},{'println':'done'}]";
    /** What sleeps between two pieces of garbage lets marking end before the next one. */
    private static final String ASLEEP = "'main':[LATE,{'for':8,'do':[{'alloc':'1MB','keep':1}]},{'gc':true},{'for':64,'do':[{'alloc':'1MB'},{'sleep':'5ms'}]},{'println':'done'}]";
    /** A loop that says each round, while so much is marked that it takes many slices. */
    private static final String SHARED = """
            'main':[LATE,{'setGCPercent':-1},{'for':128,'do':[{'alloc':'1MB','keep':1}]},MAYBE{'go':'collects'},{'for':500,'do':[{'compute':'500us'},{'println':'round'}]},{'println':'done'}],
            'collects':[{'println':'asked'},{'gc':true},{'println':'back'}],""" + ENDLESS;
    private static final ToDoubleFunction<Clocked> QUICKEST = c -> c.least("asked", "back");

    /** A round that takes longer holds a turn of the collector, and after so long without one it is done, ns. */
    private static final long TURN = 4_000_000;
    private static final long WITHOUT = 35_000_000;

    /** The first time costs page faults. */
    private static final String WARM = "{'gomaxprocs':1},{'gomaxprocs':2},{'sleep':'5ms'},";

    private final List<Range> all = new ArrayList<>();
    /** Several things are measured of some. */
    private final Map<String, Program> programs = new TreeMap<>();

    private Ranges() {
        for (Loop loop : Loop.values()) {
            loop.add(this);
        }
        for (String name : List.of("a", "b", "c")) {
            add("share-" + name, "share of the P of one of three loops, " + name, THREE, false, "%", c -> c.share(name));
        }
        add("preemptions", "changes from one of three loops to another in 300 ms", THREE, false, "", Clocked::changes);
        onTwo("loop-tight-two", "main is back beside two tight loops, two Ps", STARVED, false, "ns", BACK);
        for (String name : List.of("a", "b", "c")) {
            onTwo("share-two-" + name, "share of two Ps of one of three loops in 900 ms, " + name, THREE.replace("300ms", "900ms"), false, "%", c -> c.share(name));
        }
        onTwo("preemptions-two", "how often one of three loops on two Ps stands still for more than 5 ms, in 300 ms", THREE, false, "", c -> c.pauses(STILL_NS));
        add("ping-pong", "main is back beside two goroutines that hand a value to and fro, in one slice", PING_PONG, false, "ns", BACK);
        add("blocking-calls", "twenty calls of 50 ms on one P", CALLS, false, "ns", BACK);
        onTwo("blocking-calls-two", "twenty calls of 50 ms on two Ps", CALLS, false, "ns", BACK);
        add("taken-p", "another runs while a call blocks the only P", TAKEN, false, "ns", BACK);
        add("select-share", "how often one of two ready cases of a select is taken, in 400", CHOICES, false, "%", c -> c.share("a"));
        add("wake-up-1ms", "a sleep of 1 ms with nothing else to do", SLEEP.formatted("1ms"), false, "ns", BACK);
        add("wake-up-10ms", "a sleep of 10 ms with nothing else to do", SLEEP.formatted("10ms"), false, "ns", BACK);
        onTwo("wake-up-1ms-two", "a sleep of 1 ms with nothing else to do, two Ps", SLEEP.formatted("1ms"), false, "ns", BACK);
        onTwo("wake-up-10ms-two", "a sleep of 10 ms with nothing else to do, two Ps", SLEEP.formatted("10ms"), false, "ns", BACK);
        onTwo("wake-up-beside", "a sleep of 10 ms beside a tight loop, two Ps", BESIDE, false, "ns", BACK);
        onTwo("stop-the-world", "GOMAXPROCS(1) beside a tight loop, two Ps", world("'gomaxprocs':1", "", WARM), false, "ns", c -> c.between("asked", "back"));
        onTwo("stop-the-world-end", "GOMAXPROCS(1) beside a tight loop, two Ps, of the loop's length", world("'gomaxprocs':1", ALONE, ""), true, "%", END);
        add("gc-quickest", "the quickest of ten runtime.GC by itself, one P", COLLECT.replace("MAYBE", ""), false, "ns", QUICKEST);
        onTwo("gc-quickest-two", "the quickest of ten runtime.GC by itself, two Ps", COLLECT.replace("MAYBE", ""), false, "ns", QUICKEST);
        onTwo("gc-quickest-beside", "the quickest of ten runtime.GC beside a tight loop, two Ps", COLLECT.replace("MAYBE", "{'go':'busy'},"), false, "ns", QUICKEST);
        add("gc-slices", "runtime.GC beside a tight loop on one P", COLLECT_ONCE, false, "ns", c -> c.between("asked", "back"));
        add("gc-cycles", "collections while 64 MB of garbage are made, 1 MB each 5 ms, beside 8 MB that stay, one P", ASLEEP, false, "", Clocked::cycles);
        onTwo("gc-cycles-two", "collections while 64 MB of garbage are made without a pause, 64 KB at a time, two Ps", GARBAGE, false, "", Clocked::cycles);
        add("gc-share", "what the collector takes from a loop while it marks, one P", SHARED.replace("MAYBE", ""), false, "%", c -> c.taken("round", "asked", TURN, WITHOUT));
        onTwo("gc-share-two", "the same, a loop on each of two Ps", SHARED.replace("MAYBE", "{'go':'busy'},"), false, "%", c -> c.taken("round", "asked", TURN, WITHOUT));
        add("gc-assists", "part of the marking that assists do where main does nothing but allocate, one P", ASSISTED, false, "%", Clocked::assists);
        onTwo("gc-end", "runtime.GC beside a tight loop, two Ps, of the loop's length", world("'gc':true", ALONE, ""), true, "%", END);
    }

    /** What stops the world beside a loop, after the loop by itself, or after what warms up. */
    private static String world(String stop, String alone, String warm) {
        return WORLD.replace("STOP", stop).replace("MAYBE", alone).replace("WARM", warm);
    }

    private void onTwo(String id, String title, String funcs, boolean off, String unit, ToDoubleFunction<Clocked> of) {
        add(new Program("range-" + id, 2, funcs), id, title, off, unit, of);
    }

    private void add(String id, String title, String funcs, boolean off, String unit, ToDoubleFunction<Clocked> of) {
        add(programs.computeIfAbsent(funcs, text -> new Program("range-" + id, 1, text)), id, title, off, unit, of);
    }

    private void add(Program program, String id, String title, boolean off, String unit, ToDoubleFunction<Clocked> of) {
        all.add(new Range("range-" + id, title, program.starting(1), program::starting, off, unit, of));
    }

    static List<Range> all() {
        return new Ranges().all;
    }
}
