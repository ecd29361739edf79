package dev.gmpscope.trace;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;

/**
 * The one fold: the scheduler's state after some events, as validator and exporters use it. Its twin is
 * {@code frontend/trace/apply.js}; a test compares the two. What each event changes stands in {@link Effects}.
 */
public final class SchedState {
    /** A goroutine. Ids of -1 stand for none; see docs/contracts.md for "in the hands of". */
    static final class G {
        int status;
        long since;
        int m = -1;
        int hands = -1;
        int queue;
        int p = -1;
        int wait = -1;
        int object = -1;
        int flag;
        long flagSince = -1;
        int asker = -1;
        int guard;
        int stack = -1;
        int defers;
        int panic = -1;
        int stackSize;
        int lockedm = -1;
        /** Its place among those who wait for the same: they stand in the order of this number. */
        long turn;
        /** The mutex it was woken for and has not locked since, -1 for none: if it waits again, it waits in front. */
        int awoken = -1;
        /** The channels in whose queues a select waits: twice the object, and 1 to send. */
        List<Integer> cases = List.of();
        /** When its sleep is over, -1 for never, and the P in whose heap that timer lies. */
        long when = -1;
        int heap = -1;
        /** Whether what it waits for has come from the network. */
        int net;
    }

    /** A thread. */
    static final class M {
        int state;
        int p = -1;
        int g = -1;
        int spinning;
        int signal;
    }

    /** A processor. */
    static final class P {
        int status;
        int m = -1;
        int runnext = -1;
        final Deque<Integer> ring = new ArrayDeque<>();
        int schedtick;
        /** Timers in its heap, those to be taken out included. */
        int timers;
        /** Who allocates on it sweeps first. */
        int sweeping;
        /** When the time slice began, -1 before the first. */
        long slice = -1;
    }

    /** A channel or a variable of package sync. */
    static final class Obj {
        int len;
        int closed;
        int holder = -1;
        int starving;
        /** When a timer is due, -1 for never; of a ticker that has gone off: that time. */
        long when = -1;
        int readers;
        /** The writer of an RWMutex that waits for the readers inside, -1 for none. */
        int pending = -1;
        /** 1 after an RWMutex has been unlocked by who did not hold it while a writer waited: Go does not find out. */
        int misused;
    }

    long time;
    int seq;
    final List<G> gs = new ArrayList<>();
    final List<M> ms = new ArrayList<>();
    final List<P> ps = new ArrayList<>();
    final List<Obj> objects = new ArrayList<>();
    final Deque<Integer> global = new ArrayDeque<>();
    final Deque<Integer> pidle = new ArrayDeque<>();
    final Deque<Integer> midle = new ArrayDeque<>();
    final List<Integer> output = new ArrayList<>();
    /** Threads to which a goroutine is locked; look-up only, never iterated. */
    final Set<Integer> lockedms = new HashSet<>();
    int exit = -1;
    /** Whether the world runs, see {@link World}, and the thread that stops it. */
    int world;
    int stopper = -1;
    /** Whether the next M without work is to look once more. */
    int needspinning;
    /** Samples a second of the CPU profiler, 0 while it is off. */
    int profilehz;
    /** Whether a garbage collection is under way, its phase, bytes of the heap, and the goal. */
    int gc;
    int phase;
    long heap;
    long goal;

    /** Applies event i; the events before it must have been applied. */
    public void apply(EventLog log, int i) {
        EventType type = EventTable.get().byId(log.type(i));
        mention(log, i, type);
        int m = log.m(i);
        boolean signal = type.id() == Ev.SIGNAL_RECEIVE || type.id() == Ev.SIGNAL_REFUSE;
        if (m >= 0 && log.threads && (ms.get(m).state == Effects.M_UNKNOWN || ms.get(m).state == Effects.M_STARTING && !signal)) {
            ms.get(m).state = Effects.M_RUNNING;
        }
        Effects.apply(this, log, i);
        int of = type.id() == Ev.GO_START || type.id() == Ev.GO_STATUS ? log.a(i) : log.g(i);
        if (of >= 0 && log.stack(i) >= 0) {
            gs.get(of).stack = log.stack(i);
        }
        time = log.time(i);
        seq = i + 1;
    }

    /** Entries exist for everything that an event has named. */
    private void mention(EventLog log, int i, EventType type) {
        upTo(ms, log.m(i), M::new);
        upTo(ps, log.p(i), P::new);
        upTo(gs, log.g(i), G::new);
        for (EventType.Arg arg : type.args()) {
            int index = log.slot(i, arg.slot());
            switch (arg.type()) {
                case "g" -> upTo(gs, index, G::new);
                case "m" -> upTo(ms, index, M::new);
                case "p" -> upTo(ps, index, P::new);
                case "object" -> upTo(objects, index, Obj::new);
                default -> { }
            }
        }
    }

    static <T> void upTo(List<T> list, int index, Supplier<T> make) {
        while (list.size() <= index) {
            list.add(make.get());
        }
    }

    /** The state as JSON: exactly the fields of the page's. */
    public ObjectNode toJson() {
        ObjectNode state = JsonNodeFactory.instance.objectNode().put("time", time).put("seq", seq);
        ArrayNode list = state.putArray("gs");
        for (G g : gs) {
            ObjectNode one = list.addObject().put("status", g.status).put("since", g.since).put("m", g.m).put("hands", g.hands)
                    .put("queue", g.queue).put("p", g.p).put("wait", g.wait).put("object", g.object).put("flag", g.flag)
                    .put("flagSince", g.flagSince).put("asker", g.asker).put("guard", g.guard).put("stack", g.stack).put("defers", g.defers).put("panic", g.panic).put("stackSize", g.stackSize).put("lockedm", g.lockedm)
                    .put("turn", g.turn).put("awoken", g.awoken).put("when", g.when).put("heap", g.heap).put("net", g.net);
            g.cases.forEach(one.putArray("cases")::add);
        }
        ArrayNode threads = state.putArray("ms");
        ms.forEach(m -> threads.addObject().put("state", m.state).put("p", m.p).put("g", m.g).put("spinning", m.spinning).put("signal", m.signal));
        ArrayNode procs = state.putArray("ps");
        for (P p : ps) {
            ObjectNode proc = procs.addObject().put("status", p.status).put("m", p.m).put("runnext", p.runnext);
            p.ring.forEach(proc.putArray("ring")::add);
            proc.put("schedtick", p.schedtick).put("timers", p.timers).put("sweeping", p.sweeping).put("slice", p.slice);
        }
        global.forEach(state.putArray("global")::add);
        pidle.forEach(state.putArray("pidle")::add);
        midle.forEach(state.putArray("midle")::add);
        ArrayNode things = state.putArray("objects");
        objects.forEach(o -> things.addObject().put("len", o.len).put("closed", o.closed).put("holder", o.holder).put("starving", o.starving).put("readers", o.readers).put("pending", o.pending).put("misused", o.misused).put("when", o.when));
        output.forEach(state.putArray("output")::add);
        return state.put("exit", exit).put("world", world).put("stopper", stopper).put("needspinning", needspinning).put("profilehz", profilehz).put("gc", gc).put("phase", phase).put("heap", heap).put("goal", goal);
    }
}
