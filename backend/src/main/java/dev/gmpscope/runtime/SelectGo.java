package dev.gmpscope.runtime;

import dev.gmpscope.program.Op;
import dev.gmpscope.program.Select;
import dev.gmpscope.trace.Ev;
import java.util.List;

/** The select statement (select.go: selectgo). */
final class SelectGo {
    private final Rt rt;

    SelectGo(Rt rt) {
        this.rt = rt;
    }

    /** Looks at the cases in random order and takes the first that is ready; else default; else waits on all. */
    boolean selectgo(M mp, long index) {
        Select select = rt.program.selects().get((int) index);
        List<Select.Case> cases = select.cases();
        G gp = mp.curg;
        int taken = -1;
        int ready = 0;
        for (int i : pollorder(cases)) {
            if (isReady(cases.get(i))) {
                taken = ready++ == 0 ? i : taken;
            }
        }
        if (taken >= 0) {
            rt.trace.emit(Ev.SELECT_CASE, mp, taken, ready);
            Select.Case c = cases.get(taken);
            gp.pc[gp.depth - 1] = c.target();
            Obj o = rt.objects[c.object()];
            boolean done = c.send() ? rt.chan.trySend(mp, o) : rt.chan.tryRecv(mp, o);
            return done && !rt.exited;
        }
        if (select.fallback() != Op.NONE) {
            rt.trace.emit(Ev.SELECT_CASE, mp, cases.size(), 0);
            gp.pc[gp.depth - 1] = select.fallback();
            return true;
        }
        block(mp, cases);
        return false;
    }

    private boolean isReady(Select.Case c) {
        if (c.object() == Op.NONE) {
            return false;
        }
        Obj o = rt.objects[c.object()];
        return c.send() ? Chan.canSend(o) : Chan.canRecv(o);
    }

    /** A random permutation of the cases that have a channel (select.go: pollorder). */
    private int[] pollorder(List<Select.Case> cases) {
        int[] order = new int[cases.size()];
        int norder = 0;
        for (int i = 0; i < order.length; i++) {
            if (cases.get(i).object() == Op.NONE) {
                continue;
            }
            int j = rt.rand.below(norder + 1);
            order[norder] = order[j];
            order[j] = i;
            norder++;
        }
        return java.util.Arrays.copyOf(order, norder);
    }

    private void block(M mp, List<Select.Case> cases) {
        Sudog[] places = new Sudog[cases.size()];
        int waits = 0;
        for (int i = 0; i < places.length; i++) {
            Select.Case c = cases.get(i);
            if (c.object() != Op.NONE) {
                Obj o = rt.objects[c.object()];
                places[i] = new Sudog(mp.curg, places, i, c.target());
                (c.send() ? o.sendq : o.recvq).enqueue(places[i]);
                waits++;
            }
        }
        boolean forever = waits == 0;
        rt.proc.park(mp, forever ? "forever" : "select", cases.isEmpty() ? "select (no cases)" : "select", -1);
    }
}
