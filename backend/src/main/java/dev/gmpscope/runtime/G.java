package dev.gmpscope.runtime;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** A goroutine (runtime2.go: g). */
final class G {
    final int id;
    int status = GStatus.IDLE;
    M m;
    /** The thread that it is locked to. */
    M lockedm;
    /** Somebody asks it to stop. */
    boolean preempt;
    /** {@code stackguard0 == stackPreempt}: the next prologue check fails. */
    boolean poisoned;
    /** What the println under way has worked out before it took the print lock. */
    long[] printed;
    /** Site of the instruction under way. */
    int site;
    /** What the last receive or call gave, and whether the receive got a value that was sent. */
    long result;
    boolean ok;

    /** Code of the runtime that it runs now; null for its own. */
    Routine routine;
    /** While it runs code of the runtime its stack may be scanned as if it waited (casGToWaitingForSuspendG). */
    boolean scannable;
    /** One of the runtime's own, which no list of goroutines shows. */
    boolean system;

    /** Whoever scans its stack waits for it to park itself; and on which M. */
    boolean preemptStop;
    M suspender;
    /** It was stopped for the scan, and at which kind of safe-point. */
    boolean suspended;
    int stoppedAt;
    /** It came back from a system call and found no P: the one on which it goes on counts the call. */
    boolean lostP;
    /** Its next system call takes so much longer, ns. */
    long syscallLonger;
    /** A signal has stopped it, and it has not run since. */
    boolean asyncSafePoint;
    /** Its stack may be too large; the next stack check that stops it looks. */
    boolean preemptShrink;
    /** Until when its stack is read. */
    long scanUntil;
    /** Bytes that it may allocate before it must help to mark; negative: its debt. */
    long gcAssistBytes;

    /** Its place in a wait queue, unless it waits in a select. */
    final Sudog place = new Sudog(this, null, 0, 0, 0);
    /** Its places while it waits in a select. */
    Sudog[] places;
    /** Next in whatever list it is in (schedlink). */
    G schedlink;
    /** Why it waits, in Go's words (waitReasonStrings). */
    String waitreason;
    /** The goroutine that started it, -1 none, and the stack row of that go statement. */
    int parentGoid = -1;
    int gopc = -1;
    /** The channel on which it waited to send has been closed: it panics when it runs. */
    boolean sendFailed;
    /** Its deferred calls, the latest first, and their number. */
    Defer defer;
    int defers;
    /** The panic or Goexit under way, the latest first. */
    Panic panic;
    /** The semaphore for which it waits has been taken for it (sudog.ticket). */
    boolean ticket;

    /** Its timer for time.Sleep; channels of timers on which it blocks; rows of those that its time.After has made. */
    Timer timer;
    final List<Obj> timerChans = new ArrayList<>(0);
    final List<Integer> afterRows = new ArrayList<>(0);

    /** Call frames: function (negative: one of the runtime, see {@link Panics}), next instruction, stack row of the call, first variable. */
    int depth;
    /** Bytes of stack in use when each frame's function was entered, and of the whole stack; of the one that is being made. */
    int[] entry = new int[4];
    long stackSize = Stack.MIN;
    long newSize;
    int[] func = new int[4];
    int[] pc = new int[4];
    int[] callRow = new int[4];
    int[] slotBase = new int[4];
    long[] slots = new long[4];
    int slotTop;

    /** Whether it is inside the stretch under its pc. */
    boolean inStretch;
    /** Which one it is. */
    int stretch;
    /** How many rounds that stretch has. */
    long stretchRounds;
    /** Time at which that stretch began, moved on by all the time it did not run. */
    long stretchStart;
    /** How much of it had run when the goroutine last stopped, ns. */
    long stretchRan;
    /** Checks of it that are evaluated. */
    long checksDone;
    /** The check of it at which the stack will be too small, Long.MAX_VALUE for none. */
    long growsAt;

    /** Checks passed since the last StackCheckPassed event, and the time of that event. */
    long checksPassed;
    long lastCheckEvent = Long.MIN_VALUE / 2;

    G(int id) {
        this.id = id;
    }

    void push(int function, int row, int variables, int used) {
        if (depth == func.length) {
            func = Arrays.copyOf(func, depth * 2);
            pc = Arrays.copyOf(pc, depth * 2);
            callRow = Arrays.copyOf(callRow, depth * 2);
            slotBase = Arrays.copyOf(slotBase, depth * 2);
            entry = Arrays.copyOf(entry, depth * 2);
        }
        func[depth] = function;
        pc[depth] = 0;
        callRow[depth] = row;
        slotBase[depth] = slotTop;
        entry[depth] = used;
        depth++;
        slotTop += variables;
        if (slotTop > slots.length) {
            slots = Arrays.copyOf(slots, slotTop * 2);
        }
    }

    /** Gives the arguments to the frame just pushed. */
    void pass(long[] values) {
        System.arraycopy(values, 0, slots, slotBase[depth - 1], values.length);
    }

    void pop() {
        slotTop = slotBase[--depth];
    }
}
