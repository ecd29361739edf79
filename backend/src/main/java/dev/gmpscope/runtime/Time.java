package dev.gmpscope.runtime;

import dev.gmpscope.trace.Ev;

/** Sleep timers: set on a P, fired by whoever schedules (time.go). */
final class Time {
    private final Rt rt;

    Time(Rt rt) {
        this.rt = rt;
    }

    /** (time.go: timeSleep, resetForSleep) */
    void timeSleep(M mp, long ns) {
        G gp = mp.curg;
        long when = rt.now + ns;
        rt.proc.park(mp, "sleep", "sleep", -1);
        P pp = mp.p;
        long first = pp.timers.wakeTime();
        pp.timers.add(when, gp);
        rt.trace.emitWide(Ev.TIMER_SET, mp, when, gp.id);
        if (first == 0 || when < first) {
            wakeNetPoller(mp, when);
        }
    }

    /** Fires the P's timers that are due; returns when the next one is, 0 for none (time.go: timers.check, timers.run). */
    long check(M mp, P pp) {
        long when = pp.timers.wakeTime();
        while (when != 0 && when <= rt.now) {
            G gp = pp.timers.deleteMin();
            rt.trace.emit(Ev.TIMER_FIRE, mp, gp.id, pp.id, (int) Math.min(rt.now - when, Integer.MAX_VALUE));
            rt.proc.ready(mp, gp);
            when = pp.timers.wakeTime();
        }
        return when;
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
