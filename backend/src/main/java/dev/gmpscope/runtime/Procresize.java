package dev.gmpscope.runtime;

import dev.gmpscope.trace.Ev;
import java.util.Arrays;

/** Which Ps there are, and which of them have work, at the end of a stop of the world (proc.go: procresize). */
final class Procresize {
    private final Rt rt;
    /** Every P that ever was, so that one that is made again goes on with its counters. */
    private P[] known;

    Procresize(Rt rt) {
        this.rt = rt;
        known = rt.allp;
    }

    /** The list of Ps that have something to run, by {@code link}; all others but the caller's are idle. */
    P procresize(M mp, int nprocs) {
        rt.trace.emit(Ev.PROCS_CHANGE, mp, nprocs);
        P[] old = rt.allp;
        P[] all = new P[nprocs];
        for (int i = 0; i < nprocs; i++) {
            all[i] = i < old.length ? old[i] : make(i);
        }
        if (mp.p.id >= nprocs) {
            moveTo(mp, all[0]);
        } else {
            mp.p.gcstop = false;
            mp.p.running = true;
        }
        for (int i = nprocs; i < old.length; i++) {
            destroy(mp, old[i]);
        }
        rt.allp = all;
        if (nprocs != old.length) {
            rt.coprimes = StealOrder.coprimes(nprocs);
        }
        return sort(mp);
    }

    private P make(int id) {
        if (id < known.length) {
            return known[id];
        }
        known = Arrays.copyOf(known, id + 1);
        known[id] = new P(id);
        rt.trace.newP(known[id]);
        return known[id];
    }

    /** The caller's own P is about to vanish: it goes on with the first one. */
    private void moveTo(M mp, P first) {
        G gp = mp.curg;
        rt.trace.emit(Ev.GO_STOP, mp, rt.trace.reasonGosched);
        mp.curg = null;
        P lost = rt.threads.releasep(mp);
        lost.gcstop = true;
        rt.threads.acquirep(mp, first);
        first.gcstop = false;
        rt.trace.emit(Ev.GO_START, mp, gp.id, 1);
        mp.curg = gp;
    }

    /** Its goroutines go to the head of the global queue, its timers to the caller's P (proc.go: p.destroy). */
    private void destroy(M mp, P pp) {
        rt.runq.destroy(mp, pp);
        mp.p.timers.take(pp.timers);
        rt.time.tell(mp, pp);
        rt.time.tell(mp, mp.p);
        rt.trace.emit(Ev.P_DESTROY, mp, pp.id);
    }

    /**
     * Ps with goroutines are listed, each with an M, the one it ran on last if that is idle; who has none such is served once all those are. Ps that get a
     * mark worker come before them, and the others go on the idle list.
     */
    private P sort(M mp) {
        P runnable = null;
        P needM = null;
        P idle = null;
        for (int i = rt.allp.length - 1; i >= 0; i--) {
            P pp = rt.allp[i];
            if (pp == mp.p) {
                continue;
            }
            pp.gcstop = false;
            if (Runq.runqempty(pp)) {
                pp.link = idle;
                idle = pp;
            } else if (rt.threads.mgetSpecific(pp)) {
                pp.link = runnable;
                runnable = pp;
            } else {
                pp.link = needM;
                needM = pp;
            }
        }
        while (needM != null) {
            P pp = needM;
            needM = pp.link;
            runnable = withM(pp, runnable);
        }
        while (idle != null && rt.gc.blackenEnabled && rt.gcWorkers.assignWaitingGCWorker(idle)) {
            P pp = idle;
            idle = pp.link;
            runnable = withM(pp, runnable);
        }
        while (idle != null) {
            P pp = idle;
            idle = pp.link;
            rt.threads.pidleput(mp, pp);
        }
        return runnable;
    }

    private P withM(P pp, P runnable) {
        pp.startm = rt.threads.mget();
        pp.link = runnable;
        return pp;
    }
}
