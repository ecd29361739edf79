package dev.gmpscope.runtime;

import dev.gmpscope.trace.Ev;
import java.util.ArrayDeque;
import java.util.Deque;

/**
 * The network poller (netpoll.go, netpoll_epoll.go).
 *
 * <p>A goroutine that waits for the network is parked and needs no thread. What comes for it comes from outside, at a time that the program states,
 * and then it is ready; but it is runnable only once somebody asks the kernel: an M that finds nothing else to do, the M that blocks here when all
 * are idle, sysmon when nobody has asked for 10 ms, or whoever starts the world.
 *
 * <p>At most one M blocks in it, for whole milliseconds: the kernel's epoll counts in those. So a timer that nobody but the poller waits for is late
 * by up to one, and a sleep of 1.5 ms takes two.
 */
final class Netpoll {
    private static final long MS = 1_000_000;
    /** Longest wait, ms: about 11.5 days. */
    private static final long LONGEST = 1_000_000_000;
    /** How many the kernel tells at a time. */
    private static final int EVENTS = 128;

    private final Rt rt;
    /** Those for which something has come, in that order, and the number of those that wait, they included. */
    private final Deque<G> ready = new ArrayDeque<>();
    private int waiters;
    /** Who blocks in it. */
    private M poller;
    /** When the kernel lets it go. */
    private long wake;
    /** A break is under way, and another one has nothing to do. */
    private boolean wakeSig;

    Netpoll(Rt rt) {
        this.rt = rt;
    }

    /** The goroutine waits until the network has something for it, in so many ns (internal/poll/fd_unix.go: FD.Read; netpoll.go: netpollblock). */
    void netpollblock(M mp, long ns) {
        G gp = mp.curg;
        rt.proc.park(mp, "network", "IO wait", -1);
        waiters++;
        rt.agenda.add(rt.now + ns, Step.payload(Step.NET_READY, 0, gp.id));
    }

    /** (netpoll.go: netpollAnyWaiters) */
    boolean anyWaiters() {
        return waiters > 0;
    }

    /** Something has come for a goroutine; the kernel knows, the scheduler does not. */
    void comes(G gp) {
        rt.trace.emit(Ev.NET_READY, null, gp.id);
        ready.add(gp);
        if (poller != null) {
            wakePoller();
        }
    }

    /** The goroutines that are ready, the latest first (netpoll_epoll.go: netpoll; netpoll.go: netpollready). */
    Deque<G> netpoll() {
        Deque<G> toRun = new ArrayDeque<>();
        for (int i = 0; i < EVENTS && !ready.isEmpty(); i++) {
            toRun.push(ready.poll());
            waiters--;
        }
        return toRun;
    }

    /** The M blocks until something is ready, somebody breaks it, or the time has come: 0 for never. */
    void block(M mp, long pollUntil) {
        poller = mp;
        rt.cpuprof.off(mp);
        rt.trace.emitWide(Ev.NETPOLL_BEGIN, mp, pollUntil, 0);
        wake = ready.isEmpty() ? timeout(pollUntil) : rt.now;
        rt.next(mp, Step.NETPOLL, wake);
    }

    private long timeout(long pollUntil) {
        if (pollUntil == 0) {
            return Long.MAX_VALUE;
        }
        long delay = Math.max(0, pollUntil - rt.now);
        if (delay == 0) {
            return rt.now;
        }
        long waitms = Math.min(Math.max(1, delay / MS), LONGEST);
        return rt.now + waitms * MS + rt.price.netpollTimeout;
    }

    void unblock(M mp) {
        rt.trace.emit(Ev.NETPOLL_END, mp);
        poller = null;
        rt.cpuprof.on(mp);
        wakeSig = false;
    }

    /** Gets the M out that blocks, unless somebody does so already (netpoll_epoll.go: netpollBreak). */
    void netpollBreak(M mp) {
        if (poller == null || wakeSig) {
            return;
        }
        wakeSig = true;
        rt.trace.emit(Ev.NETPOLL_BREAK, mp);
        wakePoller();
    }

    private void wakePoller() {
        long at = rt.now + rt.price.netpollWake;
        if (at < wake) {
            wake = at;
            rt.next(poller, Step.NETPOLL, wake);
        }
    }

    /** What was ready is runnable now: on the own P as far as there are no idle ones, and those are started (proc.go: injectglist). */
    void injectglist(M mp, Deque<G> list) {
        if (list.isEmpty()) {
            return;
        }
        list.forEach(gp -> runnable(mp, gp));
        int n = mp.p == null ? list.size() : Math.min(list.size(), rt.sched.npidle);
        for (int i = 0; i < n; i++) {
            rt.runq.globrunqput(mp, list.pop());
        }
        startIdle(mp, n);
        if (mp.p != null) {
            rt.runq.runqputbatch(mp, mp.p, list);
            rt.threads.wakep(mp);
        }
    }

    void startIdle(M mp, int n) {
        for (int i = 0; i < n; i++) {
            P pp = rt.threads.pidlegetSpinning(mp);
            if (pp == null) {
                return;
            }
            rt.threads.startm(mp, pp, false);
        }
    }

    /** (proc.go: casgstatus of what netpoll gave) */
    void runnable(M mp, G gp) {
        rt.trace.emit(Ev.GO_UNBLOCK, mp, gp.id);
        rt.suspendG.casgstatus(mp, gp);
        gp.status = GStatus.RUNNABLE;
    }
}
