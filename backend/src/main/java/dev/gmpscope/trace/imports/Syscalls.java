package dev.gmpscope.trace.imports;

import dev.gmpscope.trace.imports.Resources.G;
import dev.gmpscope.trace.imports.Resources.P;
import dev.gmpscope.trace.wire.WireEvent;
import java.io.IOException;

/** Goroutines in system calls, those of C threads included. */
final class Syscalls {
    private final Ordering order;
    private final Goroutines goroutines;

    Syscalls(Ordering order) {
        this.order = order;
        goroutines = new Goroutines(order);
    }

    boolean advance(Cursor at) throws IOException {
        return switch (at.type) {
            case WireEvent.GO_SYSCALL_BEGIN -> begin(at.args[0]);
            case WireEvent.GO_SYSCALL_END -> end();
            case WireEvent.GO_SYSCALL_END_BLOCKED -> endBlocked();
            case WireEvent.GO_CREATE_SYSCALL -> create(at.args[0]);
            default -> destroy();
        };
    }

    private boolean begin(long seq) throws IOException {
        order.needRunning();
        P p = order.p();
        if (!p.next(order.generation.number, seq)) {
            throw order.broken("its P " + p.id + " has been counted to " + p.seq + ", and " + Long.toUnsignedString(seq) + " does not come next.");
        }
        order.pass();
        order.g().status = WireEvent.G_SYSCALL;
        p.status = WireEvent.P_SYSCALL;
        p.seq = seq;
        return true;
    }

    private void needSyscall(boolean withP) throws BrokenTrace {
        order.need(withP, true);
        if (order.g().status != WireEvent.G_SYSCALL) {
            throw order.broken("goroutine " + order.g().id + " is in no system call.");
        }
    }

    private boolean end() throws IOException {
        needSyscall(true);
        if (order.p().status != WireEvent.P_SYSCALL) {
            throw order.broken("P " + order.p().id + " is in no system call.");
        }
        order.pass();
        order.g().status = WireEvent.G_RUNNING;
        order.p().status = WireEvent.P_RUNNING;
        return true;
    }

    /** Not before the P has been taken away; a new one may be there already. */
    private boolean endBlocked() throws IOException {
        if (order.p() != null && order.p().status == WireEvent.P_SYSCALL) {
            return false;
        }
        needSyscall(false);
        order.pass();
        order.g().status = WireEvent.G_RUNNABLE;
        order.m.g = null;
        return true;
    }

    /** C calls Go: a goroutine appears in a system call. */
    private boolean create(long id) throws IOException {
        order.need(false, false);
        if (order.g() != null) {
            throw order.broken("the thread runs goroutine " + order.g().id + " already.");
        }
        goroutines.fresh(id);
        order.pass();
        order.m.g = goroutines.begin(id, WireEvent.G_SYSCALL);
        return true;
    }

    /** Back in C for good; a P that the thread still has stays behind. */
    private boolean destroy() throws IOException {
        needSyscall(false);
        G g = order.g();
        P p = order.p();
        if (p != null) {
            if (p.status != WireEvent.P_SYSCALL) {
                throw order.broken("P " + p.id + " is in no system call.");
            }
            order.derive(WireEvent.PROC_STEAL, g, WireEvent.P_SYSCALL, p.id);
        }
        order.pass();
        if (p != null) {
            p.status = WireEvent.P_SYSCALL_ABANDONED;
            order.m.p = null;
        }
        goroutines.leave(g, 0);
        order.m.g = null;
        return true;
    }
}
