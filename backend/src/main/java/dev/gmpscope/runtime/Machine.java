package dev.gmpscope.runtime;

import dev.gmpscope.program.Program;
import dev.gmpscope.trace.Ev;
import dev.gmpscope.trace.EventLog;
import java.util.function.BooleanSupplier;

/**
 * One run of a program on the model: makes the Gs, Ms and Ps of a program that is about to run main.main, and then carries
 * out the agenda.
 *
 * <p>Simplified at the start: main is already running on M0 with P0. Of the runtime's own goroutines there are those of the collector, where the program
 * may need one: bgsweep, forcegchelper and the mark workers. Scavenger, finalizers and cleanups do not exist.
 */
public final class Machine {
    /** Agenda entries between two looks at whether the run is cancelled. */
    private static final int CANCEL_EVERY = 4096;

    /** Threads that starting a program leaves idle: one for each P, but no more than these (counted in Go 1.26 programs of 1 to 8 Ps). */
    private static final int IDLE_MS = 3;

    /** Statuses as in the enums of the event table. */
    private static final int P_IDLE = 1;
    private static final int P_RUNNING = 2;

    final Rt rt;

    public Machine(Program program, Config config, EventLog log) {
        rt = new Rt(program, config, log);
        bootstrap(config);
    }

    /** (proc.go: schedinit, procresize, main) */
    private void bootstrap(Config config) {
        M m0 = new M(0);
        rt.allm.add(m0);
        rt.allm.add(rt.sysmon.m());
        rt.allm.forEach(rt.trace::newM);
        for (int i = 0; i < rt.allp.length; i++) {
            P pp = new P(i);
            pp.schedtick = config.schedtick();
            pp.seenSchedtick = config.schedtick();
            rt.allp[i] = pp;
            rt.trace.newP(pp);
        }
        for (int i = 0; i < rt.objects.length; i++) {
            rt.objects[i] = new Obj(i, rt.program.objects().get(i).capacity());
            rt.objects[i].needsTimer = rt.program.objects().get(i).kind().timer;
        }
        G main = rt.proc.newg(rt.program.main(), new long[0]);
        open(m0, main);
        rt.gc.pacer.init(config.gogc());
    }

    /** A log opens with the state of everything that exists. */
    private void open(M m0, G main) {
        rt.trace.emit(Ev.PROCS_CHANGE, null, rt.allp.length);
        for (int i = rt.allp.length - 1; i > 0; i--) {
            P pp = rt.allp[i];
            pp.link = rt.sched.pidle;
            pp.onIdleList = true;
            rt.sched.pidle = pp;
            rt.sched.npidle++;
            rt.trace.emit(Ev.PROC_STATUS, null, i, P_IDLE);
        }
        rt.trace.emit(Ev.PROC_STATUS, m0, 0, P_RUNNING);
        m0.p = rt.allp[0];
        m0.p.m = m0;
        m0.p.oldm = m0;
        m0.p.running = true;
        m0.p.cachedSpans = Malloc.AT_START;
        rt.trace.emit(Ev.GO_STATUS, m0, main.id, 0, GStatus.RUNNING);
        m0.curg = main;
        main.m = m0;
        main.status = GStatus.RUNNING;
        for (int i = 0; i < Math.min(rt.allp.length, IDLE_MS); i++) {
            rt.threads.leaveIdle();
        }
        rt.next(m0, Step.RUN, 0);
        rt.sysmon.start();
    }

    /** Stops the run when more goroutines than so many have been made. Before the run. */
    public void mostGoroutines(long most) {
        rt.maxGs = most;
    }

    /** What is to happen at a time, before anything else that happens then. Before the run. */
    public void wish(long time, Wish wish) {
        rt.wishes.add(time, wish);
    }

    /** Whatever runs at a time will be asked to stop, as by sysmon after a whole slice. */
    void preemptAt(long time) {
        rt.agenda.add(time, Step.payload(Step.PREEMPT_ALL, Sysmon.M_ID, 0));
    }

    /**
     * Runs to the end of the program or to a limit. Called once.
     *
     * @param until     virtual time at which to stop, ns
     * @param maxEvents length of the log at which to stop
     * @param cancelled asked now and then
     */
    public End run(long until, long maxEvents, BooleanSupplier cancelled) {
        rt.until = until;
        rt.maxEvents = maxEvents;
        if (rt.wishes.programCollects()) {
            rt.gc.enable();
        }
        for (int n = 1; !rt.exited; n++) {
            if (rt.trace.size() >= rt.maxEvents) {
                return end(rt.allgs.size() > rt.maxGs ? End.Reason.GOROUTINES : End.Reason.EVENTS);
            }
            if (n % CANCEL_EVERY == 0 && cancelled.getAsBoolean()) {
                return end(End.Reason.CANCELLED);
            }
            long time = rt.agenda.firstTime();
            if (time > until) {
                rt.now = Math.max(rt.now, until);
                return end(End.Reason.LIMIT);
            }
            long payload = rt.agenda.firstPayload();
            rt.agenda.removeFirst();
            rt.now = time;
            dispatch(payload);
        }
        return end(End.Reason.FINISHED);
    }

    private End end(End.Reason reason) {
        return new End(reason, rt.now, rt.exitStatus, rt.exitMessage);
    }

    private void dispatch(long payload) {
        M mp = rt.allm.get(Step.m(payload));
        int kind = Step.kind(payload);
        if (kind == Step.SIGNAL) {
            rt.preempt.doSigPreempt(mp);
            return;
        }
        if (kind == Step.PREEMPT_ALL) {
            rt.preempt.preemptall(mp, Preempt.SYSMON);
            return;
        }
        if (kind == Step.NET_READY) {
            rt.netpoll.comes(rt.allgs.get(Step.generation(payload)));
            return;
        }
        if (kind == Step.WISH) {
            rt.wishes.carryOut(Step.generation(payload));
            return;
        }
        if (kind == Step.SIGPROF) {
            rt.cpuprof.sigprof(mp, Step.generation(payload));
            return;
        }
        if (Step.generation(payload) != mp.generation) {
            return;
        }
        step(mp, kind);
    }

    /** A safe-point has answered: for a scan the goroutine parks itself, else it makes room for others. */
    private void stopped(M mp, int kind) {
        G gp = mp.curg;
        gp.asyncSafePoint = kind == Step.ASYNC_PREEMPT;
        if (kind == Step.NEWSTACK && gp.preemptShrink) {
            gp.preemptShrink = false;
            mp.owed += rt.stack.shrinkstack(mp, gp);
        }
        if (gp.preemptStop) {
            rt.suspendG.preemptPark(mp, kind == Step.NEWSTACK ? SuspendG.CHECK : SuspendG.SIGNAL);
        } else {
            rt.proc.goschedImpl(mp, true);
        }
    }

    private void step(M mp, int kind) {
        switch (kind) {
            case Step.RUN -> rt.exec.step(mp);
            case Step.SCHEDULE -> rt.proc.schedule(mp);
            case Step.STEAL -> rt.steal.stealWork(mp);
            case Step.STEAL_RUNNEXT -> rt.steal.afterBackoff(mp);
            case Step.START -> rt.threads.start(mp);
            case Step.START_LOCKED -> rt.locked.start(mp);
            case Step.MEXIT -> rt.locked.mexit(mp);
            case Step.EXIT_SYSCALL -> rt.syscall.exitsyscall(mp);
            case Step.NETPOLL -> rt.findRunnable.netpolled(mp);
            case Step.RESUME -> rt.exec.resume(mp);
            case Step.NEWSTACK, Step.ASYNC_PREEMPT -> stopped(mp, kind);
            case Step.COPYSTACK -> rt.stack.copied(mp);
            case Step.SYSMON -> rt.sysmon.wake();
            default -> throw new IllegalStateException("no step " + kind);
        }
    }
}
