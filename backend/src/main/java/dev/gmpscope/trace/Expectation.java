package dev.gmpscope.trace;

import java.util.Iterator;

/** What must hold before one event, by its type. */
final class Expectation {
    /** Takes what must hold, and the sentence for when it does not. */
    interface Must {
        void that(boolean holds, String sentence);
    }

    /** A timer whose variable may hold a younger one by now: what it fires is a function. */
    private static final int FIRED_FUNC = 3;
    private static final int RING = 256;
    private static final int SPINS = 4;

    private final SchedState s;
    private final EventLog log;
    private final boolean queues;
    private final boolean signals;
    private final Must must;
    private final int type;
    private final int m;
    private final int p;
    private final int g;
    private final long time;
    private final int a;
    private final int b;
    private final int c;

    Expectation(SchedState s, EventLog log, int i, boolean queues, Must must) {
        this.s = s;
        this.log = log;
        this.queues = queues;
        signals = log.header().records().contains("signals");
        this.must = must;
        type = log.type(i);
        m = log.m(i);
        p = log.p(i);
        g = log.g(i);
        time = log.time(i);
        a = log.a(i);
        b = log.b(i);
        c = log.c(i);
    }

    void check() {
        switch (type) {
            case Ev.GO_CREATE, Ev.GO_CREATE_BLOCKED, Ev.GO_CREATE_SYSCALL -> must.that(status(a) == 0, "the goroutine exists already");
            case Ev.GO_UNBLOCK -> must.that(status(a) == Effects.G_WAITING, "the goroutine does not wait");
            case Ev.GO_START -> goStart();
            case Ev.GO_STOP, Ev.GO_BLOCK, Ev.GO_DESTROY, Ev.GO_SYSCALL_BEGIN, Ev.GO_SWITCH, Ev.GO_SWITCH_DESTROY -> {
                must.that(!coroutine() || status(a) == Effects.G_WAITING, "the other side of the coroutine does not wait");
                must.that(g >= 0 && status(g) == Effects.G_RUNNING, "the goroutine does not run");
                must.that(p >= 0, "it runs without a P");
                must.that(type != Ev.GO_DESTROY && type != Ev.GO_SWITCH_DESTROY || g < 0 || s.gs.get(g).defers == 0, "it ends with deferred calls that did not run");
            }
            case Ev.GO_SYSCALL_END -> must.that(g >= 0 && status(g) == Effects.G_SYSCALL && p >= 0, "the goroutine is in no system call, or has no P");
            case Ev.GO_SYSCALL_END_BLOCKED, Ev.GO_DESTROY_SYSCALL -> must.that(g >= 0 && status(g) == Effects.G_SYSCALL, "the goroutine is in no system call");
            case Ev.PREEMPT_REQUEST -> {
                must.that(status(a) == Effects.G_RUNNING, "only a running goroutine is asked");
                must.that(c == flag(a), "\"again\" does not fit the flag");
            }
            case Ev.GUARD_RESET, Ev.STACK_CHECK_HIT -> must.that(guard(type == Ev.GUARD_RESET ? a : g), "the guard is not poisoned");
            case Ev.STACK_CHECK_PASSED -> must.that(a > 0 && g >= 0 && status(g) == Effects.G_RUNNING, "a running goroutine passes at least one check");
            case Ev.SIGNAL_SEND -> must.that(!signal(a), "a signal is on its way already");
            case Ev.SIGNAL_COALESCE -> must.that(signal(a), "no signal is on its way");
            case Ev.SIGNAL_RECEIVE -> must.that(signal(m), "no signal was sent");
            case Ev.SIGNAL_ACCEPT -> must.that(g >= 0 && status(g) == Effects.G_RUNNING && flag(g) == 1, "nobody asked this goroutine");
            case Ev.SELECT_WAIT -> must.that(running(), "only who runs comes to a select");
            case Ev.NET_READY -> must.that(status(a) == Effects.G_WAITING, "the goroutine does not wait");
            case Ev.LOCK_OS_THREAD -> must.that(g >= 0 && status(g) == Effects.G_RUNNING && (s.gs.get(g).lockedm == m || s.gs.get(g).lockedm < 0 && a == 1),
                    "the goroutine does not run, or is locked to another thread");
            case Ev.STOPLOCKEDM -> must.that(p < 0 && g < 0 && !spinning() && s.gs.get(a).lockedm == m, "the thread holds a P or a goroutine, or is not locked");
            case Ev.STARTLOCKEDM -> {
                must.that(inHands(a) && p < 0 && s.gs.get(a).lockedm == b, "the goroutine is not in its hands, or locked to no such thread");
                must.that(s.ms.get(b).g < 0 && !s.midle.contains(b), "the locked thread runs a goroutine, or is on the list of idle ones");
            }
            case Ev.MEXIT -> must.that(m >= 0 && p < 0 && g < 0, "a thread ends that holds a P or a goroutine");
            case Ev.CPU_SAMPLE -> must.that(!signals || s.profilehz > 0 && m < s.ms.size() && s.ms.get(m).state == Effects.M_RUNNING, "the profiler is off, or the thread does not run");
            case Ev.TIMER_STOP -> must.that(b == 0 || due(a) >= 0 || s.objects.get(a).len > 0, "the timer is not set");
            case Ev.TIMER_RUN -> must.that(due(a) >= 0 && due(a) <= time || c == FIRED_FUNC, "the timer is not due");
            case Ev.MUTEX_LOCK -> must.that(misused() || a >= s.objects.size() || s.objects.get(a).holder < 0 && readers(a) == 0, "somebody else holds it");
            case Ev.MUTEX_UNLOCK -> must.that(misused() || s.objects.get(a).holder >= 0 || s.objects.get(a).pending >= 0, "nobody holds it");
            case Ev.NEEDSPINNING -> must.that(s.needspinning != a && (a == 0 || !queues || s.pidle.isEmpty()), "the note is there already, or a P is idle");
            case Ev.TIMER_FIRE -> must.that(b >= 0 && b < s.ps.size() && s.ps.get(b).timers > 0, "no timer is in that heap");
            case Ev.TIMERS_LEN -> must.that(b >= 0 && (a >= s.ps.size() || s.ps.get(a).timers != b), "the heap is as long as before");
            default -> sync();
        }
    }

    private void sync() {
        switch (type) {
            case Ev.MUTEX_SPIN -> must.that(running() && held() && s.objects.get(a).starving == 0 && b >= 1 && b <= SPINS,
                    "it spins for a mutex that is free or starves, or for too long");
            case Ev.MUTEX_STARVING -> must.that(s.objects.get(a).starving != b && held() && (inner(a) || (b == 1) == (s.objects.get(a).holder != g)),
                    "a mutex starves because of a waiter, and recovers with its holder");
            case Ev.RWMUTEX_RLOCK -> must.that(running() && b == readers(a) + 1 && (misused() || a >= s.objects.size() || s.objects.get(a).holder < 0),
                    "a writer holds it, or the readers are miscounted");
            case Ev.RWMUTEX_RUNLOCK -> must.that(running() && b == readers(a) - 1, "the readers are miscounted");
            case Ev.RWMUTEX_PENDING -> must.that(running() && (misused() || s.objects.get(a).holder < 0) && b > 0, "a writer waits for readers who are not there");
            case Ev.ONCE_DONE -> must.that(running() && s.objects.get(a).holder == g && s.objects.get(a).closed == 0, "it is done twice, or by another goroutine");
            default -> threads();
        }
    }

    private long due(int timer) {
        return timer < s.objects.size() ? s.objects.get(timer).when : -1;
    }

    /** Whether the lock of this event was unlocked by who did not hold it, which Go does not notice if a writer waits: then anything may follow. */
    private boolean misused() {
        return a < s.objects.size() && s.objects.get(a).misused == 1;
    }

    private int readers(int object) {
        return object < s.objects.size() ? s.objects.get(object).readers : 0;
    }

    /** Whether the mutex is one inside a larger lock, whose holder is not told. */
    private boolean inner(int object) {
        return !log.objects().get(object).kind().equals("mutex");
    }

    private boolean held() {
        return inner(a) || s.objects.get(a).holder >= 0;
    }

    private void goStart() {
        must.that(status(a) == Effects.G_RUNNABLE, "the goroutine is not runnable");
        must.that(!queues || s.gs.get(a).hands == m, "the goroutine is not in the hands of this M");
        must.that(p >= 0 && g < 0, "the M has no P, or runs another goroutine");
        must.that(!spinning(), "the M still spins");
        must.that(s.world != World.STOPPED || m == s.stopper, "the world is stopped");
        must.that(s.gs.get(a).lockedm < 0 ? !s.lockedms.contains(m) : s.gs.get(a).lockedm == m,
                "it is locked to another thread, or another one to this thread");
    }

    private void threads() {
        switch (type) {
            case Ev.PROC_START -> must.that(s.ps.get(a).m < 0 && p < 0 && !s.pidle.contains(a), "the P is held or on the idle list, or the M has one");
            case Ev.PROC_STOP -> must.that(p >= 0, "the M has no P");
            case Ev.PROC_STEAL -> must.that(b < 0 ? s.ps.get(a).m < 0 && s.ps.get(a).status == Effects.P_SYSCALL : s.ms.get(b).p == a && s.ms.get(b).g >= 0 && status(s.ms.get(b).g) == Effects.G_SYSCALL,
                    "the P is not held by a thread in a system call, or was not left behind in one");
            case Ev.PIDLE_PUT -> {
                SchedState.P pp = s.ps.get(a);
                must.that(pp.m < 0 && !s.pidle.contains(a), "the P is held, or idle already");
                must.that(pp.ring.isEmpty() && pp.runnext < 0, "an idle P has runnable goroutines");
            }
            case Ev.PIDLE_GET -> must.that(!s.pidle.isEmpty() && s.pidle.peekFirst() == a, "it is not the first idle P");
            case Ev.M_SPIN_BEGIN -> must.that(!spinning(), "the M spins already");
            case Ev.M_SPIN_END -> must.that(spinning(), "the M does not spin");
            case Ev.M_START -> {
                must.that(s.ps.get(b).m < 0 && !s.pidle.contains(b), "the P is held or on the idle list");
                must.that(a >= s.ms.size() || s.ms.get(a).state == Effects.M_STARTING || s.midle.contains(a), "the thread is neither new nor parked");
            }
            case Ev.M_STOP -> {
                must.that(p < 0 && g < 0 && !spinning(), "a thread parks that holds a P or a goroutine, or spins");
                must.that(!queues || s.gs.stream().noneMatch(x -> x.hands == m), "a goroutine is left in its hands");
            }
            default -> queue();
        }
    }

    private void queue() {
        switch (type) {
            case Ev.RUNQ_PUT -> {
                must.that(inHands(a) && p >= 0, "the goroutine is not in the hands of this M, or it has no P");
                must.that(b == 0 ? s.ps.get(p).ring.size() < RING : s.ps.get(p).runnext == c, "the ring is full, or another was kicked out");
            }
            case Ev.RUNQ_PUT_SLOW -> must.that(inHands(a) && s.ps.get(p).ring.size() == RING && b == RING / 2, "the ring is not full");
            case Ev.RUNQ_GET -> must.that(b != 0 ? s.ps.get(p).runnext == a : first(s.ps.get(p).ring.iterator(), 0) == a, "it is not the next goroutine of this P");
            case Ev.GLOBRUNQ_PUT -> must.that(inHands(a), "the goroutine is not in the hands of this M");
            case Ev.GLOBRUNQ_GET -> {
                must.that(first(s.global.iterator(), 0) == a && s.global.size() > b, "it is not the first of the global queue");
                must.that(s.ps.get(p).ring.size() + b <= RING, "the ring has no room");
            }
            case Ev.RUNQ_STEAL -> {
                int n = s.ps.get(a).ring.size();
                must.that(b == n - n / 2 && b > 0, "half of the ring, rounded up, is stolen");
                must.that(first(s.ps.get(a).ring.iterator(), b - 1) == c, "the last one stolen runs");
            }
            case Ev.RUNNEXT_STEAL -> must.that(s.ps.get(a).runnext == b, "it is not the runnext of that P"); // the ring may fill during the back-off
            case Ev.STW_BEGIN -> must.that(s.world == World.RUNS, "the world is not running");
            case Ev.P_GCSTOP -> must.that(s.world == World.STOPPING && (b == 0) == (s.ps.get(a).m >= 0), "nobody stops the world, or the P is still held");
            case Ev.STW_END -> must.that(queues ? s.world == World.STOPPED && m == s.stopper : s.world != World.RUNS, "the world is not stopped, or by another thread");
            case Ev.P_DESTROY -> must.that(s.world == World.STOPPED && s.ps.get(a).m < 0, "a P vanishes while the world runs, or is held");
            case Ev.GC_BEGIN, Ev.GC_END, Ev.GC_ACTIVE -> must.that(s.gc == (type == Ev.GC_END ? 1 : 0), "a collection is under way already, or none is");
            case Ev.GC_SWEEP_BEGIN, Ev.GC_SWEEP_END -> must.that(s.ps.get(p).sweeping == (type == Ev.GC_SWEEP_BEGIN ? 0 : 1), "the P sweeps already, or does not");
            case Ev.GC_PHASE -> must.that(s.gc == 1 && s.world == World.STOPPED && a == (s.phase + 1) % 3, "the phases are off, mark, mark termination, and change while the world is stopped");
            case Ev.GC_WORKER, Ev.GC_MARK_ASSIST_BEGIN -> must.that(!queues || s.phase == 1, "nobody marks outside of the mark phase");
            case Ev.STACK_SCAN -> must.that(status(a) != Effects.G_DEAD && (b == 0 || status(a) == Effects.G_WAITING), "a dead goroutine is scanned, or one that runs");
            case Ev.FIND_RUNNABLE -> must.that(a < 0 || inHands(a), "what was found is not in its hands");
            default -> unwinding();
        }
    }

    private void unwinding() {
        switch (type) {
            case Ev.DEFERPROC -> must.that(running() && b == s.gs.get(g).defers + 1, "the deferred calls are miscounted");
            case Ev.DEFER_RUN -> must.that(running() && s.gs.get(g).defers > 0 && c == s.gs.get(g).defers - 1, "no call was deferred, or they are miscounted");
            case Ev.GOPANIC, Ev.GOEXIT -> must.that(running(), "the goroutine does not run");
            case Ev.GORECOVER -> must.that(running() && (a < 0 || a == s.gs.get(g).panic), "this is not the goroutine's panic");
            case Ev.COPYSTACK -> must.that((s.gs.get(a).stackSize == 0 || s.gs.get(a).stackSize == b) && (c == b / 2 || c > b && c % b == 0),
                    "the stack has another size, or is neither enlarged nor halved");
            case Ev.RECOVERY -> must.that(running() && s.gs.get(g).panic >= 0, "the goroutine does not panic");
            default -> { }
        }
    }

    private boolean coroutine() {
        return type == Ev.GO_SWITCH || type == Ev.GO_SWITCH_DESTROY;
    }

    private boolean running() {
        return g >= 0 && status(g) == Effects.G_RUNNING;
    }

    private int status(int id) {
        return id >= 0 && id < s.gs.size() ? s.gs.get(id).status : 0;
    }

    private int flag(int id) {
        return id < s.gs.size() ? s.gs.get(id).flag : 0;
    }

    private boolean guard(int id) {
        return id >= 0 && id < s.gs.size() && s.gs.get(id).guard == 1;
    }

    private boolean signal(int id) {
        return id < s.ms.size() && s.ms.get(id).signal == 1;
    }

    private boolean spinning() {
        return m >= 0 && m < s.ms.size() && s.ms.get(m).spinning == 1;
    }

    private boolean inHands(int id) {
        return !queues || id >= 0 && id < s.gs.size() && s.gs.get(id).hands == m;
    }

    private static int first(Iterator<Integer> queue, int skip) {
        for (int i = 0; i < skip && queue.hasNext(); i++) {
            queue.next();
        }
        return queue.hasNext() ? queue.next() : -1;
    }
}
