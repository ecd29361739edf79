package dev.gmpscope.trace;

import dev.gmpscope.trace.SchedState.G;
import dev.gmpscope.trace.SchedState.P;

/** What each event changes in a {@link SchedState}: the column "does" of the event table, one small method a kind. */
final class Effects {
    static final int G_RUNNABLE = 2;
    static final int G_RUNNING = 3;
    static final int G_SYSCALL = 4;
    static final int G_WAITING = 5;
    static final int G_DEAD = 6;

    static final int P_IDLE = 1;
    static final int P_RUNNING = 2;
    static final int P_SYSCALL = 3;
    static final int P_GCSTOP = 4;
    static final int P_DEAD = 5;

    static final int M_UNKNOWN = 0;
    static final int M_RUNNING = 1;
    static final int M_STARTING = 2;
    static final int M_PARKED = 3;
    static final int M_NETPOLL = 4;
    static final int M_SLEEPING = 5;
    static final int M_ENDED = 6;

    static final int RUNNEXT = 1;
    static final int RING = 2;
    static final int GLOBAL = 3;

    private static final int KEPT_FLAG = 1;

    private Effects() {}

    static void apply(SchedState s, EventLog log, int i) {
        int a = log.a(i);
        int b = log.b(i);
        int m = log.m(i);
        int p = log.p(i);
        switch (log.type(i)) {
            case Ev.PROCS_CHANGE -> SchedState.upTo(s.ps, a - 1, P::new);
            case Ev.PROC_STATUS -> procStatus(s, a, b, m, log.queues);
            case Ev.PROC_START -> wire(s, a, m);
            case Ev.PROC_STOP -> unwire(s, p, m);
            case Ev.PROC_STEAL -> unwire(s, a, b);
            case Ev.PIDLE_PUT -> {
                s.ps.get(a).status = P_IDLE;
                s.pidle.addFirst(a);
            }
            case Ev.PIDLE_GET -> s.pidle.pollFirst();
            case Ev.M_SPIN_BEGIN -> {
                s.ms.get(m).spinning = 1;
                s.needspinning = 0;
            }
            case Ev.NEEDSPINNING -> s.needspinning = a;
            case Ev.TIMER_FIRE -> s.ps.get(b).timers--;
            case Ev.TIMERS_LEN -> s.ps.get(a).timers = b;
            case Ev.M_SPIN_END -> s.ms.get(m).spinning = 0;
            case Ev.M_CREATE -> s.ms.get(a).state = M_STARTING;
            case Ev.M_START -> mStart(s, a, b, log.c(i));
            case Ev.M_STOP -> mStop(s, m);
            case Ev.NETPOLL_BEGIN -> s.ms.get(m).state = M_NETPOLL;
            case Ev.SYSMON_SLEEP_BEGIN -> s.ms.get(m).state = M_SLEEPING;
            case Ev.NETPOLL_END, Ev.SYSMON_SLEEP_END -> s.ms.get(m).state = M_RUNNING;
            case Ev.SIGNAL_SEND -> s.ms.get(a).signal = 1;
            case Ev.SIGNAL_RECEIVE -> s.ms.get(m).signal = 0;
            case Ev.CHAN_SEND, Ev.CHAN_RECV -> s.objects.get(a).len = log.c(i);
            case Ev.CHAN_CLOSE, Ev.ONCE_DONE -> s.objects.get(a).closed = 1;
            case Ev.MUTEX_LOCK -> {
                locked(s.objects.get(a), log.g(i));
                s.gs.get(log.g(i)).awoken = -1;
            }
            case Ev.MUTEX_UNLOCK -> unlocked(s.objects.get(a));
            case Ev.MUTEX_STARVING -> s.objects.get(a).starving = b;
            case Ev.RWMUTEX_RLOCK, Ev.RWMUTEX_RUNLOCK -> s.objects.get(a).readers = b;
            case Ev.RWMUTEX_PENDING -> s.objects.get(a).pending = log.g(i);
            case Ev.WAIT_GROUP_ADD -> s.objects.get(a).len = b;
            case Ev.TIMER_RESET -> timer(s.objects.get(a), Integer.toUnsignedLong(b) | (long) log.c(i) << 32);
            case Ev.LOCK_OS_THREAD -> lock(s, s.gs.get(log.g(i)), a > 0 ? m : -1);
            case Ev.STOPLOCKEDM -> s.ms.get(m).state = M_PARKED;
            case Ev.STARTLOCKEDM -> {
                s.gs.get(a).hands = b;
                s.ms.get(b).state = M_STARTING;
            }
            case Ev.MEXIT -> s.ms.get(m).state = M_ENDED;
            case Ev.SETCPUPROFILERATE -> s.profilehz = a;
            case Ev.TIMER_STOP -> timer(s.objects.get(a), -1);
            case Ev.TIMER_RUN -> ran(s.objects.get(a), log.objects().get(a).kind().equals("ticker"), log.time(i), log.b(i));
            case Ev.PRINTLN -> s.output.add(a);
            case Ev.EXIT -> s.exit = a;
            case Ev.DEFERPROC -> s.gs.get(log.g(i)).defers = b;
            case Ev.DEFER_RUN -> s.gs.get(log.g(i)).defers = log.c(i);
            case Ev.GOPANIC -> s.gs.get(log.g(i)).panic = a;
            case Ev.COPYSTACK -> s.gs.get(a).stackSize = log.c(i);
            case Ev.RECOVERY -> s.gs.get(log.g(i)).panic = b;
            default -> goroutine(s, log, i);
        }
    }

    private static void locked(SchedState.Obj lock, int g) {
        lock.holder = g;
        if (lock.pending == g) {
            lock.pending = -1;
        }
    }

    private static void unlocked(SchedState.Obj lock) {
        if (lock.holder < 0 && lock.pending >= 0) {
            lock.misused = 1;
        }
        lock.holder = -1;
    }

    /** A variable may hold a younger timer than the one that goes off. */
    private static void ran(SchedState.Obj timer, boolean ticker, long time, int late) {
        if (ticker) {
            timer.when = time;
        } else if (timer.when == time - late) {
            timer.when = -1;
        }
    }

    private static void lock(SchedState s, SchedState.G gp, int m) {
        s.lockedms.remove(gp.lockedm);
        gp.lockedm = m;
        if (m >= 0) {
            s.lockedms.add(m);
        }
    }

    private static void timer(SchedState.Obj timer, long when) {
        timer.when = when;
        timer.len = 0;
    }

    private static void goroutine(SchedState s, EventLog log, int i) {
        int a = log.a(i);
        int b = log.b(i);
        int c = log.c(i);
        int m = log.m(i);
        int p = log.p(i);
        int g = log.g(i);
        int hands = log.queues ? m : -1;
        long time = log.time(i);
        switch (log.type(i)) {
            case Ev.GO_STATUS -> goStatus(s, a, b, c, time);
            case Ev.GO_CREATE -> inHands(s, a, hands, time);
            case Ev.GO_UNBLOCK -> {
                Waiting.woken(s.gs.get(a), log);
                inHands(s, a, hands, time);
            }
            case Ev.GO_START -> goStart(s, log, i);
            case Ev.GO_STOP, Ev.GO_SYSCALL_END_BLOCKED -> {
                dropg(s, m, g);
                inHands(s, g, hands, time);
            }
            case Ev.GO_DESTROY -> destroy(s, m, g, time);
            case Ev.GO_BLOCK -> {
                dropg(s, m, g);
                status(s.gs.get(g), G_WAITING, time);
                s.gs.get(g).wait = b;
                s.gs.get(g).object = c;
                Waiting.turn(s.gs.get(g), log, i);
            }
            case Ev.SELECT_WAIT, Ev.TIMER_SET, Ev.NET_READY -> Waiting.apply(s, log, i);
            case Ev.GO_SYSCALL_BEGIN -> {
                status(s.gs.get(g), G_SYSCALL, time);
                s.ps.get(p).status = P_SYSCALL;
            }
            case Ev.GO_SYSCALL_END -> {
                status(s.gs.get(g), G_RUNNING, time);
                s.ps.get(p).status = P_RUNNING;
            }
            case Ev.PREEMPT_REQUEST -> raiseFlag(s.gs.get(a), b, time);
            case Ev.GUARD_POISON -> {
                s.gs.get(a).guard = 1;
                if (b == KEPT_FLAG) {
                    raiseFlag(s.gs.get(a), -1, time);
                }
            }
            case Ev.STACK_SCAN -> lowerFlag(s.gs.get(a));
            case Ev.GUARD_RESET -> s.gs.get(a).guard = 0;
            default -> Coroutines.apply(s, log, i);
        }
    }

    static void destroy(SchedState s, int m, int g, long time) {
        dropg(s, m, g);
        status(s.gs.get(g), G_DEAD, time);
        lowerFlag(s.gs.get(g));
        lock(s, s.gs.get(g), -1);
        s.gs.get(g).panic = -1;
    }

    private static void goStart(SchedState s, EventLog log, int i) {
        run(s, log.a(i), log.m(i), log.time(i));
        if (log.b(i) == 0) {
            s.ps.get(log.p(i)).schedtick++;
            s.ps.get(log.p(i)).slice = log.time(i);
        }
    }

    static void run(SchedState s, int goroutine, int m, long time) {
        G g = s.gs.get(goroutine);
        status(g, G_RUNNING, time);
        g.m = m;
        g.hands = -1;
        g.queue = 0;
        g.p = -1;
        lowerFlag(g);
        s.ms.get(m).g = goroutine;
    }

    private static void procStatus(SchedState s, int p, int status, int m, boolean queues) {
        if (status == P_IDLE && queues) {
            s.pidle.addFirst(p);
        } else if ((status == P_RUNNING || status == P_SYSCALL) && m >= 0) {
            wire(s, p, m);
        }
        s.ps.get(p).status = status;
    }

    private static void goStatus(SchedState s, int g, int m, int status, long time) {
        status(s.gs.get(g), status, time);
        if (status == G_RUNNING || status == G_SYSCALL) {
            s.gs.get(g).m = m;
            if (m >= 0) {
                s.ms.get(m).g = g;
                if (s.ms.get(m).p >= 0) {
                    s.ps.get(s.ms.get(m).p).slice = time;
                }
            }
        }
    }

    private static void wire(SchedState s, int p, int m) {
        s.ps.get(p).status = P_RUNNING;
        s.ps.get(p).m = m;
        s.ms.get(m).p = p;
    }

    private static void unwire(SchedState s, int p, int m) {
        if (m >= 0) {
            s.ms.get(m).p = -1;
        }
        s.ps.get(p).status = P_IDLE;
        s.ps.get(p).m = -1;
    }

    private static void mStart(SchedState s, int m, int p, int spinning) {
        s.ps.get(p).status = P_IDLE;
        s.midle.remove(m);
        s.ms.get(m).state = M_STARTING;
        s.ms.get(m).spinning = spinning;
    }

    private static void mStop(SchedState s, int m) {
        s.ms.get(m).state = M_PARKED;
        s.midle.addFirst(m);
    }

    static void status(G g, int status, long time) {
        if (g.status != status) {
            g.since = time;
        }
        g.status = status;
    }

    static void inHands(SchedState s, int goroutine, int m, long time) {
        G g = s.gs.get(goroutine);
        status(g, G_RUNNABLE, time);
        g.m = -1;
        g.hands = m;
        g.queue = 0;
        g.p = -1;
        g.wait = -1;
        g.object = -1;
        Waiting.over(g);
    }

    static void dropg(SchedState s, int m, int g) {
        s.ms.get(m).g = -1;
        s.gs.get(g).m = -1;
    }

    private static void raiseFlag(G g, int asker, long time) {
        if (g.flag == 0) {
            g.flag = 1;
            g.flagSince = time;
            g.asker = asker;
        }
    }

    private static void lowerFlag(G g) {
        g.flag = 0;
        g.flagSince = -1;
        g.asker = -1;
        g.guard = 0;
    }
}
