package dev.gmpscope.runtime;

/** A processor (runtime2.go: p). */
final class P {
    /** Length of the ring. */
    static final int RING = 256;

    final int id;
    M m;
    /** _Prunning; otherwise _Pidle. */
    boolean running;
    /** _Pgcstop: given up to whoever stops the world. */
    boolean gcstop;
    /** The M that it ran on last, and the one that is to take it when the world starts. */
    M oldm;
    M startm;
    boolean runSafePointFn;
    /** Something was marked here since the last forEachP of mark termination (gcWork.flushedWork). */
    boolean flushedWork;
    /** Bytes left of the span from which it allocates small things. */
    long mcache;
    /** Spans that it keeps for small things; it last released them after so many cycles (mcache.flushGen). */
    int cachedSpans;
    int flushGen;
    /** Stacks scanned here in this cycle: bytes in use, and number. */
    long scannedStackSize;
    long scannedStacks;

    /** What kind of mark worker it runs, see {@link GcWorkers}, since when, and which one it is to run next. */
    int gcMarkWorkerMode;
    long gcMarkWorkerStartTime;
    G nextGCMarkWorker;
    /** Time that fractional workers had here in this cycle, ns. */
    long gcFractionalMarkTime;
    /** The victim that a command has chosen for its next steal. */
    P victim;
    boolean preempt;
    int schedtick;
    int syscalltick;
    G runnext;
    final G[] runq = new G[RING];
    int runqhead;
    int runqtail;
    final Timers timers = new Timers();
    /** Next in the list of idle Ps. */
    P link;
    boolean onIdleList;

    /** What sysmon last saw of it (sysmontick). */
    int seenSchedtick;
    long schedwhen;
    int seenSyscalltick;
    long syscallwhen;

    P(int id) {
        this.id = id;
    }
}
