package dev.gmpscope.runtime;

import dev.gmpscope.trace.Ev;
import java.util.Deque;

/** The run queues: each P's ring and runnext, and the global queue (proc.go: runqput … globrunqget). */
final class Runq {
    private final Rt rt;

    Runq(Rt rt) {
        this.rt = rt;
    }

    static boolean runqempty(P pp) {
        return pp.runqhead == pp.runqtail && pp.runnext == null;
    }

    /** Into runnext, kicking the old one to the ring's tail; or to the tail (proc.go: runqput). */
    void runqput(M mp, P pp, G gp, boolean next) {
        G put = gp;
        if (next) {
            G oldnext = pp.runnext;
            pp.runnext = gp;
            rt.trace.emit(Ev.RUNQ_PUT, mp, gp.id, 1, oldnext == null ? -1 : oldnext.id);
            if (oldnext == null) {
                return;
            }
            put = oldnext;
        }
        if (pp.runqtail - pp.runqhead < P.RING) {
            ringPut(pp, put);
            rt.trace.emit(Ev.RUNQ_PUT, mp, put.id, 0, -1);
        } else {
            runqputslow(mp, pp, put);
        }
    }

    /** Half of a full ring, then the G being put, to the global queue (proc.go: runqputslow). */
    private void runqputslow(M mp, P pp, G gp) {
        int n = P.RING / 2;
        for (int i = 0; i < n; i++) {
            rt.sched.runq.pushBack(ringGet(pp));
        }
        rt.sched.runq.pushBack(gp);
        rt.trace.emit(Ev.RUNQ_PUT_SLOW, mp, gp.id, n);
    }

    /** The next G of the P's own queue; null if it is empty. Whether it came from runnext, and so inherits the
     *  slice, is left in {@link #inherit} (proc.go: runqget). */
    G runqget(M mp, P pp) {
        G gp = pp.runnext;
        inherit = gp != null;
        if (inherit) {
            pp.runnext = null;
        } else if (pp.runqhead == pp.runqtail) {
            return null;
        } else {
            gp = ringGet(pp);
        }
        rt.trace.emit(Ev.RUNQ_GET, mp, gp.id, inherit ? 1 : 0);
        return gp;
    }

    /** Whether the G that {@link #runqget} gave inherits the time slice. */
    boolean inherit;

    void globrunqput(M mp, G gp) {
        rt.sched.runq.pushBack(gp);
        rt.trace.emit(Ev.GLOBRUNQ_PUT, mp, gp.id);
    }

    /** (proc.go: globrunqget) */
    G globrunqget(M mp) {
        G gp = rt.sched.runq.pop();
        rt.trace.emit(Ev.GLOBRUNQ_GET, mp, gp.id, 0);
        return gp;
    }

    /** The first G; the rest of a fair batch goes to the P's ring (proc.go: globrunqgetbatch, runqputbatch). */
    G globrunqgetbatch(M mp, P pp) {
        GQueue q = rt.sched.runq;
        int n = Math.min(Math.min(P.RING / 2, q.size), q.size / rt.allp.length + 1);
        G gp = q.pop();
        for (int i = 1; i < n; i++) {
            ringPut(pp, q.pop());
        }
        rt.trace.emit(Ev.GLOBRUNQ_GET, mp, gp.id, n - 1);
        return gp;
    }

    /** To the ring's tail as far as there is room; the rest to the global queue (proc.go: runqputbatch). */
    void runqputbatch(M mp, P pp, Deque<G> list) {
        for (G gp : list) {
            if (pp.runqtail - pp.runqhead < P.RING) {
                ringPut(pp, gp);
                rt.trace.emit(Ev.RUNQ_PUT, mp, gp.id, 0, -1);
            } else {
                globrunqput(mp, gp);
            }
        }
    }

    /** Takes half of the victim's ring, rounded up, and returns the last one taken; null if the ring is empty
     *  (proc.go: runqgrab, runqsteal; its runnext case is in Steal). */
    G stealRing(M mp, P pp, P victim) {
        int n = victim.runqtail - victim.runqhead;
        n -= n / 2;
        if (n == 0) {
            return null;
        }
        for (int i = 1; i < n; i++) {
            ringPut(pp, ringGet(victim));
        }
        G gp = ringGet(victim);
        rt.trace.emit(Ev.RUNQ_STEAL, mp, victim.id, n, gp.id);
        return gp;
    }

    /** All that a P has goes to the tail of the global queue, runnext first (proc.go: runqdrain). */
    void drain(M mp, P pp) {
        int n = pp.runqtail - pp.runqhead + (pp.runnext == null ? 0 : 1);
        if (n == 0) {
            return;
        }
        rt.trace.emit(Ev.RUNQ_DRAIN, mp, n);
        if (pp.runnext != null) {
            rt.sched.runq.pushBack(pp.runnext);
            pp.runnext = null;
        }
        while (pp.runqhead != pp.runqtail) {
            rt.sched.runq.pushBack(ringGet(pp));
        }
    }

    /** All goroutines of a P that is no more go to the head of the global queue, runnext first (proc.go: p.destroy). */
    void destroy(M mp, P pp) {
        while (pp.runqhead != pp.runqtail) {
            int at = --pp.runqtail & P.RING - 1;
            rt.sched.runq.push(pp.runq[at]);
            pp.runq[at] = null;
        }
        if (pp.runnext != null) {
            rt.sched.runq.push(pp.runnext);
            pp.runnext = null;
        }
    }

    private static void ringPut(P pp, G gp) {
        pp.runq[pp.runqtail++ & P.RING - 1] = gp;
    }

    private static G ringGet(P pp) {
        int at = pp.runqhead++ & P.RING - 1;
        G gp = pp.runq[at];
        pp.runq[at] = null;
        return gp;
    }
}
