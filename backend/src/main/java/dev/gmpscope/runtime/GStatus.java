package dev.gmpscope.runtime;

/** Status of a goroutine, as in the enum {@code gstatus} of the event table (runtime2.go: _Gidle …). */
final class GStatus {
    static final int IDLE = 1;
    static final int RUNNABLE = 2;
    static final int RUNNING = 3;
    static final int SYSCALL = 4;
    static final int WAITING = 5;
    static final int DEAD = 6;
    static final int PREEMPTED = 7;

    private GStatus() {}
}
