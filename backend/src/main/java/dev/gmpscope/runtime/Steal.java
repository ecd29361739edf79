package dev.gmpscope.runtime;

import dev.gmpscope.trace.Ev;

/**
 * Looks through the other Ps four times in random order (proc.go: stealWork). Time passes twice: for the search itself, and
 * for the usleep(3) after which a running victim's runnext may be taken.
 */
final class Steal {
    private static final int TRIES = 4;
    /** How long a running victim has to wake its runnext itself, ns (proc.go: runqgrab). */
    private static final long BACK_OFF = 3_000;

    private final Rt rt;

    Steal(Rt rt) {
        this.rt = rt;
    }

    void begin(M mp) {
        if (rt.allp.length == 1) {
            stealWork(mp);
            return;
        }
        rt.next(mp, Step.STEAL, rt.now + rt.price.steal);
    }

    void stealWork(M mp) {
        mp.stealTry = 0;
        mp.ranTimer = false;
        order(mp);
        P first = mp.p.victim;
        mp.p.victim = null;
        if (first != null && first.id < rt.allp.length) {
            mp.stealOrder.startAt(first.id);
        }
        walk(mp);
    }

    private void order(M mp) {
        int count = rt.allp.length;
        int r = (int) (rt.rand.nextLong() >>> 33);
        mp.stealOrder.start(count, r % count, rt.coprimes[r / count % rt.coprimes.length]);
    }

    /** The back-off is over: the runnext is taken if it is still the same; else one more look at the victim. */
    void afterBackoff(M mp) {
        P victim = mp.victim;
        G next = mp.victimNext;
        mp.victim = null;
        mp.victimNext = null;
        if (victim.runnext == next) {
            rt.findRunnable.found(mp, takeRunnext(mp, victim), false, FindRunnable.STEAL);
            return;
        }
        if (runqsteal(mp, victim, true)) {
            return;
        }
        mp.stealOrder.next();
        walk(mp);
    }

    private void walk(M mp) {
        for (; mp.stealTry < TRIES; mp.stealTry++, order(mp)) {
            boolean stealTimersOrRunNextG = mp.stealTry == TRIES - 1;
            for (; !mp.stealOrder.done(); mp.stealOrder.next()) {
                if (rt.sched.gcwaiting) {
                    rt.findRunnable.top(mp);
                    return;
                }
                P p2 = rt.allp[mp.stealOrder.position()];
                if (p2 == mp.p) {
                    continue;
                }
                if (stealTimersOrRunNextG && !p2.timers.isEmpty()) {
                    boolean ran = timers(mp, p2);
                    mp.ranTimer |= ran;
                    G own = ran ? rt.runq.runqget(mp, mp.p) : null;
                    if (own != null) {
                        rt.findRunnable.found(mp, own, rt.runq.inherit, FindRunnable.STEAL);
                        return;
                    }
                }
                if (!p2.onIdleList && runqsteal(mp, p2, stealTimersOrRunNextG)) {
                    return;
                }
            }
        }
        mp.tried |= 1 << FindRunnable.STEAL;
        if (mp.ranTimer) {
            rt.findRunnable.top(mp);
        } else {
            rt.findRunnable.last(mp);
        }
    }

    /** Runs the victim's due timers here. */
    private boolean timers(M mp, P p2) {
        long when = rt.time.check(mp, p2);
        if (when != 0 && (mp.pollUntil == 0 || when < mp.pollUntil)) {
            mp.pollUntil = when;
        }
        return rt.time.ran;
    }

    /** Whether the M is busy now: it runs a stolen goroutine, or it waits for a runnext (proc.go: runqsteal, runqgrab). */
    private boolean runqsteal(M mp, P p2, boolean stealRunNextG) {
        G gp = rt.runq.stealRing(mp, mp.p, p2);
        if (gp == null && stealRunNextG && p2.runnext != null) {
            if (p2.running && p2.m != null && (p2.m.curg == null || p2.m.curg.status != GStatus.SYSCALL)) {
                mp.victim = p2;
                mp.victimNext = p2.runnext;
                rt.next(mp, Step.STEAL_RUNNEXT, rt.now + rt.usleep(BACK_OFF));
                return true;
            }
            gp = takeRunnext(mp, p2);
        }
        if (gp == null) {
            return false;
        }
        rt.findRunnable.found(mp, gp, false, FindRunnable.STEAL);
        return true;
    }

    private G takeRunnext(M mp, P p2) {
        G gp = p2.runnext;
        p2.runnext = null;
        rt.trace.emit(Ev.RUNNEXT_STEAL, mp, p2.id, gp.id);
        return gp;
    }
}
