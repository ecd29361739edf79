package dev.gmpscope.runtime;

/** The scheduler's globals (runtime2.go: schedt). */
final class Sched {
    final GQueue runq = new GQueue();
    /** Idle Ms, last parked first. */
    M midle;
    int nmidle;
    /** Ms that wait for the goroutine that is locked to them; Ms that have ended. */
    int nmidlelocked;
    int nmfreed;
    /** Idle Ps, last put first. */
    P pidle;
    int npidle;
    int nmspinning;
    boolean needspinning;
    /** Time of the last network poll; 0 while an M blocks in netpoll. */
    long lastpoll = 1;
    /** Until when that M blocks; 0 for ever. */
    long pollUntil;
    boolean sysmonwait;
    /** Somebody stops the world or has stopped it; and for how many Ps he still waits. */
    boolean gcwaiting;
    int stopwait;
}
