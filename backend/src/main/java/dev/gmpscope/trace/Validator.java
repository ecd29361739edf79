package dev.gmpscope.trace;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Whether a log can be true: each event must fit the state that the events before it have led to. Serves every log, whoever
 * made it; what the header says is not recorded is not asked for.
 */
public final class Validator {
    /** Events between two looks at the whole state. */
    private static final int WHOLE_EVERY = 1024;
    private static final int MOST = 20;

    private final EventLog log;
    private final SchedState state = new SchedState();
    private final List<String> wrong = new ArrayList<>();
    private final boolean queues;
    /** Goroutines that are locked to a thread and found by another one, each with the P that this one has handed over, until they run. */
    private final Map<Integer, Integer> handed = new TreeMap<>();
    private int at;

    private Validator(EventLog log) {
        this.log = log;
        queues = log.header().records().contains("queues");
    }

    /** What is wrong with a log, at most {@value #MOST} sentences; none if it can be true. */
    public static List<String> check(EventLog log) {
        Validator v = new Validator(log);
        for (int i = 0; i < log.size() && v.wrong.size() < MOST; i++) {
            v.event(i);
        }
        v.end();
        return v.wrong;
    }

    private void event(int i) {
        at = i;
        EventType type = EventTable.get().byId(log.type(i));
        must(type != null, "its type is not in the event table");
        must(i == 0 || log.time(i) >= log.time(i - 1), "time falls");
        must(state.exit < 0, "the program has ended before");
        if (type == null) {
            return;
        }
        rows(type);
        if (wrong.isEmpty()) {
            columns();
            new Expectation(state, log, i, queues, this::must).check();
        }
        if (wrong.isEmpty()) {
            state.apply(log, i);
            handedOver(i);
            if (i % WHOLE_EVERY == 0) {
                whole();
            }
        }
    }

    private void handedOver(int i) {
        if (log.type(i) == Ev.STARTLOCKEDM) {
            handed.put(log.a(i), log.c(i));
        } else if (log.type(i) == Ev.GO_START) {
            handed.remove(log.a(i));
        }
    }

    /** Table rows are there before the first event that uses them. */
    private void rows(EventType type) {
        must(log.stack(at) < log.stacks().size(), "its stack is no row of the table");
        for (EventType.Arg arg : type.args()) {
            int v = log.slot(at, arg.slot());
            int size = switch (arg.type()) {
                case "string" -> log.strings().size();
                case "g" -> log.gs().size();
                case "m" -> log.ms().size();
                case "p" -> log.ps().size();
                case "object" -> log.objects().size();
                default -> Integer.MAX_VALUE;
            };
            must(v < size || size == Integer.MAX_VALUE, arg.name() + " is no row of its table");
        }
    }

    /** M, P and G are as they were before the transition. */
    private void columns() {
        int m = log.m(at);
        int type = log.type(at);
        if (m < 0 || type == Ev.PROC_STATUS || type == Ev.GO_STATUS || type == Ev.CPU_SAMPLE && !log.header().records().contains("signals")) {
            return;
        }
        boolean known = m < state.ms.size();
        must(log.p(at) == (known ? state.ms.get(m).p : -1), "its M holds another P");
        must(log.g(at) == (known ? state.ms.get(m).g : -1), "its M runs another G");
    }

    private void must(boolean holds, String sentence) {
        if (!holds && wrong.size() < MOST) {
            wrong.add("event " + at + ": " + EventText.line(log, at) + ": " + sentence);
        }
    }

    /** Every runnable goroutine is in exactly one place, every M and P in one pair. */
    private void whole() {
        int[] places = new int[state.gs.size()];
        for (int p = 0; p < state.ps.size(); p++) {
            SchedState.P pp = state.ps.get(p);
            must(pp.ring.size() <= 256, "P" + p + "'s ring holds more than 256");
            pp.ring.forEach(g -> places[g]++);
            if (pp.runnext >= 0) {
                places[pp.runnext]++;
            }
            must(pp.m < 0 || state.ms.get(pp.m).p == p, "P" + p + " and its M do not agree");
        }
        state.global.forEach(g -> places[g]++);
        for (int g = 0; g < places.length; g++) {
            goroutine(g, places[g]);
        }
    }

    private void goroutine(int id, int places) {
        SchedState.G g = state.gs.get(id);
        boolean runnable = g.status == Effects.G_RUNNABLE;
        if (queues) {
            must(places == (runnable && g.hands < 0 ? 1 : 0), "goroutine " + id + " is in " + places + " queues");
        }
        boolean on = g.status == Effects.G_RUNNING || g.status == Effects.G_SYSCALL;
        must(on == g.m >= 0 && (!on || state.ms.get(g.m).g == id), "goroutine " + id + " and its M do not agree");
    }

    private void end() {
        if (!wrong.isEmpty() || log.size() == 0) {
            return;
        }
        at = log.size() - 1;
        whole();
        long free = state.ps.stream().filter(pp -> pp.m < 0 && pp.status < Effects.P_GCSTOP).count() - state.pidle.size();
        long starting = state.ms.stream().filter(mp -> mp.state == Effects.M_STARTING).count();
        long locked = handed.keySet().stream().filter(g -> state.ms.get(state.gs.get(g).lockedm).state == Effects.M_STARTING).count();
        must(!queues || free <= starting - locked + handed.size(), "a P is neither held nor idle, and no thread is starting for it");
        for (int g = 0; g < state.gs.size(); g++) {
            must(!queues || state.gs.get(g).hands < 0 || comes(g), "goroutine " + g + " is left in the hands of an M");
        }
    }

    /** The thread to which the goroutine is locked runs nobody else and will take the P that was handed over for it; where it was just about to park it may hold its own one still. */
    private boolean comes(int id) {
        SchedState.G g = state.gs.get(id);
        Integer p = handed.get(id);
        return p != null && g.hands == g.lockedm && state.ms.get(g.hands).g < 0 && state.ps.get(p).m < 0 && !state.pidle.contains(p);
    }
}
