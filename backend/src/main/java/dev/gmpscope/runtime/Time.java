package dev.gmpscope.runtime;

import dev.gmpscope.trace.Ev;

/**
 * Timers: set on a P, run by whoever schedules (time.go).
 *
 * <p>A timer of a channel is in a heap only while a goroutine blocks on that channel. At other times nobody runs it: whoever receives looks first
 * whether it should have gone off meanwhile, and lets it (maybeRunChan). So a ticker that nobody reads costs nothing, and one that is read late
 * gives one tick and goes on in its old phase.
 */
final class Time {
    private final Rt rt;
    /** Whether the last {@link #check} ran a timer. */
    boolean ran;

    Time(Rt rt) {
        this.rt = rt;
    }

    /** (time.go: timeSleep, resetForSleep) */
    void timeSleep(M mp, long ns) {
        G gp = mp.curg;
        long when = rt.now + ns;
        rt.proc.park(mp, "sleep", "sleep", -1);
        if (gp.timer == null) {
            gp.timer = Timer.ofSleep(gp);
        }
        rt.trace.emitWide(Ev.TIMER_SET, mp, when, gp.id);
        mp.p.timers.told++;
        modify(mp, gp.timer, when, 0);
    }

    /** Sets a timer to a time; whether it was still to come (time.go: timer.modify). */
    boolean modify(M mp, Timer t, long when, long period) {
        if (t.sleeper == null) {
            rt.trace.emitWide(Ev.TIMER_RESET, mp, t.chan.row, when);
        }
        boolean pending = t.when > 0;
        t.period = period;
        t.when = when;
        boolean wake = false;
        if (t.has(Timer.HEAPED)) {
            t.state |= Timer.MODIFIED;
            t.unmakeZombie();
            wake = t.ts.modified(when);
        }
        pending |= drain(t);
        if (t.needsAdd()) {
            maybeAdd(mp, t);
        }
        if (wake) {
            wakeNetPoller(mp, when);
        }
        return pending;
    }

    /** (time.go: timer.stop) */
    boolean stop(M mp, Timer t) {
        rt.trace.emit(Ev.TIMER_STOP, mp, t.chan.row, t.when > 0 ? 1 : 0);
        if (t.has(Timer.HEAPED)) {
            t.state |= Timer.MODIFIED;
            t.makeZombie();
        }
        boolean pending = t.when > 0;
        t.when = 0;
        return drain(t) || pending;
    }

    /** No value of an earlier setting is left in the channel (chan.go: timerchandrain). */
    private static boolean drain(Timer t) {
        if (!t.isChan() || t.chan.count == 0) {
            return false;
        }
        t.chan.take();
        return true;
    }

    /** Into the heap of this P (time.go: timer.maybeAdd). */
    private void maybeAdd(M mp, Timer t) {
        Timers ts = mp.p.timers;
        ts.cleanHead();
        t.state |= Timer.HEAPED;
        long wakeTime = ts.wakeTime();
        ts.addHeap(t);
        tell(mp, mp.p);
        if (wakeTime == 0 || t.when < wakeTime) {
            wakeNetPoller(mp, t.when);
        }
    }

    /** Runs the P's timers that are due, on this M; returns when the next one is, 0 for none (time.go: timers.check). */
    long check(M mp, P pp) {
        ran = false;
        Timers ts = pp.timers;
        long next = ts.wakeTime();
        if (next == 0) {
            return 0;
        }
        boolean own = pp == mp.p;
        if (rt.now < next && !(own && ts.manyZombies())) {
            return next;
        }
        ts.adjust(rt.now, false);
        long pollUntil = run(mp, pp);
        while (pollUntil == 0) {
            ran = true;
            pollUntil = run(mp, pp);
        }
        if (own && ts.manyZombies()) {
            ts.adjust(rt.now, true);
        }
        tell(mp, pp);
        return Math.max(0, pollUntil);
    }

    /** The log knows the length of the heap: TimerSet and TimerFire say it, what they do not say is told here. */
    void tell(M mp, P pp) {
        if (pp.timers.told != pp.timers.len()) {
            pp.timers.told = pp.timers.len();
            rt.trace.emit(Ev.TIMERS_LEN, mp, pp.id, pp.timers.told);
        }
    }

    /** Runs the first timer if it is due: 0; else when it is; -1 if there is none (time.go: timers.run). */
    private long run(M mp, P pp) {
        Timers ts = pp.timers;
        while (!ts.isEmpty()) {
            Timer t = ts.first();
            if (!t.has(Timer.MODIFIED | Timer.ZOMBIE) && ts.firstWhen() > rt.now) {
                return ts.firstWhen();
            }
            if (ts.updateHeap()) {
                continue;
            }
            unlockAndRun(mp, t, pp);
            return 0;
        }
        return -1;
    }

    /** A ticker that is late leaves out what it has missed and keeps its phase (time.go: timer.unlockAndRun). */
    private void unlockAndRun(M mp, Timer t, P pp) {
        long delay = rt.now - t.when;
        t.when = t.period == 0 ? 0 : t.when + t.period * (1 + delay / t.period);
        if (t.has(Timer.HEAPED)) {
            t.state |= Timer.MODIFIED;
            if (t.when == 0) {
                t.makeZombie();
            }
            t.ts.updateHeap();
        }
        int late = (int) Math.min(delay, Integer.MAX_VALUE);
        if (t.sleeper != null) {
            rt.trace.emit(Ev.TIMER_FIRE, mp, t.sleeper.id, pp.id, late);
            pp.timers.told--;
            rt.proc.ready(mp, t.sleeper);
        } else {
            rt.packageTime.f(mp, t, late);
        }
    }

    /** A channel's timer that is in no heap may have gone off meanwhile (time.go: maybeRunChan). */
    void maybeRunChan(M mp, Obj c) {
        Timer t = c.timer;
        if (t != null && !t.has(Timer.HEAPED) && t.when != 0 && t.when <= rt.now) {
            unlockAndRun(mp, t, null);
        }
    }

    /** The goroutine is about to block on a timer's channel (time.go: blockTimerChan). */
    void blockTimerChan(M mp, G gp, Obj c) {
        Timer t = c.timer;
        if (t == null) {
            return;
        }
        gp.timerChans.add(c);
        t.blocked++;
        if (t.has(Timer.HEAPED) && t.when > 0) {
            t.unmakeZombie();
        }
        if (t.needsAdd()) {
            maybeAdd(mp, t);
        }
    }

    /** The goroutine goes on and blocks on none any more (time.go: unblockTimerChan). */
    void unblockTimerChans(G gp) {
        if (gp.timerChans.isEmpty()) {
            return;
        }
        for (Obj c : gp.timerChans) {
            Timer t = c.timer;
            if (--t.blocked == 0 && t.has(Timer.HEAPED)) {
                t.makeZombie();
            }
        }
        gp.timerChans.clear();
    }

    /** The earliest timer of all Ps (proc.go: checkTimersNoP). */
    long checkTimersNoP(long pollUntil) {
        long least = pollUntil;
        for (P pp : rt.allp) {
            long when = pp.timers.wakeTime();
            if (when != 0 && (least == 0 || when < least)) {
                least = when;
            }
        }
        return least;
    }

    /** (time.go: timeSleepUntil) */
    long timeSleepUntil() {
        long when = checkTimersNoP(0);
        return when == 0 ? Long.MAX_VALUE : when;
    }

    /** Somebody must wake for a new earliest timer (proc.go: wakeNetPoller). */
    void wakeNetPoller(M mp, long when) {
        if (rt.sched.lastpoll != 0) {
            rt.threads.wakep(mp);
        } else if (rt.sched.pollUntil == 0 || rt.sched.pollUntil > when) {
            rt.netpoll.netpollBreak(mp);
        }
    }
}
