package dev.gmpscope.runtime;

import dev.gmpscope.program.Op;
import dev.gmpscope.program.Select;
import dev.gmpscope.trace.Ev;
import java.util.List;

/** The select statement (select.go: selectgo). */
final class SelectGo {
    private final Rt rt;
    /** The select under way: channel, value sent and direction of each case. */
    private Obj[] chans;
    private long[] values;
    private boolean[] sends;

    SelectGo(Rt rt) {
        this.rt = rt;
    }

    /** Looks at the cases in random order and takes the first that is ready; else default; else waits on all. */
    boolean selectgo(M mp, long index) {
        Select select = rt.program.selects().get((int) index);
        G gp = mp.curg;
        scases(mp, select.cases());
        int taken = -1;
        int ready = 0;
        for (Obj c : chans) {
            if (c != null) {
                rt.time.maybeRunChan(mp, c);
            }
        }
        for (int i : pollorder()) {
            if (isReady(i)) {
                taken = ready++ == 0 ? i : taken;
            }
        }
        if (taken >= 0) {
            rt.trace.emit(Ev.SELECT_CASE, mp, taken, ready);
            gp.pc[gp.depth - 1] = select.cases().get(taken).target();
            boolean done = sends[taken] ? rt.chan.trySend(mp, chans[taken], values[taken]) : rt.chan.tryRecv(mp, chans[taken]);
            return done;
        }
        if (select.fallback() != Op.NONE) {
            rt.trace.emit(Ev.SELECT_CASE, mp, select.cases().size(), 0);
            gp.pc[gp.depth - 1] = select.fallback();
            return true;
        }
        block(mp, select.cases());
        return false;
    }

    /** Channels and values are evaluated once, in source order. */
    private void scases(M mp, List<Select.Case> cases) {
        G gp = mp.curg;
        int afters = 0;
        int n = cases.size();
        chans = new Obj[n];
        values = new long[n];
        sends = new boolean[n];
        for (int i = 0; i < n; i++) {
            Select.Case c = cases.get(i);
            if (c.after() != null) {
                chans[i] = rt.packageTime.after(mp, afters++, rt.values.of(gp, c.after()));
                continue;
            }
            long chan = rt.values.of(gp, c.chan());
            chans[i] = chan == Op.NONE ? null : rt.packageTime.chan(rt.objects[(int) chan]);
            sends[i] = c.send();
            values[i] = sends[i] ? rt.values.of(gp, c.value()) : 0;
        }
    }

    private boolean isReady(int i) {
        return sends[i] ? Chan.canSend(chans[i]) : Chan.canRecv(chans[i]);
    }

    /** A random permutation of the cases that have a channel (select.go: pollorder). */
    private int[] pollorder() {
        int[] order = new int[chans.length];
        int norder = 0;
        for (int i = 0; i < order.length; i++) {
            if (chans[i] == null) {
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
            if (chans[i] != null) {
                places[i] = new Sudog(mp.curg, places, i, cases.get(i).target(), values[i]);
                (sends[i] ? chans[i].sendq : chans[i].recvq).enqueue(places[i]);
                rt.time.blockTimerChan(mp, mp.curg, chans[i]);
                waits++;
            }
        }
        boolean forever = waits == 0;
        rt.proc.park(mp, forever ? "forever" : "select", cases.isEmpty() ? "select (no cases)" : "select", -1);
    }
}
