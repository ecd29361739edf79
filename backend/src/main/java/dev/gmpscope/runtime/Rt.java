package dev.gmpscope.runtime;

import dev.gmpscope.engine.Agenda;
import dev.gmpscope.engine.Rand;
import dev.gmpscope.program.Program;
import dev.gmpscope.program.Rules;
import dev.gmpscope.trace.EventLog;
import java.util.ArrayList;
import java.util.List;

/**
 * What Go's runtime has as globals: the scheduler's state, all Gs, Ms and Ps, the clock, and one object for each subject.
 */
final class Rt {
    /** How long a core without work looks for some before it sleeps, ns (the kernel's haltpoll). */
    private static final long CORE_SLEEPS_NS = 100_000;

    final Program program;
    Rules rules;
    final Prices price;
    final Agenda agenda = new Agenda();
    final Rand rand;
    /** What the kernel adds to a sleep; apart from the draws of the runtime, which it leaves as they are. */
    private final Rand kernel;
    final Sched sched = new Sched();
    final List<G> allgs = new ArrayList<>();
    final List<M> allm = new ArrayList<>();
    /** The Ps there are: as many as GOMAXPROCS. */
    P[] allp;
    final Obj[] objects;
    int[] coprimes;

    final Trace trace;
    final Runq runq;
    final Threads threads;
    final Proc proc;
    final FindRunnable findRunnable;
    final Steal steal;
    final Preempt preempt;
    final Sysmon sysmon;
    final Syscall syscall;
    final Time time;
    final PackageTime packageTime;
    final Locked locked;
    final CpuProf cpuprof;
    final Netpoll netpoll;
    final Chan chan;
    final SelectGo select;
    final Sync sync;
    final Stack stack;
    final Panics panics;
    final Traceback traceback;
    final Debug debug;
    final Stw stw;
    final Procresize procresize;
    final Semaphore worldsema;
    final Semaphore gcsema;
    final ForEachP forEachP;
    final SuspendG suspendG;
    final GcWorkers gcWorkers;
    final Gc gc;
    final Malloc malloc;
    final Values values;
    final Exec exec;
    final Stretches stretches;
    final Wishes wishes;

    /** Virtual time, ns. */
    long now;
    /** Limits of the run. */
    long until;
    long maxEvents;
    long maxGs = Long.MAX_VALUE;
    /** Set when the program has ended. */
    boolean exited;
    int exitStatus = -1;
    String exitMessage;

    Rt(Program program, Config config, EventLog log) {
        this.program = program;
        rules = config.rules();
        price = new Prices(config.costs());
        rand = new Rand(config.seed());
        kernel = new Rand(~config.seed());
        allp = new P[config.gomaxprocs()];
        coprimes = StealOrder.coprimes(allp.length);
        objects = new Obj[program.objects().size()];
        trace = new Trace(this, log);
        runq = new Runq(this);
        threads = new Threads(this);
        proc = new Proc(this);
        findRunnable = new FindRunnable(this);
        steal = new Steal(this);
        preempt = new Preempt(this);
        sysmon = new Sysmon(this);
        syscall = new Syscall(this);
        time = new Time(this);
        packageTime = new PackageTime(this);
        netpoll = new Netpoll(this);
        locked = new Locked(this);
        cpuprof = new CpuProf(this);
        chan = new Chan(this);
        select = new SelectGo(this);
        sync = new Sync(this);
        stack = new Stack(this);
        panics = new Panics(this);
        traceback = new Traceback(this);
        debug = new Debug(this);
        stw = new Stw(this);
        procresize = new Procresize(this);
        worldsema = new Semaphore(this, 1);
        gcsema = new Semaphore(this, 1);
        forEachP = new ForEachP(this);
        suspendG = new SuspendG(this);
        gcWorkers = new GcWorkers(this);
        gc = new Gc(this);
        malloc = new Malloc(this);
        values = new Values(this);
        exec = new Exec(this);
        stretches = new Stretches(this);
        wishes = new Wishes(this);
    }

    /** The M's next step, in place of whatever it had before, once it has spent what it owes; one that never comes needs no agenda entry. */
    void next(M mp, int step, long at) {
        mp.step = step;
        mp.generation++;
        if (at != Long.MAX_VALUE) {
            agenda.add(at + mp.owed, Step.payload(step, mp.id, mp.generation));
        }
        mp.owed = 0;
    }

    /** An M has nothing to do until somebody wakes it. */
    void rest(M mp) {
        mp.step = Step.NONE;
        mp.generation++;
        mp.owed = 0;
        mp.restsSince = now;
    }

    /** How long a thread really sleeps that asks for so many ns: never less (os_linux.go: usleep). */
    long usleep(long ns) {
        long width = Math.min(price.usleepJitter, Integer.MAX_VALUE);
        long slack = price.usleep + kernel.below((int) width) - width / 2;
        return ns + Math.max(0, slack) + (ns > CORE_SLEEPS_NS ? price.wakeCore : 0);
    }

    /** How long a parked M takes to wake: longer once its core has gone to sleep as well. Waking it takes the waker's time too (lock_futex.go: notewakeup). */
    long notewakeup(M waker, M mp) {
        waker.owed += price.futexwake;
        return price.startm + (now - mp.restsSince > CORE_SLEEPS_NS ? price.wakeParked : 0);
    }

    /** An M sleeps until it is woken, at most so long; then it runs again (lock_futex.go: notetsleep). */
    void notetsleep(M mp, long ns) {
        next(mp, Step.RUN, now + usleep(ns));
        mp.restsSince = now;
    }

    /** Whether an M first has to spend what it owes, before it does this. */
    boolean owes(M mp, int step) {
        if (mp.owed == 0) {
            return false;
        }
        long at = now + mp.owed;
        mp.owed = 0;
        if (advance(at)) {
            return false;
        }
        next(mp, step, at);
        return true;
    }

    /**
     * Moves the clock to a time at which the calling M goes on, if nothing else happens up to then and no limit is
     * reached: so an M that is alone needs no agenda entry for each of its steps.
     */
    boolean advance(long to) {
        if (agenda.firstTime() <= to || to > until || trace.size() >= maxEvents) {
            return false;
        }
        now = to;
        return true;
    }

    /** The program ends with what it prints on standard error, null for nothing; the log keeps the first line. */
    void exit(M mp, int status, String message) {
        trace.exit(mp, status, message == null ? null : message.lines().findFirst().orElse(""));
        exited = true;
        exitStatus = status;
        exitMessage = message;
    }
}
