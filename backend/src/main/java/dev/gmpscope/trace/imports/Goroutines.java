package dev.gmpscope.trace.imports;

import dev.gmpscope.trace.imports.Resources.G;
import dev.gmpscope.trace.imports.Resources.M;
import dev.gmpscope.trace.wire.WireEvent;
import java.io.IOException;

/** Goroutines that begin, run, wait and end. */
final class Goroutines {
    private final Ordering order;

    Goroutines(Ordering order) {
        this.order = order;
    }

    boolean advance(Cursor at) throws IOException {
        return switch (at.type) {
            case WireEvent.GO_CREATE -> create(at.args[0], WireEvent.G_RUNNABLE);
            case WireEvent.GO_CREATE_BLOCKED -> create(at.args[0], WireEvent.G_WAITING);
            case WireEvent.GO_START -> start(order.known.gs.get(at.args[0]), at.args[1]);
            case WireEvent.GO_UNBLOCK -> unblock(order.known.gs.get(at.args[0]), at.args[1]);
            case WireEvent.GO_DESTROY -> stop(0);
            case WireEvent.GO_STOP -> stop(WireEvent.G_RUNNABLE);
            case WireEvent.GO_BLOCK -> stop(WireEvent.G_WAITING);
            case WireEvent.GO_SWITCH, WireEvent.GO_SWITCH_DESTROY -> change(order.known.gs.get(at.args[0]), at.args[1]);
            default -> status(at, (int) at.args[2]);
        };
    }

    private boolean create(long id, int status) throws IOException {
        order.need(true, false);
        if (order.g() != null && !order.g().gone && order.g().status != WireEvent.G_RUNNING) {
            throw order.broken("goroutine " + order.g().id + " does not run.");
        }
        fresh(id);
        order.pass();
        begin(id, status);
        return true;
    }

    void fresh(long id) throws BrokenTrace {
        if (order.known.gs.containsKey(id)) {
            throw order.broken("goroutine " + id + " exists already.");
        }
    }

    G begin(long id, int status) {
        G g = new G(id);
        g.begin(order.generation.number, status);
        order.known.gs.put(id, g);
        return g;
    }

    private boolean start(G g, long seq) throws IOException {
        if (g == null || g.status != WireEvent.G_RUNNABLE || !g.next(order.generation.number, seq)) {
            return false;
        }
        order.need(true, false);
        if (order.g() != null) {
            throw order.broken("the thread runs goroutine " + order.g().id + " already.");
        }
        order.pass();
        run(g, seq);
        return true;
    }

    private void run(G g, long seq) {
        g.status = WireEvent.G_RUNNING;
        g.seq = seq;
        order.m.g = g;
    }

    /** By anybody: a thread without a P, as sysmon, wakes goroutines too. */
    private boolean unblock(G g, long seq) throws IOException {
        if (g == null || g.status != WireEvent.G_WAITING || !g.next(order.generation.number, seq)) {
            return false;
        }
        order.pass();
        g.status = WireEvent.G_RUNNABLE;
        g.seq = seq;
        return true;
    }

    /** Status 0: it ends. */
    private boolean stop(int status) throws IOException {
        order.needRunning();
        order.pass();
        leave(order.g(), status);
        order.m.g = null;
        return true;
    }

    void leave(G g, int status) {
        g.status = status;
        if (status == 0) {
            g.gone = true;
            order.known.gs.remove(g.id);
        }
    }

    /** A coroutine: the goroutine that runs waits or ends, and the other runs at once in its place. */
    private boolean change(G next, long seq) throws IOException {
        order.needRunning();
        if (next == null || next.status != WireEvent.G_WAITING || !next.next(order.generation.number, seq)) {
            return false;
        }
        boolean ends = order.at.type == WireEvent.GO_SWITCH_DESTROY;
        order.pass();
        order.derive(ends ? WireEvent.GO_DESTROY : WireEvent.GO_BLOCK, order.g(), 0);
        leave(order.g(), ends ? 0 : WireEvent.G_WAITING);
        order.m.g = null;
        order.derive(WireEvent.GO_START, null, 0, next.id, seq);
        run(next, seq);
        return true;
    }

    /** At the beginning of a generation. */
    private boolean status(Cursor at, int status) throws IOException {
        long id = at.args[0];
        if (at.args[2] < WireEvent.G_RUNNABLE && at.args[2] != 0 || at.args[2] > WireEvent.G_WAITING) {
            throw order.broken("there is no status " + Long.toUnsignedString(at.args[2]) + " of a goroutine.");
        }
        G g = order.known.gs.get(id);
        if (g != null && g.status != status) {
            throw order.broken("goroutine " + id + " has status " + status + " here, but had " + g.status + " before.");
        }
        if (g == null && !order.initial()) {
            throw order.broken("goroutine " + id + " is there, but nobody has made it.");
        }
        M tells = order.m;
        M of = status == WireEvent.G_SYSCALL ? syscalling(at.args[1], id) : order.m;
        boolean binds = of != null && (status == WireEvent.G_RUNNING || status == WireEvent.G_SYSCALL && (of == tells || of.g == null));
        if (binds) {
            alone(of, id);
        }
        order.pass(of, order.p(), of == tells || of.g == null ? order.g() : of.g, g == null ? TraceEvent.UNDETERMINED : status);
        if (g == null) {
            g = begin(id, status);
        }
        g.begin(order.generation.number, status);
        if (binds) {
            of.g = g;
        }
        return true;
    }

    /** A thread has one goroutine, and a goroutine one thread. Go's own reader does not look; no runtime writes otherwise. */
    private void alone(M of, long id) throws BrokenTrace {
        if (of.g != null && of.g.id != id) {
            throw order.broken("the thread runs goroutine " + of.g.id + " already.");
        }
        for (M other : order.known.ms.values()) {
            if (other != of && other.g != null && other.g.id == id) {
                throw order.broken("goroutine " + id + " is on thread " + other.id + " already.");
            }
        }
    }

    /** The thread that sits in the system call, which need not be the one that tells. */
    private M syscalling(long thread, long id) throws BrokenTrace {
        if (thread == WireEvent.NONE) {
            throw order.broken("goroutine " + id + " is in a system call without a thread.");
        }
        M own = order.m;
        if (own != null && thread == own.id) {
            if (!order.initial() && Resources.id(own.g) != id) {
                throw order.broken("goroutine " + id + " is in a system call on this thread, which has goroutine " + Resources.id(own.g) + ".");
            }
            return own;
        }
        M other = order.known.ms.get(thread);
        if (other == null) {
            other = new M(thread);
            order.known.ms.put(thread, other);
        } else if (Resources.id(other.g) != id) {
            throw order.broken("goroutine " + id + " is in a system call on thread " + thread + ", which has goroutine " + Resources.id(other.g) + ".");
        }
        return other;
    }
}
