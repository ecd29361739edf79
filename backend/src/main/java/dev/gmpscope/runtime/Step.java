package dev.gmpscope.runtime;

/** What an M does when its agenda entry comes up, and the other kinds of agenda entry. */
final class Step {
    static final int NONE = 0;
    /** Goes on with its goroutine's instructions. */
    static final int RUN = 1;
    /** Calls {@code schedule}. */
    static final int SCHEDULE = 2;
    /** Goes on in {@code findRunnable} with {@code stealWork}. */
    static final int STEAL = 3;
    /** Has waited 3 µs for a running victim's runnext. */
    static final int STEAL_RUNNEXT = 4;
    /** Wakes up in {@code stopm} or starts in {@code mstart1}: takes its next P. */
    static final int START = 5;
    /** Leaves the kernel: {@code exitsyscall}. */
    static final int EXIT_SYSCALL = 6;
    /** Comes back from a blocking {@code netpoll}. */
    static final int NETPOLL = 7;
    /** {@code newstack} is about to call {@code gopreempt_m}. */
    static final int NEWSTACK = 8;
    /** {@code asyncPreempt2} is about to call {@code gopreempt_m}. */
    static final int ASYNC_PREEMPT = 9;
    /** Whatever runs is asked to stop. Not a step of the thread: it never voids one. */
    static final int PREEMPT_ALL = 40;
    /** SIGURG arrives. Not a step of the thread: it never voids one. */
    static final int SIGNAL = 10;
    static final int SYSMON = 11;
    /** The scan of its goroutine's stack is over: the goroutine goes on. */
    static final int RESUME = 12;

    /** {@code newstack} has copied the stack. */
    static final int COPYSTACK = 30;

    /** Something has come from the network, for the goroutine whose number stands in place of the generation. Not a step of a thread. */
    static final int NET_READY = 50;

    /** The M has a P to go on with the goroutine that is locked to it. */
    static final int START_LOCKED = 51;
    /** {@code mexit}: the thread ends with the goroutine that was locked to it. */
    static final int MEXIT = 52;
    /** The thread's profiling timer goes off. Not a step of the thread; it is void once the timer has been set again. */
    static final int SIGPROF = 53;

    /** A wish, whose number stands in place of the generation. Not a step of a thread. */
    static final int WISH = 54;

    private Step() {}

    /** Agenda payload of a step of thread m; it is void once the thread's generation has moved on. */
    static long payload(int kind, int m, int generation) {
        return (long) kind << 56 | (long) m << 32 | generation & 0xffffffffL;
    }

    static int kind(long payload) {
        return (int) (payload >>> 56);
    }

    static int m(long payload) {
        return (int) (payload >>> 32) & 0xffffff;
    }

    static int generation(long payload) {
        return (int) payload;
    }
}
