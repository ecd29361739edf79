package dev.gmpscope.runtime;

import dev.gmpscope.trace.Ev;

/** Ms and Ps come together and part: startm, stopm, handoffp, wakep, acquirep, pidleput (proc.go). */
final class Threads {
    /** When the threads went to sleep that the start of a program leaves idle, ns. */
    private static final long BEFORE_MAIN = -100_000;

    private final Rt rt;

    Threads(Rt rt) {
        this.rt = rt;
    }

    /** (proc.go: acquirep) */
    void acquirep(M mp, P pp) {
        rt.trace.emit(Ev.PROC_START, mp, pp.id);
        mp.p = pp;
        pp.m = mp;
        pp.oldm = mp;
        pp.running = true;
        mp.owed += rt.malloc.prepareForSweep(pp);
    }

    /** (proc.go: releasep) */
    P releasep(M mp) {
        P pp = mp.p;
        rt.trace.emit(Ev.PROC_STOP, mp);
        mp.p = null;
        pp.m = null;
        pp.running = false;
        return pp;
    }

    /** (proc.go: pidleput) */
    void pidleput(M mp, P pp) {
        pp.link = rt.sched.pidle;
        pp.onIdleList = true;
        rt.sched.pidle = pp;
        rt.sched.npidle++;
        rt.trace.emit(Ev.PIDLE_PUT, mp, pp.id);
    }

    /** The idle P that was put last, null if there is none (proc.go: pidleget). */
    P pidleget(M mp) {
        P pp = rt.sched.pidle;
        if (pp != null) {
            rt.sched.pidle = pp.link;
            rt.sched.npidle--;
            pp.link = null;
            pp.onIdleList = false;
            rt.trace.emit(Ev.PIDLE_GET, mp, pp.id);
        }
        return pp;
    }

    /** (proc.go: pidlegetSpinning) */
    P pidlegetSpinning(M mp) {
        P pp = pidleget(mp);
        if (pp == null) {
            needspinning(mp, true);
        }
        return pp;
    }

    /** A note for the next M that runs out of work; becomeSpinning takes it back without a word of its own. */
    private void needspinning(M mp, boolean on) {
        if (rt.sched.needspinning != on) {
            rt.sched.needspinning = on;
            rt.trace.emit(Ev.NEEDSPINNING, mp, on ? 1 : 0);
        }
    }

    /** (proc.go: becomeSpinning) */
    void becomeSpinning(M mp) {
        rt.trace.emit(Ev.M_SPIN_BEGIN, mp);
        mp.spinning = true;
        rt.sched.nmspinning++;
        rt.sched.needspinning = false;
    }

    /** Found work while spinning: the last spinning M wakes another (proc.go: resetspinning). */
    void resetspinning(M mp) {
        dropSpinning(mp);
        wakep(mp);
    }

    void dropSpinning(M mp) {
        rt.trace.emit(Ev.M_SPIN_END, mp);
        mp.spinning = false;
        rt.sched.nmspinning--;
    }

    /** One more M looks for work, unless one does already or no P is idle (proc.go: wakep). */
    void wakep(M mp) {
        if (rt.sched.nmspinning != 0) {
            return;
        }
        P pp = pidlegetSpinning(mp);
        if (pp != null) {
            rt.sched.nmspinning++;
            startm(mp, pp, true);
        }
    }

    /** The M that a P ran on last is to start it when the world goes on; false if that is not idle (proc.go: mgetSpecific). */
    boolean mgetSpecific(P pp) {
        M oldm = pp.oldm;
        if (oldm == null || !oldm.idle) {
            return false;
        }
        unlink(oldm);
        pp.startm = oldm;
        return true;
    }

    /** The world goes on: the M that was chosen for a P takes it, or a new one (proc.go: startTheWorldWithSema). */
    void startTheWorld(M mp, P pp) {
        M nmp = pp.startm;
        pp.startm = null;
        run(mp, nmp, pp, false);
    }

    private void unlink(M idle) {
        Sched sched = rt.sched;
        if (sched.midle == idle) {
            sched.midle = idle.schedlink;
        } else {
            M before = sched.midle;
            while (before.schedlink != idle) {
                before = before.schedlink;
            }
            before.schedlink = idle.schedlink;
        }
        idle.schedlink = null;
        idle.idle = false;
        sched.nmidle--;
    }

    private void wake(M mp, M nmp, P pp, boolean spinning, long latency) {
        rt.trace.emit(Ev.M_START, mp, nmp.id, pp.id, spinning ? 1 : 0);
        nmp.spinning = spinning;
        nmp.nextp = pp;
        rt.next(nmp, Step.START, rt.now + latency);
    }

    /** An idle M, or a new one, runs the P; a null P stands for any idle one (proc.go: startm). */
    void startm(M mp, P wanted, boolean spinning) {
        P pp = wanted == null ? pidleget(mp) : wanted;
        if (pp == null) {
            return;
        }
        run(mp, mget(), pp, spinning);
    }

    /** An M that was idle, null for a new one, takes the P. */
    private void run(M mp, M idle, P pp, boolean spinning) {
        M nmp = idle;
        long latency = rt.price.newm;
        if (nmp != null) {
            latency = rt.notewakeup(mp, nmp);
        } else {
            nmp = newm(mp);
        }
        wake(mp, nmp, pp, spinning, latency);
    }

    /** (proc.go: newm) */
    private M newm(M mp) {
        M nmp = allocm();
        rt.trace.emit(Ev.M_CREATE, mp, nmp.id);
        mp.owed += rt.price.clone;
        return nmp;
    }

    /** A thread that was made before main.main and has nothing to do (proc.go: main, whose gcenable makes goroutines). */
    void leaveIdle() {
        M mp = allocm();
        stopm(mp);
        mp.restsSince = BEFORE_MAIN;
    }

    /** (proc.go: allocm) */
    private M allocm() {
        M mp = new M(rt.allm.size());
        rt.allm.add(mp);
        rt.trace.newM(mp);
        return mp;
    }

    /** The M that was parked last; null if none is idle (proc.go: mget). */
    M mget() {
        M nmp = rt.sched.midle;
        if (nmp != null) {
            rt.sched.midle = nmp.schedlink;
            nmp.schedlink = null;
            nmp.idle = false;
            rt.sched.nmidle--;
        }
        return nmp;
    }

    /** The M parks until somebody starts it; then it calls schedule (proc.go: stopm). */
    void stopm(M mp) {
        rt.trace.emit(Ev.M_STOP, mp);
        mp.schedlink = rt.sched.midle;
        rt.sched.midle = mp;
        rt.sched.nmidle++;
        mp.idle = true;
        rt.cpuprof.off(mp);
        rt.rest(mp);
        rt.proc.checkdead(mp);
    }

    /** A started M takes its P and schedules (proc.go: mstart1; stopm after mPark). */
    void start(M mp) {
        P pp = mp.nextp;
        mp.nextp = null;
        rt.cpuprof.on(mp);
        acquirep(mp, pp);
        if (mp.owed > 0) {
            rt.next(mp, Step.SCHEDULE, rt.now);
            return;
        }
        rt.proc.schedule(mp);
    }

    /** Somebody else must look after this P (proc.go: handoffp). */
    void handoffp(M mp, P pp) {
        Sched sched = rt.sched;
        boolean work = !Runq.runqempty(pp) || !sched.runq.empty();
        work |= rt.gc.blackenEnabled && rt.gc.work.available();
        boolean search = !work && sched.nmspinning + sched.npidle == 0;
        boolean lastP = sched.npidle == rt.allp.length - 1 && sched.lastpoll != 0;
        rt.trace.emit(Ev.HANDOFFP, mp, pp.id, work || search || lastP ? 1 : 0);
        if (work) {
            startm(mp, pp, false);
        } else if (search) {
            sched.nmspinning++;
            needspinning(mp, false);
            startm(mp, pp, true);
        } else if (sched.gcwaiting) {
            rt.stw.handoffp(mp, pp);
        } else if (lastP && !pp.runSafePointFn) {
            startm(mp, pp, false);
        } else {
            rt.forEachP.handoffp(mp, pp);
            if (lastP) {
                startm(mp, pp, false);
                return;
            }
            long when = pp.timers.wakeTime();
            pidleput(mp, pp);
            if (when != 0) {
                rt.time.wakeNetPoller(mp, when);
            }
        }
    }
}
