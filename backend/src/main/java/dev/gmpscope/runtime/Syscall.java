package dev.gmpscope.runtime;

import dev.gmpscope.trace.Ev;

/**
 * Into the kernel and back (proc.go: entersyscall, exitsyscall).
 *
 * <p>The P stays with the thread, and stays _Prunning: that it is in a system call is seen from its goroutine alone. Until Go 1.25 it had a status of
 * its own, _Psyscall, and whoever wanted the P changed that status; since Go 1.26 he claims the goroutine instead (setBlockOnExitSyscall), and a thread that
 * comes back looks whether it still has a P. The rules of who takes it are the same: sysmon, once it has seen one system call on two of its rounds (20 µs
 * at least; 10 ms if the P has no work and others are idle or look for some), at once where a slice is over or the world is to stop. A call so short that
 * sysmon does not see it twice costs nothing; raw calls tell nobody, and so keep the P however long they take.
 */
final class Syscall {
    private final Rt rt;

    Syscall(Rt rt) {
        this.rt = rt;
    }

    /** (proc.go: reentersyscall) The P stays with the M until somebody takes it. */
    void entersyscall(M mp, long ns) {
        G gp = mp.curg;
        rt.stretches.flushChecks(mp, gp);
        mp.oldp = mp.p;
        rt.trace.emit(Ev.GO_SYSCALL_BEGIN, mp);
        rt.forEachP.entersyscall(mp);
        if (rt.sched.gcwaiting) {
            rt.stw.entersyscallHandleGCWait(mp);
        }
        gp.status = GStatus.SYSCALL;
        rt.sysmon.notewakeup(mp);
        long inKernel = ns + gp.syscallLonger;
        gp.syscallLonger = 0;
        mp.kernelUntil = rt.now + inKernel;
        mp.asleep = rt.cpuprof.sleeps(inKernel);
        if (mp.asleep) {
            rt.cpuprof.off(mp);
        }
        rt.next(mp, Step.EXIT_SYSCALL, mp.kernelUntil);
    }

    /** The call that the goroutine is in, else its next one, takes so much longer. */
    void longer(G gp, long ns) {
        if (gp.status == GStatus.SYSCALL) {
            gp.m.kernelUntil += ns;
            rt.next(gp.m, Step.EXIT_SYSCALL, gp.m.kernelUntil);
        } else {
            gp.syscallLonger += ns;
        }
    }

    /** (proc.go: syscallingThread.takeP) */
    void takeP(M taker, P pp, M thread) {
        rt.trace.emit(Ev.PROC_STEAL, taker, pp.id, thread.id);
        pp.m = null;
        thread.p = null;
        pp.running = false;
        pp.syscalltick++;
    }

    /** (proc.go: exitsyscall) */
    void exitsyscall(M mp) {
        G gp = mp.curg;
        if (gp.scanUntil > rt.now) {
            rt.next(mp, Step.EXIT_SYSCALL, gp.scanUntil);
            return;
        }
        if (mp.asleep) {
            mp.asleep = false;
            rt.cpuprof.on(mp);
        }
        P oldp = mp.oldp;
        mp.oldp = null;
        if (mp.p != null) {
            rt.trace.emit(Ev.GO_SYSCALL_END, mp);
            back(mp, gp, rt.price.exitsyscall);
            return;
        }
        P pp = exitsyscallTryGetP(mp, oldp);
        if (pp == null) {
            exitsyscallNoP(mp, gp);
            return;
        }
        rt.threads.acquirep(mp, pp);
        rt.trace.emit(Ev.GO_SYSCALL_END_BLOCKED, mp);
        mp.curg = null;
        rt.trace.emit(Ev.GO_START, mp, gp.id, 1);
        mp.curg = gp;
        back(mp, gp, rt.price.exitsyscallSlow);
    }

    private void back(M mp, G gp, long price) {
        gp.status = GStatus.RUNNING;
        mp.p.syscalltick++;
        rt.preempt.keepFlag(mp, gp);
        rt.next(mp, Step.RUN, rt.now + price);
    }

    /** The scheduler has given it a P again (proc.go: exitsyscall, its end). */
    void goesOn(M mp, G gp) {
        mp.p.syscalltick += gp.lostP ? 1 : 0;
        gp.lostP = false;
    }

    /** Its old P, if that one sits in another system call; else an idle one (proc.go: exitsyscallTryGetP). */
    private P exitsyscallTryGetP(M mp, P oldp) {
        M thread = Sysmon.syscallingThread(oldp);
        if (thread != null) {
            takeP(mp, oldp, thread);
            return oldp;
        }
        P pp = rt.threads.pidleget(mp);
        if (pp != null) {
            rt.sysmon.notewakeup(mp);
        }
        return pp;
    }

    /** (proc.go: exitsyscallNoP) */
    private void exitsyscallNoP(M mp, G gp) {
        rt.trace.emit(Ev.GO_SYSCALL_END_BLOCKED, mp);
        gp.status = GStatus.RUNNABLE;
        gp.lostP = true;
        rt.proc.dropg(mp);
        rt.runq.globrunqput(mp, gp);
        if (gp.lockedm != null) {
            rt.locked.stoplockedm(mp);
            return;
        }
        rt.threads.stopm(mp);
    }
}
