package dev.gmpscope.runtime;

import dev.gmpscope.trace.Ev;

/** The round of the scheduler: schedule, execute, and the ways in which a goroutine leaves its M (proc.go). */
final class Proc {
    private final Rt rt;

    Proc(Rt rt) {
        this.rt = rt;
    }

    /** (proc.go: schedule) */
    void schedule(M mp) {
        if (mp.lockedg != null) {
            rt.locked.stoplockedm(mp);
            return;
        }
        mp.p.preempt = false;
        rt.findRunnable.top(mp);
    }

    /** The rest of schedule, once findRunnable has found a goroutine. */
    void found(M mp, G gp, boolean inheritTime, boolean tryWakeP) {
        rt.gcWorkers.releaseNext(mp.p);
        if (mp.spinning) {
            rt.threads.resetspinning(mp);
        }
        if (tryWakeP) {
            rt.threads.wakep(mp);
        }
        if (gp.lockedm != null) {
            rt.locked.startlockedm(mp, gp);
            return;
        }
        execute(mp, gp, inheritTime);
    }

    /** (proc.go: execute) */
    void execute(M mp, G gp, boolean inheritTime) {
        rt.trace.emit(Ev.GO_START, mp, gp.id, inheritTime ? 1 : 0);
        mp.curg = gp;
        gp.m = mp;
        gp.status = GStatus.RUNNING;
        gp.preempt = false;
        gp.poisoned = false;
        gp.asyncSafePoint = false;
        mp.p.cachedSpans = Math.max(mp.p.cachedSpans, gp.system ? 0 : Malloc.FEW);
        if (!inheritTime) {
            mp.p.schedtick++;
        }
        rt.syscall.goesOn(mp, gp);
        rt.cpuprof.execute(mp);
        if (gp.scanUntil > rt.now) {
            rt.next(mp, Step.RESUME, gp.scanUntil);
            return;
        }
        rt.exec.resume(mp);
    }

    /** A waiting goroutine may run again: into the runnext of the waker's P (proc.go: ready). */
    void ready(M mp, G gp) {
        ready(mp, gp, true);
    }

    /** The same, into runnext or to the tail of the ring. */
    void ready(M mp, G gp, boolean next) {
        rt.trace.emit(Ev.GO_UNBLOCK, mp, gp.id);
        rt.suspendG.casgstatus(mp, gp);
        gp.status = GStatus.RUNNABLE;
        rt.runq.runqput(mp, mp.p, gp, next);
        rt.threads.wakep(mp);
    }

    /** The running goroutine waits (proc.go: gopark, park_m). */
    void park(M mp, String reason, String waitReason, int object) {
        G gp = mp.curg;
        rt.stretches.flushChecks(mp, gp);
        rt.trace.emit(Ev.GO_BLOCK, mp, rt.trace.string(reason), rt.trace.string(waitReason), object);
        gp.status = GStatus.WAITING;
        gp.waitreason = waitReason;
        dropg(mp);
        rt.next(mp, Step.SCHEDULE, rt.now + rt.price.park + rt.price.schedule);
    }

    /** (proc.go: goschedImpl) */
    void goschedImpl(M mp, boolean preempted) {
        G gp = mp.curg;
        rt.stretches.flushChecks(mp, gp);
        rt.trace.emit(Ev.GO_STOP, mp, preempted ? rt.trace.reasonPreempted : rt.trace.reasonGosched);
        gp.status = GStatus.RUNNABLE;
        dropg(mp);
        if (preempted && rt.sched.gcwaiting) {
            rt.runq.runqput(mp, mp.p, gp, true);
        } else {
            rt.runq.globrunqput(mp, gp);
        }
        rt.threads.wakep(mp);
        rt.next(mp, Step.SCHEDULE, rt.now + rt.price.schedule);
    }

    /** The running goroutine goes to the end of its own P's ring (proc.go: goyield_m). */
    void goyield(M mp) {
        G gp = mp.curg;
        rt.stretches.flushChecks(mp, gp);
        rt.trace.emit(Ev.GO_STOP, mp, rt.trace.reasonPreempted);
        gp.status = GStatus.RUNNABLE;
        dropg(mp);
        rt.runq.runqput(mp, mp.p, gp, false);
        rt.next(mp, Step.SCHEDULE, rt.now + rt.price.schedule);
    }

    /** (proc.go: goexit0) */
    void goexit0(M mp) {
        G gp = mp.curg;
        rt.stretches.flushChecks(mp, gp);
        rt.trace.emit(Ev.GO_DESTROY, mp);
        gp.status = GStatus.DEAD;
        gp.panic = null;
        dropg(mp);
        if (gp.lockedm != null) {
            rt.locked.gdestroy(mp, gp);
            return;
        }
        rt.next(mp, Step.SCHEDULE, rt.now + rt.price.goexit + rt.price.schedule);
    }

    void dropg(M mp) {
        mp.curg.m = null;
        mp.curg = null;
    }

    /** {@code go f()}, with so many bytes of stack for the function that the compiler wraps around it (proc.go: newproc, newproc1). */
    void newproc(M mp, int function, long[] args, int wrapper) {
        G newg = newg(function, args);
        newg.entry[0] += wrapper;
        newg.parentGoid = mp.curg.id;
        newg.gopc = rt.trace.stackRow(mp.curg);
        rt.trace.emit(Ev.GO_CREATE, mp, newg.id);
        rt.runq.runqput(mp, mp.p, newg, true);
        rt.threads.wakep(mp);
    }

    /** A timer starts a goroutine: on g0, so nobody is its parent (time/sleep.go: goFunc). */
    void goFunc(M mp, int function) {
        G newg = newg(function, new long[0]);
        newg.gopc = rt.trace.goFuncRow();
        rt.trace.emit(Ev.GO_CREATE, mp, newg.id);
        rt.runq.runqput(mp, mp.p, newg, true);
        rt.threads.wakep(mp);
    }

    /** A goroutine comes from outside the program: where what the network brings comes (proc.go: injectglist). */
    void inject(M mp, int function) {
        G newg = newg(function, new long[0]);
        rt.trace.emit(Ev.GO_CREATE, mp, newg.id);
        rt.runq.globrunqput(mp, newg);
        rt.netpoll.startIdle(mp, 1);
    }

    G newg(int function, long[] args) {
        G newg = new G(rt.allgs.size());
        newg.push(function, -1, rt.program.funcs().get(function).slots(), rt.stack.entry(newg));
        newg.stackSize = newg.id == 0 ? Stack.MAIN_MIN : rt.stack.startingStackSize;
        newg.pass(args);
        newg.status = GStatus.RUNNABLE;
        rt.allgs.add(newg);
        rt.trace.newG(newg, function);
        if (newg.id >= rt.maxGs) {
            rt.maxEvents = 0;
        }
        return newg;
    }

    /** A goroutine of the runtime's own. */
    G newG(String name, Routine routine) {
        G gp = new G(rt.allgs.size());
        gp.system = true;
        gp.routine = routine;
        gp.status = GStatus.RUNNABLE;
        rt.allgs.add(gp);
        rt.trace.newSystemG(gp, name);
        return gp;
    }

    /** One that is parked before main starts. */
    G newSystemG(String name, Routine routine) {
        G gp = newG(name, routine);
        gp.status = GStatus.WAITING;
        rt.trace.emit(Ev.GO_STATUS, null, gp.id, -1, GStatus.WAITING);
        return gp;
    }

    /** Like {@code go}: it is put where new goroutines go. */
    void started(M mp, G newg) {
        rt.trace.emit(Ev.GO_CREATE, mp, newg.id);
        rt.runq.runqput(mp, mp.p, newg, true);
        rt.threads.wakep(mp);
    }

    /** Goroutines that have not ended (proc.go: gcount). */
    int gcount() {
        int n = 0;
        for (G gp : rt.allgs) {
            n += gp.status == GStatus.DEAD || gp.system ? 0 : 1;
        }
        return n;
    }

    /** Ends the program if nothing can ever run again (proc.go: checkdead). */
    void checkdead(M mp) {
        int run = rt.allm.size() - rt.sched.nmfreed - rt.sched.nmidle - rt.sched.nmidlelocked - 1;
        if (run > 0) {
            return;
        }
        if (gcount() == 0) {
            rt.panics.fatal(mp, "no goroutines (main called runtime.Goexit) - deadlock!");
            return;
        }
        for (P pp : rt.allp) {
            if (!pp.timers.isEmpty()) {
                return;
            }
        }
        rt.panics.fatal(mp, "all goroutines are asleep - deadlock!");
    }
}
