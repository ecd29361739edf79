package dev.gmpscope.runtime;

import dev.gmpscope.program.Op;
import dev.gmpscope.program.Select;
import dev.gmpscope.trace.Ev;
import java.util.List;

/** The select statement (select.go: selectgo). */
final class SelectGo {
    private final Rt rt;
    /** The select under way: channel, value sent and direction of each case. */
    private int ncases;
    private Obj[] chans = new Obj[0];
    private long[] values;
    private boolean[] sends;
    /** Cases that have a channel, in random order. */
    private int[] pollorder;
    private int[] lockorder;
    private int norder;

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
        for (int i = 0; i < ncases; i++) {
            if (chans[i] != null) {
                rt.time.maybeRunChan(mp, chans[i]);
            }
        }
        shuffle();
        for (int at = 0; at < norder; at++) {
            int i = pollorder[at];
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
        ncases = cases.size();
        if (chans.length < ncases) {
            chans = new Obj[ncases];
            values = new long[ncases];
            sends = new boolean[ncases];
            pollorder = new int[ncases];
            lockorder = new int[ncases];
        }
        for (int i = 0; i < ncases; i++) {
            Select.Case c = cases.get(i);
            sends[i] = c.send();
            if (c.after() != null) {
                chans[i] = rt.packageTime.after(mp, afters++, rt.values.of(gp, c.after()));
                continue;
            }
            long chan = rt.values.of(gp, c.chan());
            chans[i] = chan == Op.NONE ? null : rt.packageTime.chan(rt.objects[(int) chan]);
            values[i] = sends[i] ? rt.values.of(gp, c.value()) : 0;
        }
    }

    private boolean isReady(int i) {
        return sends[i] ? Chan.canSend(chans[i]) : Chan.canRecv(chans[i]);
    }

    /** A random permutation of the cases that have a channel (select.go: pollorder). */
    private void shuffle() {
        norder = 0;
        for (int i = 0; i < ncases; i++) {
            if (chans[i] == null) {
                continue;
            }
            int j = rt.rand.below(norder + 1);
            pollorder[norder] = pollorder[j];
            pollorder[j] = i;
            norder++;
        }
    }

    /**
     * Sorts the cases by their channels, which are locked, and waited on, in this order: a heap sort, so it decides which of two cases with the same
     * channel waits in front (select.go: lockorder).
     */
    private void sort() {
        for (int i = 0; i < norder; i++) {
            int j = i;
            for (; j > 0 && sortkey(lockorder[(j - 1) / 2]) < sortkey(pollorder[i]); j = (j - 1) / 2) {
                lockorder[j] = lockorder[(j - 1) / 2];
            }
            lockorder[j] = pollorder[i];
        }
        for (int i = norder - 1; i >= 0; i--) {
            int last = lockorder[i];
            lockorder[i] = lockorder[0];
            lockorder[sink(i, sortkey(last))] = last;
        }
    }

    /** Makes room in a heap of the first n for a key, from the top down. */
    private int sink(int n, int key) {
        int j = 0;
        for (int k = 1; k < n; k = j * 2 + 1) {
            k += k + 1 < n && sortkey(lockorder[k]) < sortkey(lockorder[k + 1]) ? 1 : 0;
            if (key >= sortkey(lockorder[k])) {
                break;
            }
            lockorder[j] = lockorder[k];
            j = k;
        }
        return j;
    }

    /** Go sorts by address; here channels lie in memory as they were declared. */
    private int sortkey(int i) {
        return chans[i].row;
    }

    private void block(M mp, List<Select.Case> cases) {
        Sudog[] places = Sudog.acquire(mp.curg, ncases);
        sort();
        rt.stretches.flushChecks(mp, mp.curg);
        for (int at = 0; at < norder; at++) {
            int i = lockorder[at];
            places[i].target = cases.get(i).target();
            places[i].elem = values[i];
            (sends[i] ? chans[i].sendq : chans[i].recvq).enqueue(places[i]);
            rt.trace.emit(Ev.SELECT_WAIT, mp, chans[i].row, sends[i] ? 1 : 0);
            rt.time.blockTimerChan(mp, mp.curg, chans[i]);
        }
        rt.proc.park(mp, cases.isEmpty() ? "forever" : "select", cases.isEmpty() ? "select (no cases)" : "select", -1);
    }
}
