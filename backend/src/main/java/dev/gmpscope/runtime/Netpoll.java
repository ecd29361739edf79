package dev.gmpscope.runtime;

import dev.gmpscope.trace.Ev;

/**
 * The network poller (netpoll.go, netpoll_epoll.go). At most one M blocks in it, for whole milliseconds: the kernel's epoll counts in those. So a timer
 * that nobody but the poller waits for is late by up to one, and a sleep of 1.5 ms takes two.
 */
final class Netpoll {
    private static final long MS = 1_000_000;
    /** Longest wait, ms: about 11.5 days. */
    private static final long LONGEST = 1_000_000_000;

    private final Rt rt;
    /** Who blocks in it. */
    private M poller;
    /** When the kernel lets it go by itself. */
    private long timeout;
    /** A break is under way, and another one has nothing to do. */
    private boolean wakeSig;

    Netpoll(Rt rt) {
        this.rt = rt;
    }

    /** The M blocks until something is ready, somebody breaks it, or the time has come (netpoll_epoll.go: netpoll). */
    void block(M mp, long pollUntil) {
        poller = mp;
        rt.trace.emitWide(Ev.NETPOLL_BEGIN, mp, pollUntil, 0);
        timeout = timeout(pollUntil);
        rt.next(mp, Step.NETPOLL, timeout);
    }

    private long timeout(long pollUntil) {
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
        wakeSig = false;
    }

    /** Gets the M out that blocks, unless somebody does so already (netpoll_epoll.go: netpollBreak). */
    void netpollBreak(M mp) {
        if (poller == null || wakeSig) {
            return;
        }
        wakeSig = true;
        rt.trace.emit(Ev.NETPOLL_BREAK, mp);
        rt.next(poller, Step.NETPOLL, Math.min(timeout, rt.now + rt.price.netpollWake));
    }
}
