package dev.gmpscope.runtime;

/** A thread (runtime2.go: m). */
final class M {
    final int id;
    P p;
    /** The P it will take when it wakes. */
    P nextp;
    /** The P it had when it entered a system call. */
    P oldp;
    G curg;
    /** The goroutine that is locked to it, and how often that has asked for it. */
    G lockedg;
    int lockedExt;
    /** Its profiling timer: samples a second, CPU time to the next one, since when that runs, and which setting of it. */
    int profilehz;
    long profIn;
    long profSince;
    int profTimer;
    /** It sleeps in a system call. */
    boolean asleep;
    /** Until when the kernel has it, in a system call. */
    long kernelUntil;
    boolean spinning;
    boolean signalPending;
    /** Next in the list of idle Ms. */
    M schedlink;
    boolean idle;
    /** What it still has to spend in the kernel for the threads it has made, ns. */
    long owed;
    /** Since when it has nothing to do until somebody wakes it. */
    long restsSince;

    /** What it does next, see {@link Step}, and when; moved on by each new one, which voids the agenda entry. */
    int step;
    int generation;

    /** findRunnable in progress: rungs tried, the next timer known, whether it ran timers of others, the victim it waits for. */
    int tried;
    long pollUntil;
    final StealOrder stealOrder = new StealOrder();
    int stealTry;
    boolean ranTimer;
    P victim;
    G victimNext;
    boolean wasSpinning;

    M(int id) {
        this.id = id;
    }
}
