package dev.gmpscope.runtime;

import dev.gmpscope.trace.Ev;

/**
 * Stopping the world and starting it again (proc.go: stopTheWorldWithSema, startTheWorldWithSema).
 *
 * <p>The world is stopped when no P runs. Whoever stops it raises {@code gcwaiting}, asks all running goroutines to stop, takes the Ps that are idle or
 * in a system call at once, and then waits: each P that comes to its scheduler sees gcwaiting and gives itself up (gcstopm). After every 100 µs
 * it asks again. So a stop takes as long as the slowest goroutine takes to reach a safe-point, and that is the whole difference between
 * cooperative and asynchronous rules. Each P that is given up is an event PGcstop, which says how; the last one ends the wait.
 */
final class Stw {
    /** How a P was stopped: the enum {@code stop} of the event table. */
    static final int BY_ITSELF = 0;
    static final int IN_SYSCALL = 1;
    static final int IDLE = 2;
    static final int GCSTOPM = 3;
    static final int ENTERSYSCALL = 4;
    static final int HANDOFFP = 5;

    /** Time between two requests, ns. */
    private static final long AGAIN = 100_000;

    private final Rt rt;
    /** Who waits for the world to stop; null if nobody does. */
    private M stopper;

    Stw(Rt rt) {
        this.rt = rt;
    }

    /** Stops the world; done when all Ps are stopped. The caller holds worldsema. */
    Routine stop(String reason) {
        return new Stop(reason);
    }

    /** (proc.go: stopTheWorldWithSema) */
    private final class Stop extends Routine {
        private final String reason;

        Stop(String reason) {
            this.reason = reason;
        }

        @Override
        public Then step(M mp, G gp) {
            Sched sched = rt.sched;
            if (pc == 0) {
                pc = 1;
                gp.scannable = true;
                rt.trace.emit(Ev.STW_BEGIN, mp, rt.trace.string(reason));
                sched.stopwait = rt.allp.length;
                sched.gcwaiting = true;
                stopper = mp;
                rt.preempt.preemptall(mp, Preempt.STOP_THE_WORLD);
                gcstop(mp, mp.p, BY_ITSELF);
                takeSyscallPs(mp);
                takeIdlePs(mp);
            } else if (sched.stopwait > 0) {
                rt.preempt.preemptall(mp, Preempt.STOP_THE_WORLD);
            }
            if (sched.stopwait > 0) {
                rt.notetsleep(mp, AGAIN);
                return Then.WAIT;
            }
            stopper = null;
            rt.suspendG.casgstatus(mp, gp);
            return Then.DONE;
        }
    }

    /** One P more is stopped; the last one wakes the stopper. */
    private void gcstop(M mp, P pp, int how) {
        pp.running = false;
        pp.gcstop = true;
        rt.sched.stopwait--;
        rt.trace.emit(Ev.P_GCSTOP, mp, pp.id, how, rt.sched.stopwait);
        if (rt.sched.stopwait == 0 && how >= GCSTOPM) {
            rt.next(stopper, Step.RUN, rt.now + rt.notewakeup(mp, stopper));
        }
    }

    private void takeSyscallPs(M mp) {
        for (P pp : rt.allp) {
            M thread = Sysmon.syscallingThread(pp);
            if (thread != null) {
                rt.syscall.takeP(mp, pp, thread);
                gcstop(mp, pp, IN_SYSCALL);
            }
        }
    }

    private void takeIdlePs(M mp) {
        for (P pp = rt.threads.pidleget(mp); pp != null; pp = rt.threads.pidleget(mp)) {
            gcstop(mp, pp, IDLE);
        }
    }

    /** The scheduler gives its P up until the world runs again (proc.go: gcstopm). */
    void gcstopm(M mp) {
        if (mp.spinning) {
            rt.threads.dropSpinning(mp);
        }
        P pp = rt.threads.releasep(mp);
        gcstop(mp, pp, GCSTOPM);
        rt.threads.stopm(mp);
    }

    /** A goroutine that enters a system call gives its P up at once (proc.go: entersyscallHandleGCWait). */
    void entersyscallHandleGCWait(M mp) {
        if (rt.sched.stopwait > 0) {
            P pp = rt.threads.releasep(mp);
            pp.syscalltick++;
            gcstop(mp, pp, ENTERSYSCALL);
        }
    }

    /** A P that is handed on goes nowhere. */
    void handoffp(M mp, P pp) {
        gcstop(mp, pp, HANDOFFP);
    }

    /** Ps with work get their threads, the others are idle; from now on goroutines run (proc.go: startTheWorldWithSema). */
    void startTheWorldWithSema(M mp, int procs) {
        rt.netpoll.injectglist(mp, rt.netpoll.netpoll());
        P runnable = rt.procresize.procresize(mp, procs);
        rt.sched.gcwaiting = false;
        rt.sysmon.notewakeup(mp);
        while (runnable != null) {
            P pp = runnable;
            runnable = pp.link;
            pp.link = null;
            rt.threads.startTheWorld(mp, pp);
        }
        rt.trace.emit(Ev.STW_END, mp);
        rt.threads.wakep(mp);
    }
}
