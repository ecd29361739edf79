package dev.gmpscope.trace;

/** Numbers of the event types, as in {@code events.json}; a test holds the two together. */
public final class Ev {
    public static final int PROCS_CHANGE = 1;
    public static final int PROC_STATUS = 2;
    public static final int GO_STATUS = 3;
    public static final int PROC_START = 4;
    public static final int PROC_STOP = 5;
    public static final int PROC_STEAL = 6;
    public static final int GO_CREATE = 7;
    public static final int GO_START = 8;
    public static final int GO_DESTROY = 9;
    public static final int GO_STOP = 10;
    public static final int GO_BLOCK = 11;
    public static final int GO_UNBLOCK = 12;
    public static final int GO_SYSCALL_BEGIN = 13;
    public static final int GO_SYSCALL_END = 14;
    public static final int GO_SYSCALL_END_BLOCKED = 15;
    public static final int STW_BEGIN = 16;
    public static final int STW_END = 17;
    public static final int RUNQ_PUT = 40;
    public static final int RUNQ_PUT_SLOW = 41;
    public static final int RUNQ_GET = 42;
    public static final int GLOBRUNQ_PUT = 43;
    public static final int GLOBRUNQ_GET = 44;
    public static final int RUNQ_STEAL = 45;
    public static final int RUNNEXT_STEAL = 46;
    public static final int PIDLE_PUT = 47;
    public static final int PIDLE_GET = 48;
    public static final int FIND_RUNNABLE = 50;
    public static final int M_SPIN_BEGIN = 51;
    public static final int M_SPIN_END = 52;
    public static final int M_CREATE = 53;
    public static final int M_START = 54;
    public static final int M_STOP = 55;
    public static final int HANDOFFP = 56;
    public static final int NETPOLL_BEGIN = 57;
    public static final int NETPOLL_END = 58;
    public static final int NETPOLL_BREAK = 59;
    public static final int SYSMON_TICK = 60;
    public static final int SYSMON_SLEEP_BEGIN = 61;
    public static final int SYSMON_SLEEP_END = 62;
    public static final int SLICE_EXPIRED = 63;
    public static final int PREEMPT_REQUEST = 64;
    public static final int GUARD_POISON = 65;
    public static final int GUARD_RESET = 66;
    public static final int SIGNAL_SEND = 67;
    public static final int SIGNAL_COALESCE = 68;
    public static final int SIGNAL_RECEIVE = 69;
    public static final int SIGNAL_ACCEPT = 70;
    public static final int SIGNAL_REFUSE = 71;
    public static final int STACK_CHECK_PASSED = 72;
    public static final int STACK_CHECK_HIT = 73;
    public static final int STACK_CHECK_REFUSE = 74;
    public static final int CHAN_SEND = 80;
    public static final int CHAN_RECV = 81;
    public static final int CHAN_CLOSE = 82;
    public static final int SELECT_CASE = 83;
    public static final int MUTEX_LOCK = 84;
    public static final int MUTEX_UNLOCK = 85;
    public static final int WAIT_GROUP_ADD = 86;
    public static final int TIMER_SET = 87;
    public static final int TIMER_FIRE = 88;
    public static final int PRINTLN = 90;
    public static final int EXIT = 91;
    public static final int DEFERPROC = 170;
    public static final int DEFER_RUN = 171;
    public static final int GOPANIC = 172;
    public static final int GORECOVER = 173;
    public static final int RECOVERY = 174;
    public static final int GOEXIT = 175;
    public static final int COPYSTACK = 176;

    public static final int P_GCSTOP = 110;
    public static final int P_DESTROY = 111;

    public static final int MUTEX_SPIN = 140;
    public static final int MUTEX_STARVING = 141;
    public static final int TIMER_RESET = 150;
    public static final int TIMER_STOP = 151;
    public static final int TIMER_RUN = 152;
    public static final int NET_READY = 153;

    private Ev() {}
}
