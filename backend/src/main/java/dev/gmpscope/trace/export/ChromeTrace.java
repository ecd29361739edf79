package dev.gmpscope.trace.export;

import dev.gmpscope.trace.Ev;
import dev.gmpscope.trace.EventLog;
import dev.gmpscope.trace.EventTable;
import dev.gmpscope.trace.EventType;
import dev.gmpscope.trace.SchedState;
import dev.gmpscope.trace.SchedView;
import java.io.IOException;
import java.io.Writer;
import java.util.ArrayList;
import java.util.List;

/**
 * A log as the JSON that Perfetto UI and Chrome's own viewer open (the Trace Event Format): a track for each P, M and G, arrows from wake to run and
 * from the request to stop to the stop, moments for signals and safe-points, curves for the global queue and the heap. Written in the order of the log, so
 * no more of it is held than the state at one time.
 */
public final class ChromeTrace {
    private static final String WAKE = "wake to run";
    private static final String PREEMPT = "request to stop";
    private static final String PREEMPTED = "preempted";

    private final EventLog log;
    private final ChromeWriter out;
    private final SchedState fold = new SchedState();
    private final SchedView state = new SchedView(fold);
    private final ChromeSlices slices;
    private final ChromeSlices.Touched touched = new ChromeSlices.Touched();
    /** Arrows that have left, by goroutine: the event that sent them, -1 for none. */
    private final List<Integer> woken = new ArrayList<>();
    private final List<Integer> asked = new ArrayList<>();
    private int runq;
    private long heap;

    private ChromeTrace(EventLog log, ChromeWriter out) {
        this.log = log;
        this.out = out;
        slices = new ChromeSlices(log, state, out);
    }

    /** Writes a log that ends at a virtual time, ns. */
    public static void write(EventLog log, long end, Writer to) throws IOException {
        try (ChromeWriter out = new ChromeWriter(to)) {
            new ChromeTrace(log, out).run(end);
        }
    }

    private void run(long end) throws IOException {
        names();
        for (int i = 0; i < log.size(); i++) {
            event(i);
        }
        slices.end(end);
    }

    private void names() throws IOException {
        out.named(new ChromeTrack(ChromeTrack.RUNTIME, 0), true, "Runtime");
        out.named(new ChromeTrack(ChromeTrack.PROCS, 0), true, "Processors (P)");
        out.named(new ChromeTrack(ChromeTrack.THREADS, 0), true, "Threads (M)");
        out.named(new ChromeTrack(ChromeTrack.GOROUTINES, 0), true, "Goroutines (G)");
        out.named(ChromeTrack.COLLECTOR, false, "garbage collector");
        out.named(ChromeTrack.WORLD, false, "stops of the world");
        for (int p = 0; p < log.ps().size(); p++) {
            out.named(ChromeSlices.proc(p), false, log.ps().get(p).name());
        }
        for (int m = 0; m < log.ms().size(); m++) {
            out.named(ChromeSlices.thread(m), false, log.ms().get(m).name());
        }
        for (int g = 0; g < log.gs().size(); g++) {
            out.named(slices.goroutine(g), false, slices.name(g));
        }
    }

    private void event(int i) throws IOException {
        long time = log.time(i);
        arrowsBefore(i);
        moment(i);
        fold.apply(log, i);
        if (log.type(i) == Ev.SYSMON_TICK || log.type(i) == Ev.SYSMON_SLEEP_BEGIN) {
            slices.sysmon(log.m(i));
        }
        touch(i);
        slices.show(touched, time);
        arrowsAfter(i);
        counters(time);
    }

    /** All that the event names, and what stands on it. */
    private void touch(int i) {
        touched.clear();
        add(touched.ps, log.p(i));
        add(touched.ms, log.m(i));
        add(touched.gs, log.g(i));
        EventType type = EventTable.get().byId(log.type(i));
        for (EventType.Arg arg : type.args()) {
            int value = log.slot(i, arg.slot());
            switch (arg.type()) {
                case "p" -> add(touched.ps, value);
                case "m" -> add(touched.ms, value);
                case "g" -> add(touched.gs, value);
                default -> { }
            }
        }
        if (log.type(i) == Ev.STW_END) {
            for (int p = 0; p < state.procs(); p++) {
                add(touched.ps, p);
            }
        }
    }

    private static void add(List<Integer> list, int index) {
        if (index >= 0 && !list.contains(index)) {
            list.add(index);
        }
    }

    /** An arrow leaves from what was so before the event, and a stop is the end of what ran before it. */
    private void arrowsBefore(int i) throws IOException {
        int type = log.type(i);
        if (type == Ev.PREEMPT_REQUEST && log.c(i) == 0) {
            leave(asked, log.a(i), ChromeSlices.thread(log.m(i)), PREEMPT, i);
        } else if (type == Ev.GO_UNBLOCK || type == Ev.GO_CREATE) {
            leave(woken, log.a(i), log.g(i) >= 0 ? slices.goroutine(log.g(i)) : ChromeSlices.thread(log.m(i)), WAKE, i);
        } else if ((type == Ev.GO_STOP || type == Ev.GO_BLOCK) && log.strings().get(log.a(i)).equals(PREEMPTED)) {
            arrive(asked, log.g(i), PREEMPT, i);
        }
    }

    private void arrowsAfter(int i) throws IOException {
        if (log.type(i) == Ev.GO_START) {
            arrive(woken, log.a(i), WAKE, i);
            set(asked, log.a(i), -1);
        }
    }

    private void leave(List<Integer> arrows, int g, ChromeTrack from, String name, int i) throws IOException {
        if (slices.isOpen(from)) {
            out.flow('s', from, name, i, log.time(i));
            set(arrows, g, i);
        }
    }

    private void arrive(List<Integer> arrows, int g, String name, int i) throws IOException {
        int from = g < arrows.size() ? arrows.get(g) : -1;
        if (from >= 0) {
            out.flow('f', slices.goroutine(g), name, from, log.time(i));
            set(arrows, g, -1);
        }
    }

    private static void set(List<Integer> arrows, int g, int i) {
        while (arrows.size() <= g) {
            arrows.add(-1);
        }
        arrows.set(g, i);
    }

    private void moment(int i) throws IOException {
        switch (log.type(i)) {
            case Ev.SIGNAL_SEND, Ev.SIGNAL_COALESCE, Ev.SIGNAL_RECEIVE, Ev.SIGNAL_ACCEPT, Ev.SIGNAL_REFUSE, Ev.SLICE_EXPIRED,
                    Ev.CPU_SAMPLE, Ev.SYSMON_TICK -> out.instant(ChromeSlices.thread(log.m(i)), log, i);
            case Ev.PREEMPT_REQUEST -> out.instant(slices.goroutine(log.a(i)), log, i);
            case Ev.STACK_CHECK_HIT, Ev.STACK_CHECK_REFUSE, Ev.STACK_CHECK_PASSED, Ev.PRINTLN -> out.instant(slices.goroutine(log.g(i)), log, i);
            case Ev.TIMER_FIRE -> out.instant(slices.goroutine(log.a(i)), log, i);
            default -> { }
        }
    }

    private void counters(long time) throws IOException {
        if (state.runq() != runq) {
            runq = state.runq();
            out.counter(ChromeTrack.WORLD, "global run queue", "goroutines", runq, time);
        }
        if (state.heap() != heap) {
            heap = state.heap();
            out.counter(ChromeTrack.COLLECTOR, "heap", "bytes", heap, time);
        }
    }
}
