package dev.gmpscope.runtime;

import dev.gmpscope.trace.Ev;

/** The monitor: an M without a P that looks round for slices that are over and for Ps in system calls (proc.go: sysmon). */
final class Sysmon {
    /** Number of its thread. */
    static final int M_ID = 1;

    /** Shortest and longest sleep, ns. */
    private static final long MIN_DELAY = 20_000;
    private static final long MAX_DELAY = 10_000_000;
    /** Rounds in which it woke nobody after which it starts doubling its sleep. */
    private static final int PATIENCE = 50;
    /** Length of a time slice, ns (proc.go: forcePreemptNS). */
    private static final long FORCE_PREEMPT_NS = 10_000_000;
    /** How long a system call keeps its P when nobody wants it, ns. */
    private static final long KEEP_P_NS = 10_000_000;
    /** How long nobody has asked for the network before it does, ns. */
    private static final long POLL_EVERY = 10_000_000;
    /** Longest deep sleep, ns: half of forcegcperiod. */
    private static final long MAX_SLEEP = 60_000_000_000L;

    private final Rt rt;
    private final M mp = new M(M_ID);
    private int idle;
    private long delay;
    private boolean deep;

    Sysmon(Rt rt) {
        this.rt = rt;
    }

    M m() {
        return mp;
    }

    void start() {
        sleep();
    }

    private void sleep() {
        if (idle == 0) {
            delay = MIN_DELAY;
        } else if (idle > PATIENCE) {
            delay *= 2;
        }
        delay = Math.min(delay, MAX_DELAY);
        rt.next(mp, Step.SYSMON, rt.now + rt.usleep(delay));
    }

    /** Its sleep is over. */
    void wake() {
        if (deep) {
            endDeepSleep();
        } else if ((rt.sched.gcwaiting || rt.sched.npidle == rt.allp.length) && deepSleep()) {
            return;
        }
        pollNetwork();
        idle = retake() != 0 ? 0 : idle + 1;
        rt.gc.force(mp);
        rt.trace.emitWide(Ev.SYSMON_TICK, mp, nextDelay(), idle);
        sleep();
    }

    /** Asks for the network if nobody has done so for long: all Ps may be busy. */
    private void pollNetwork() {
        if (rt.sched.lastpoll != 0 && rt.sched.lastpoll + POLL_EVERY < rt.now) {
            rt.sched.lastpoll = rt.now;
            rt.netpoll.injectglist(mp, rt.netpoll.netpoll());
        }
    }

    private long nextDelay() {
        return Math.min(idle == 0 ? MIN_DELAY : idle > PATIENCE ? delay * 2 : delay, MAX_DELAY);
    }

    /** All Ps are idle: nothing to watch until a timer is due or a thread comes back from the kernel. */
    private boolean deepSleep() {
        long next = rt.time.timeSleepUntil();
        if (next <= rt.now) {
            return false;
        }
        deep = true;
        rt.sched.sysmonwait = true;
        long until = rt.now + Math.min(MAX_SLEEP, next - rt.now);
        rt.trace.emitWide(Ev.SYSMON_SLEEP_BEGIN, mp, until, 0);
        rt.next(mp, Step.SYSMON, rt.now + rt.usleep(until - rt.now));
        mp.restsSince = rt.now;
        return true;
    }

    private void endDeepSleep() {
        deep = false;
        rt.sched.sysmonwait = false;
        rt.trace.emit(Ev.SYSMON_SLEEP_END, mp);
    }

    /** A thread that takes up work again wakes it (proc.go: entersyscallWakeSysmon). */
    void notewakeup(M waker) {
        if (rt.sched.sysmonwait) {
            rt.sched.sysmonwait = false;
            idle = 0;
            delay = MIN_DELAY;
            rt.next(mp, Step.SYSMON, rt.now + rt.notewakeup(waker, mp));
        }
    }

    /** Asks those to stop whose slice is over and takes Ps from system calls; how many it took (proc.go: retake). */
    private int retake() {
        int taken = 0;
        for (P pp : rt.allp) {
            if (!pp.running) {
                continue;
            }
            boolean sysretake = slice(pp);
            M thread = syscallingThread(pp);
            if (thread == null) {
                continue;
            }
            if (!sysretake && pp.seenSyscalltick != pp.syscalltick) {
                pp.seenSyscalltick = pp.syscalltick;
                pp.syscallwhen = rt.now;
                continue;
            }
            boolean nobodyWants = Runq.runqempty(pp) && rt.sched.nmspinning + rt.sched.npidle > 0;
            if (nobodyWants && pp.syscallwhen + KEEP_P_NS > rt.now) {
                continue;
            }
            rt.syscall.takeP(mp, pp, thread);
            taken++;
            rt.threads.handoffp(mp, pp);
        }
        return taken;
    }

    /** Whether the slice of a P is over, in which case its goroutine has been asked to stop. */
    private boolean slice(P pp) {
        if (pp.seenSchedtick != pp.schedtick) {
            pp.seenSchedtick = pp.schedtick;
            pp.schedwhen = rt.now;
            return false;
        }
        if (pp.schedwhen + FORCE_PREEMPT_NS > rt.now) {
            return false;
        }
        boolean onG = pp.m != null && pp.m.curg != null && pp.m.curg.status == GStatus.RUNNING;
        if (rt.rules.flags() && onG) {
            rt.trace.emitWide(Ev.SLICE_EXPIRED, mp, pp.id, rt.now - pp.schedwhen);
            rt.preempt.preemptone(mp, pp, Preempt.SYSMON);
        }
        return true;
    }

    /** The thread that holds the P in a system call, null if none does (proc.go: setBlockOnExitSyscall). */
    static M syscallingThread(P pp) {
        M holder = pp.m;
        boolean in = pp.running && holder != null && holder.curg != null && holder.curg.status == GStatus.SYSCALL;
        return in ? holder : null;
    }
}
