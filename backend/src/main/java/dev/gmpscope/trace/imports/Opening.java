package dev.gmpscope.trace.imports;

import dev.gmpscope.trace.Ev;
import dev.gmpscope.trace.EventLog;
import dev.gmpscope.trace.wire.WireEvent;
import java.io.IOException;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * What is there when the trace begins. Go tells the status of a P or G before its first event, or at the end of the first generation: so what it tells held from the
 * beginning, and the log says it there. Ps beyond GOMAXPROCS are not there yet; they come into the log where the trace tells of them.
 */
final class Opening {
    /** A P or G, its status in the trace, and the thread that it is on, -1 none. */
    private record Status(long thread, int status, long stack, long time, long offset) {}

    private final Generation generation;
    private final Map<Long, Status> ps = new TreeMap<>();
    private final Map<Long, Status> gs = new TreeMap<>();
    /** Goroutines that are made meanwhile: the trace may tell their status too. */
    private final Set<Long> made = new HashSet<>();
    private final Starters starters;
    private final Held held = new Held();
    private long procs = -1;
    private long procsTime;
    /** When GOMAXPROCS changes first. */
    private long changed = Long.MAX_VALUE;

    Opening(Generation generation) {
        this.generation = generation;
        starters = new Starters(generation);
        for (long thread : generation.batches.keySet()) {
            Cursor at = new Cursor(thread, generation);
            try {
                boolean stopping = false;
                starters.thread();
                while (at.next()) {
                    stopping = at.type == WireEvent.STW_BEGIN || stopping && at.type != WireEvent.STW_END;
                    see(at, stopping);
                    starters.see(at);
                }
            } catch (BrokenTrace e) {
                continue; // told when the reader comes there
            }
        }
    }

    /** @param stopping whether its thread stops the world: there GOMAXPROCS changes, elsewhere the trace says what it is */
    private void see(Cursor at, boolean stopping) {
        switch (at.type) {
            case WireEvent.PROCS_CHANGE -> {
                if (stopping) {
                    changed = Math.min(changed, at.time);
                } else if (procs < 0 || at.time < procsTime) {
                    procs = at.args[0];
                    procsTime = at.time;
                }
            }
            case WireEvent.PROC_STATUS -> {
                int status = (int) at.args[1];
                ps.putIfAbsent(at.args[0], new Status(status == WireEvent.P_RUNNING || status == WireEvent.P_SYSCALL ? at.thread : WireEvent.NONE, status, 0, at.time, at.offset));
            }
            case WireEvent.GO_STATUS, WireEvent.GO_STATUS_STACK -> {
                int status = (int) at.args[2];
                long thread = status == WireEvent.G_RUNNING ? at.thread : status == WireEvent.G_SYSCALL ? at.args[1] : WireEvent.NONE;
                long stack = at.type == WireEvent.GO_STATUS_STACK && generation.hasStack(at.args[3]) ? at.args[3] : 0;
                gs.putIfAbsent(at.args[0], new Status(thread, status, stack, at.time, at.offset));
            }
            case WireEvent.GO_CREATE, WireEvent.GO_CREATE_BLOCKED, WireEvent.GO_CREATE_SYSCALL -> made.add(at.args[0]);
            default -> { }
        }
    }

    /** GOMAXPROCS, as far as a log can say: where the trace does not tell, the Ps that were there before it changed. */
    int procs() {
        long told = procs >= 0 ? procs : ps.values().stream().filter(p -> p.time < changed).count();
        return (int) Math.max(1, Math.min(told, LogTables.MOST));
    }

    /** Writes it; says who holds what then. */
    Held write(EventLog log, LogTables tables) throws IOException {
        tables.p(procs() - 1, 0);
        log.append(0, Ev.PROCS_CHANGE, -1, -1, -1, -1, procs(), 0, 0);
        for (Map.Entry<Long, Status> p : ps.entrySet()) {
            if (p.getKey() >= 0 && p.getKey() < procs()) {
                proc(log, tables, p.getKey().intValue(), p.getValue());
            }
        }
        for (Map.Entry<Long, Status> g : gs.entrySet()) {
            if (!made.contains(g.getKey())) {
                goroutine(log, tables, g.getKey(), g.getValue());
            }
        }
        return held;
    }

    private void proc(EventLog log, LogTables tables, int p, Status is) throws IOException {
        int m = tables.m(is.thread, is.offset);
        if (Statuses.ofP(is.status) < 0 || m >= 0 && held.p(m) >= 0) {
            return;
        }
        if (m >= 0) {
            held.p(m, p);
        }
        log.append(0, Ev.PROC_STATUS, m, -1, -1, -1, p, Statuses.ofP(is.status), 0);
    }

    private void goroutine(EventLog log, LogTables tables, long id, Status is) throws IOException {
        int m = tables.m(is.thread, is.offset);
        boolean on = is.status == WireEvent.G_RUNNING || is.status == WireEvent.G_SYSCALL;
        if (Statuses.ofG(is.status) < 0 || on && (m < 0 || held.g(m) >= 0) || is.status == WireEvent.G_RUNNING && held.p(m) < 0) {
            return;
        }
        int g = tables.newG(id, starters.of(id, is.stack));
        log.append(0, Ev.GO_STATUS, m, held.p(m), -1, tables.stack(generation, is.stack), g, m, Statuses.ofG(is.status));
        if (on) {
            held.g(m, g);
        }
    }
}
