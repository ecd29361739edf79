package dev.gmpscope.trace.imports;

import dev.gmpscope.trace.imports.Resources.M;
import dev.gmpscope.trace.imports.Resources.P;
import dev.gmpscope.trace.wire.WireEvent;
import java.io.IOException;

/** Who holds which P. */
final class Procs {
    private final Ordering order;

    Procs(Ordering order) {
        this.order = order;
    }

    boolean advance(Cursor at) throws IOException {
        return switch (at.type) {
            case WireEvent.PROC_START -> start(order.known.ps.get(at.args[0]), at.args[1]);
            case WireEvent.PROC_STOP -> stop();
            case WireEvent.PROC_STEAL -> steal(order.known.ps.get(at.args[0]), at.args[1], at.args[2]);
            default -> status(at, (int) at.args[1]);
        };
    }

    private boolean start(P p, long seq) throws IOException {
        if (p == null || p.status != WireEvent.P_IDLE || !p.next(order.generation.number, seq) || order.p() != null) {
            return false;
        }
        order.need(false, false);
        order.pass();
        p.status = WireEvent.P_RUNNING;
        p.seq = seq;
        order.m.p = p;
        return true;
    }

    private boolean stop() throws IOException {
        order.need(true, false);
        P p = order.p();
        if (p.status != WireEvent.P_RUNNING && p.status != WireEvent.P_SYSCALL) {
            throw order.broken("P " + p.id + " does not run.");
        }
        order.pass();
        p.status = WireEvent.P_IDLE;
        order.m.p = null;
        return true;
    }

    private boolean steal(P p, long seq, long from) throws IOException {
        if (p == null || p.status != WireEvent.P_SYSCALL && p.status != WireEvent.P_SYSCALL_ABANDONED || !p.next(order.generation.number, seq)) {
            return false;
        }
        order.need(false, false);
        M thread = from == order.m.id ? order.m : order.known.ms.get(from);
        boolean lost = p.status == WireEvent.P_SYSCALL_ABANDONED;
        if (!lost && (thread == null || thread.p != p)) {
            throw order.broken("it takes P " + p.id + " from thread " + from + ", which " + (thread == null || thread.p == null ? "has none." : "has P " + thread.p.id + "."));
        }
        order.pass(order.m, order.p(), order.g(), p.status);
        p.status = WireEvent.P_IDLE;
        p.seq = seq;
        if (!lost) {
            thread.p = null;
        }
        return true;
    }

    /** At the beginning of a generation. Abandoned: in a system call, and soon to be taken from its thread, which this need not be. */
    private boolean status(Cursor at, int status) throws IOException {
        long id = at.args[0];
        if (at.args[1] < 0 || at.args[1] > WireEvent.P_SYSCALL_ABANDONED) {
            throw order.broken("there is no status " + Long.toUnsignedString(at.args[1]) + " of a P.");
        }
        P p = order.known.ps.get(id);
        boolean kept = p != null && status == WireEvent.P_SYSCALL_ABANDONED && p.status == WireEvent.P_SYSCALL;
        if (p != null && !kept && p.status != status) {
            throw order.broken("P " + id + " has status " + status + " here, but had " + p.status + " before.");
        }
        M holder = kept ? holder(p) : order.m;
        if (kept) {
            at.args[1] = WireEvent.P_SYSCALL;
        }
        order.pass(holder, holder == null ? null : holder.p, holder == null ? null : holder.g,
                p == null ? order.initial() ? TraceEvent.UNDETERMINED : TraceEvent.NOT_EXIST : before(status, kept));
        if (p == null) {
            p = new P(id);
            order.known.ps.put(id, p);
        }
        p.begin(order.generation.number, kept ? p.status : status);
        if (order.m != null && (status == WireEvent.P_RUNNING || status == WireEvent.P_SYSCALL)) {
            order.m.p = p;
        }
        return true;
    }

    private static int before(int status, boolean kept) {
        return kept || status == WireEvent.P_SYSCALL ? WireEvent.P_RUNNING : status == WireEvent.P_SYSCALL_ABANDONED ? WireEvent.P_IDLE : status;
    }

    private M holder(P p) throws BrokenTrace {
        for (M thread : order.known.ms.values()) {
            if (thread.p == p) {
                return thread;
            }
        }
        throw order.broken("P " + p.id + " is in a system call, but no thread has it.");
    }
}
