package dev.gmpscope.trace.export;

import dev.gmpscope.trace.wire.WireEvent;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;

/**
 * What a reader of the trace believes at this point of it: who holds what, and how often each P and G has been counted up. It differs from the log's own state
 * where Go's tracer does: a P whose world is stopped is held by whoever stopped it or idle, a goroutine stopped for a scan waits.
 */
final class GoTraceState {
    static final class M {
        int p = -1;
        int g = -1;
    }

    static final class P {
        int status;
        long seq;
        boolean sweeping;
        /** Whether this generation has told its status. */
        boolean told;
    }

    static final class G {
        int status;
        long seq;
        int m = -1;
        boolean assists;
        /** The row of its last known stack. */
        int stack = -1;
    }

    final List<M> ms = new ArrayList<>();
    final List<P> ps = new ArrayList<>();
    final List<G> gs = new ArrayList<>();
    /** How many events of the collector's cycles have been counted, and whether one is under way. */
    long gcSeq;
    boolean gc;

    M m(int m) {
        return at(ms, m, M::new);
    }

    P p(int p) {
        return at(ps, p, P::new);
    }

    G g(int g) {
        return at(gs, g, G::new);
    }

    private static <T> T at(List<T> list, int index, Supplier<T> make) {
        while (list.size() <= index) {
            list.add(make.get());
        }
        return list.get(index);
    }

    /** Whether the thread runs a goroutine on a P, so that an event of the user can stand there. */
    boolean runs(int m) {
        return m >= 0 && m < ms.size() && ms.get(m).p >= 0 && ms.get(m).g >= 0 && gs.get(ms.get(m).g).status == WireEvent.G_RUNNING;
    }

    /** The first thread that runs a goroutine, -1 if none does. */
    int anyRunning() {
        for (int m = 0; m < ms.size(); m++) {
            if (runs(m)) {
                return m;
            }
        }
        return -1;
    }

    /** Opens a generation: all that exists is told, what a thread holds by that thread, the rest by the first that holds a P. */
    void tell(GoTraceFile file, List<String> funcs) throws IOException {
        int home = 0;
        for (int m = ms.size() - 1; m >= 0; m--) {
            home = ms.get(m).p >= 0 ? m : home;
        }
        ps.forEach(p -> p.told = false);
        gs.forEach(g -> g.seq = 0);
        for (int m = 0; m < ms.size(); m++) {
            if (ms.get(m).p >= 0) {
                tellProc(file, m, ms.get(m).p);
            }
            if (ms.get(m).g >= 0) {
                tellGoroutine(file, m, ms.get(m).g, funcs);
            }
        }
        for (int p = 0; p < ps.size(); p++) {
            if (!ps.get(p).told && ps.get(p).status == WireEvent.P_IDLE) {
                tellProc(file, home, p);
            }
        }
        for (int g = 0; g < gs.size(); g++) {
            if (gs.get(g).m < 0 && gs.get(g).status != 0) {
                tellGoroutine(file, home, g, funcs);
            }
        }
        if (gc && anyRunning() >= 0) {
            file.event(anyRunning(), WireEvent.GC_ACTIVE, ++gcSeq);
        }
    }

    /** The status of a P that this generation has not named yet. */
    void tellProc(GoTraceFile file, int m, int p) throws IOException {
        P pp = p(p);
        if (pp.told) {
            return;
        }
        pp.told = true;
        pp.seq = 0;
        pp.status = pp.status == 0 ? WireEvent.P_IDLE : pp.status;
        file.event(m, WireEvent.PROC_STATUS, file.proc(p), pp.status);
        if (pp.sweeping) {
            file.event(m, WireEvent.GC_SWEEP_ACTIVE, file.proc(p));
        }
    }

    private void tellGoroutine(GoTraceFile file, int m, int g, List<String> funcs) throws IOException {
        G gp = gs.get(g);
        int stack = gp.stack >= 0 ? file.tables.stack(gp.stack) : file.tables.entry(funcs.get(g));
        file.event(m, WireEvent.GO_STATUS_STACK, file.goroutine(g), file.thread(gp.m), gp.status, stack);
        if (gp.assists) {
            file.event(m, WireEvent.GC_MARK_ASSIST_ACTIVE, file.goroutine(g));
        }
    }
}
