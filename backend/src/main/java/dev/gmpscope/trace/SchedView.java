package dev.gmpscope.trace;

/**
 * What exporters may read of a {@link SchedState}: numbers, in the words of the event table. Goroutines, threads and processors are the dense numbers
 * of the log; -1 stands for none.
 */
public final class SchedView {
    private final SchedState state;

    public SchedView(SchedState state) {
        this.state = state;
    }

    /** Virtual time of the last event applied, ns. */
    public long time() {
        return state.time;
    }

    /** Exit status of the program, -1 while it goes on. */
    public int exit() {
        return state.exit;
    }

    public int idlePs() {
        return state.pidle.size();
    }

    public int idleMs() {
        return state.midle.size();
    }

    /** Length of the global run queue. */
    public int runq() {
        return state.global.size();
    }

    public boolean needspinning() {
        return state.needspinning != 0;
    }

    /** Somebody stops the world, or has stopped it. */
    public boolean gcwaiting() {
        return state.world != World.RUNS;
    }

    /** The world is stopped already. */
    public boolean worldStopped() {
        return state.world == World.STOPPED;
    }

    /** The thread that stops the world. */
    public int stopper() {
        return state.stopper;
    }

    /** Whether a garbage collection is under way. */
    public boolean gc() {
        return state.gc != 0;
    }

    /** Bytes of the heap. */
    public long heap() {
        return state.heap;
    }

    /** Ps that there are or were. */
    public int procs() {
        return state.ps.size();
    }

    /** Status of a P, an index into the enum {@code pstatus}. */
    public int pStatus(int p) {
        return state.ps.get(p).status;
    }

    public int pThread(int p) {
        return state.ps.get(p).m;
    }

    /** Length of a P's ring; runnext does not count. */
    public int ring(int p) {
        return state.ps.get(p).ring.size();
    }

    /** Turns counted since the log's start. */
    public int schedtick(int p) {
        return state.ps.get(p).schedtick;
    }

    /** Timers in a P's heap. */
    public int timers(int p) {
        return state.ps.get(p).timers;
    }

    /** Threads that there are or were. */
    public int threads() {
        return state.ms.size();
    }

    public int mProc(int m) {
        return state.ms.get(m).p;
    }

    public int mGoroutine(int m) {
        return state.ms.get(m).g;
    }

    public boolean spinning(int m) {
        return state.ms.get(m).spinning != 0;
    }

    /** The thread waits to be woken, on the list of idle ones or for its own goroutine. */
    public boolean parked(int m) {
        return state.ms.get(m).state == Effects.M_PARKED;
    }

    /** Somebody has woken the thread, and it does not run yet; or it has just been made. */
    public boolean starting(int m) {
        return state.ms.get(m).state == Effects.M_STARTING;
    }

    /** The thread waits in the kernel for the network or a timer. */
    public boolean netpoll(int m) {
        return state.ms.get(m).state == Effects.M_NETPOLL;
    }

    /** The thread is sysmon, and sleeps deeply. */
    public boolean sleeps(int m) {
        return state.ms.get(m).state == Effects.M_SLEEPING;
    }

    public boolean ended(int m) {
        return state.ms.get(m).state == Effects.M_ENDED;
    }

    /** Goroutines that there are or were. */
    public int goroutines() {
        return state.gs.size();
    }

    /** Status of a goroutine, an index into the enum {@code gstatus}. */
    public int gStatus(int g) {
        return state.gs.get(g).status;
    }

    public int gThread(int g) {
        return state.gs.get(g).m;
    }

    /** Why a goroutine waits: a row of the strings table, -1 for none. */
    public int wait(int g) {
        return state.gs.get(g).wait;
    }

    /** The thread that a goroutine is locked to. */
    public int lockedm(int g) {
        return state.gs.get(g).lockedm;
    }

    /** The row of a goroutine's last known stack, -1 if it has not been seen at any place. */
    public int gStack(int g) {
        return state.gs.get(g).stack;
    }

    /** Bytes of a goroutine's stack, 0 while it has never been moved. */
    public int stackSize(int g) {
        return state.gs.get(g).stackSize;
    }
}
