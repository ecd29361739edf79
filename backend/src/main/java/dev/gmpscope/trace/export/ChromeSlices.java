package dev.gmpscope.trace.export;

import dev.gmpscope.trace.EventLog;
import dev.gmpscope.trace.EventTable;
import dev.gmpscope.trace.SchedView;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** What each track shows at a time: a slice lasts as long as its name stays. */
final class ChromeSlices {
    private static final List<String> G_STATUS = EventTable.get().words("gstatus");
    private static final List<String> P_STATUS = EventTable.get().words("pstatus");

    /** Which tracks an event may have changed. */
    static final class Touched {
        final List<Integer> ps = new ArrayList<>();
        final List<Integer> ms = new ArrayList<>();
        final List<Integer> gs = new ArrayList<>();

        void clear() {
            ps.clear();
            ms.clear();
            gs.clear();
        }
    }

    private final EventLog log;
    private final SchedView state;
    private final ChromeWriter out;
    private final Map<ChromeTrack, String> open = new LinkedHashMap<>();
    private int sysmon = -1;

    ChromeSlices(EventLog log, SchedView state, ChromeWriter out) {
        this.log = log;
        this.state = state;
        this.out = out;
    }

    static ChromeTrack proc(int p) {
        return new ChromeTrack(ChromeTrack.PROCS, p);
    }

    static ChromeTrack thread(int m) {
        return new ChromeTrack(ChromeTrack.THREADS, m);
    }

    ChromeTrack goroutine(int g) {
        return new ChromeTrack(ChromeTrack.GOROUTINES, log.gs().get(g).id());
    }

    String name(int g) {
        return log.gs().get(g).name();
    }

    /** The thread of sysmon: it never has a P, and sleeps between its rounds. */
    void sysmon(int m) {
        sysmon = m;
    }

    void show(Touched touched, long time) throws IOException {
        for (int p : touched.ps) {
            slice(proc(p), ofProc(p), time);
        }
        for (int m : touched.ms) {
            slice(thread(m), ofThread(m), time);
        }
        for (int g : touched.gs) {
            slice(goroutine(g), ofGoroutine(g), time);
        }
        slice(ChromeTrack.COLLECTOR, state.gc() ? "garbage collection" : null, time);
        slice(ChromeTrack.WORLD, !state.gcwaiting() ? null : state.worldStopped() ? "the world is stopped" : "the world is being stopped", time);
    }

    private void slice(ChromeTrack track, String name, long time) throws IOException {
        String before = open.get(track);
        if (Objects.equals(before, name)) {
            return;
        }
        if (before != null) {
            out.shut(track, before, time);
        }
        if (name != null) {
            out.open(track, name, time);
        }
        open.put(track, name);
    }

    boolean isOpen(ChromeTrack track) {
        return open.get(track) != null;
    }

    /** Ends what is open. */
    void end(long time) throws IOException {
        for (ChromeTrack track : List.copyOf(open.keySet())) {
            slice(track, null, time);
        }
    }

    private String ofProc(int p) {
        int m = state.pThread(p);
        return switch (P_STATUS.get(state.pStatus(p))) {
            case "running", "syscall" -> m < 0 ? null : state.mGoroutine(m) < 0 ? "scheduler" : onThread(state.mGoroutine(m));
            case "gcstop" -> "stopped with the world";
            default -> null;
        };
    }

    private String onThread(int g) {
        return G_STATUS.get(state.gStatus(g)).equals("syscall") ? name(g) + " (system call)" : name(g);
    }

    private String ofThread(int m) {
        if (m == sysmon) {
            return state.sleeps(m) ? "deep sleep" : "usleep";
        }
        if (state.mGoroutine(m) >= 0) {
            return onThread(state.mGoroutine(m));
        }
        if (state.parked(m) || state.ended(m)) {
            return null;
        }
        return state.netpoll(m) ? "netpoll" : state.starting(m) ? "starting" : state.spinning(m) ? "spinning" : "scheduler";
    }

    private String ofGoroutine(int g) {
        String status = G_STATUS.get(state.gStatus(g));
        return switch (status) {
            case "unknown", "idle", "dead" -> null;
            case "waiting" -> state.wait(g) < 0 ? "waiting" : "waiting: " + log.strings().get(state.wait(g));
            default -> status;
        };
    }
}
