package dev.gmpscope.runtime;

import dev.gmpscope.program.Op;
import dev.gmpscope.trace.Ev;
import java.util.ArrayList;
import java.util.List;

/** Channels: direct handoff, buffer, close (chan.go). Each operation returns whether its goroutine goes on at once. */
final class Chan {
    static final String SEND_ON_CLOSED = "send on closed channel";

    private final Rt rt;

    Chan(Rt rt) {
        this.rt = rt;
    }

    /** (chan.go: chansend) */
    boolean chansend(M mp, long object, long value) {
        if (object == Op.NONE) {
            rt.proc.park(mp, "forever", "chan send (nil chan)", -1);
            return false;
        }
        Obj c = rt.objects[(int) object];
        if (trySend(mp, c, value)) {
            return true;
        }
        block(mp, c, c.sendq, "chan send", value);
        return false;
    }

    /** (chan.go: chanrecv) */
    boolean chanrecv(M mp, long object) {
        if (object == Op.NONE) {
            rt.proc.park(mp, "forever", "chan receive (nil chan)", -1);
            return false;
        }
        return recv(mp, rt.packageTime.chan(rt.objects[(int) object]));
    }

    /** Receives from a channel, which may be nil. */
    boolean recv(M mp, Obj c) {
        if (c == null) {
            rt.proc.park(mp, "forever", "chan receive (nil chan)", -1);
            return false;
        }
        rt.time.maybeRunChan(mp, c);
        if (tryRecv(mp, c)) {
            return true;
        }
        block(mp, c, c.recvq, "chan receive", 0);
        return false;
    }

    private void block(M mp, Obj c, WaitQ queue, String reason, long elem) {
        rt.time.blockTimerChan(mp, mp.curg, c);
        queue.enqueue(Sudog.acquire(mp.curg, 0, elem));
        rt.proc.park(mp, reason, reason, c.row);
    }

    static boolean canSend(Obj c) {
        return c.closed || !c.recvq.empty() || c.count < c.dataqsiz;
    }

    static boolean canRecv(Obj c) {
        return c.closed || !c.sendq.empty() || c.count > 0;
    }

    /** Sends if that needs no waiting. */
    boolean trySend(M mp, Obj c, long value) {
        if (c.closed) {
            throw GoPanic.plain(SEND_ON_CLOSED);
        }
        Sudog receiver = c.recvq.dequeue();
        if (receiver != null) {
            rt.trace.emit(Ev.CHAN_SEND, mp, c.row, receiver.g.id, c.count);
            received(receiver.g, value, true);
            wake(mp, receiver);
            return true;
        }
        if (c.count < c.dataqsiz) {
            c.put(value);
            rt.trace.emit(Ev.CHAN_SEND, mp, c.row, -1, c.count);
            return true;
        }
        return false;
    }

    /** Receives if that needs no waiting. */
    boolean tryRecv(M mp, Obj c) {
        Sudog sender = c.closed && c.count == 0 ? null : c.sendq.dequeue();
        if (sender != null) {
            received(mp.curg, c.dataqsiz == 0 ? sender.elem : c.take(), true);
            if (c.dataqsiz > 0) {
                c.put(sender.elem);
            }
            rt.trace.emit(Ev.CHAN_RECV, mp, c.row, sender.g.id, c.count);
            wake(mp, sender);
            return true;
        }
        if (c.count > 0) {
            received(mp.curg, c.take(), true);
        } else if (c.closed) {
            received(mp.curg, 0, false);
        } else {
            return false;
        }
        rt.trace.emit(Ev.CHAN_RECV, mp, c.row, -1, c.count);
        return true;
    }

    private static void received(G gp, long value, boolean ok) {
        gp.result = value;
        gp.ok = ok;
    }

    /** The waiter's operation is done; a select goes on at the case that was taken. */
    private void wake(M mp, Sudog s) {
        if (s.select != null) {
            s.g.pc[s.g.depth - 1] = s.target;
        }
        rt.proc.ready(mp, s.g);
        mp.owed += rt.price.handoff;
    }

    /** (chan.go: closechan) The waiters are collected on a stack, so the one that waited longest is woken last; those who send panic when they run. */
    boolean closechan(M mp, long object) {
        if (object == Op.NONE) {
            throw GoPanic.plain("close of nil channel");
        }
        Obj c = rt.objects[(int) object];
        if (c.closed) {
            throw GoPanic.plain("close of closed channel");
        }
        c.closed = true;
        List<Sudog> glist = new ArrayList<>();
        for (Sudog s = c.recvq.dequeue(); s != null; s = c.recvq.dequeue()) {
            glist.add(s);
        }
        for (Sudog s = c.sendq.dequeue(); s != null; s = c.sendq.dequeue()) {
            s.g.sendFailed = true;
            glist.add(s);
        }
        rt.trace.emit(Ev.CHAN_CLOSE, mp, c.row, glist.size());
        for (int i = glist.size() - 1; i >= 0; i--) {
            received(glist.get(i).g, 0, false);
            wake(mp, glist.get(i));
        }
        return true;
    }
}
