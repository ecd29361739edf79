package dev.gmpscope.program;

/**
 * The operations of an instruction. Only {@link #STRETCH}, {@link #SLEEP} and {@link #SYSCALL} take virtual time of
 * their own; every other operation is preceded by a stretch that carries its cost and its stack check.
 */
public final class Op {
    /** Straight code: a = index into {@link Program#stretches}, b = rounds, {@link #FOREVER} for endless, less than 1 for none. */
    public static final int STRETCH = 0;
    /** Call that needs a frame of its own: a = function; b = index into {@link Program#arguments}, {@link #NONE} for none. */
    public static final int CALL = 1;
    /** Return of the function with the value a; of the goroutine's first function: the goroutine ends. */
    public static final int RET = 2;
    /** Sets loop counter a (slot) to 0; b = rounds, {@link #FOREVER} for endless. With b = 0 jumps past the loop: c. */
    public static final int LOOP_START = 3;
    /** Adds 1 to loop counter a; while it is below b, or b is {@link #FOREVER}, jumps to c, the first instruction of the body. */
    public static final int LOOP_NEXT = 4;
    /** {@code go f()}: a = function; b = index into {@link Program#arguments}, {@link #NONE} for none; c = bytes of stack that its wrapper takes. */
    public static final int GO = 5;
    /** {@code ch <- v}: a = object, b = value. */
    public static final int SEND = 6;
    /** {@code <-ch}: a = object. */
    public static final int RECV = 7;
    /** {@code close(ch)}: a = object. */
    public static final int CLOSE = 8;
    /** {@code select}: a = index into {@link Program#selects}. */
    public static final int SELECT = 9;
    /** {@code time.Sleep}: a = nanoseconds. */
    public static final int SLEEP = 10;
    /** {@code runtime.Gosched()}. */
    public static final int GOSCHED = 11;
    /** A system call between entersyscall and exitsyscall: a = nanoseconds in the kernel. */
    public static final int SYSCALL = 12;
    /** Builtin println: a = index into {@link Program#prints}. */
    public static final int PRINTLN = 13;
    /** The values of a println that are no plain variables, before it has the print lock: a as for {@link #PRINTLN} (walk/builtin.go: walkPrint, cheapExpr). */
    public static final int PRINT_VALUES = 24;
    /** {@code mu.Lock()}: a = object. */
    public static final int LOCK = 14;
    /** {@code mu.Unlock()}: a = object. */
    public static final int UNLOCK = 15;
    /** {@code wg.Add(b)}: a = object; Done is Add(-1). */
    public static final int WG_ADD = 16;
    /** {@code wg.Wait()}: a = object. */
    public static final int WG_WAIT = 17;
    /** Goes on at c. */
    public static final int JUMP = 18;

    /** Goes on at c unless a holds. */
    public static final int JUMP_IF_NOT = 19;
    /** Sets the frame's variable a to b. */
    public static final int SET = 20;
    /** Sets the shared variable whose number is in slot a to b. */
    public static final int SET_SHARED = 21;
    /** Makes a new shared variable with the value b and puts its number into slot a. */
    public static final int NEW_SHARED = 22;
    /** Sets the program's variable a to b. */
    public static final int SET_GLOBAL = 23;
    /** {@code defer f()}: a = function; b = index into {@link Program#arguments}, {@link #NONE} for none. */
    public static final int DEFER = 40;
    /** {@code panic("text")}: a = index into {@link Program#prints}. */
    public static final int PANIC = 41;
    /** {@code recover()}. */
    public static final int RECOVER = 42;
    /** {@code runtime.Goexit()}. */
    public static final int GOEXIT = 43;

    /** {@code runtime.GOMAXPROCS(a)}. */
    public static final int GOMAXPROCS = 30;
    /** A goroutine profile: {@code pprof.Lookup("goroutine")}. */
    public static final int GOROUTINE_PROFILE = 31;

    /** {@code t = time.NewTimer(b)}: a = object. */
    public static final int NEW_TIMER = 50;
    /** {@code t = time.NewTicker(b)}: a = object. */
    public static final int NEW_TICKER = 51;
    /** {@code t = time.AfterFunc(b, f)}: a = object, c = function. */
    public static final int AFTER_FUNC = 52;
    /** {@code <-time.After(a)}. */
    public static final int AFTER = 53;
    /** {@code t.Stop()}: a = object. */
    public static final int TIMER_STOP = 54;
    /** {@code t.Reset(b)}: a = object. */
    public static final int TIMER_RESET = 55;
    /** {@code ok := mu.TryLock()}: a = object. */
    public static final int TRY_LOCK = 140;
    /** {@code rw.RLock()}: a = object. */
    public static final int RLOCK = 141;
    /** {@code rw.RUnlock()}: a = object. */
    public static final int RUNLOCK = 142;
    /** {@code ok := rw.TryRLock()}: a = object. */
    public static final int TRY_RLOCK = 143;
    /** {@code cond.Wait()}: a = object. */
    public static final int COND_WAIT = 144;
    /** {@code cond.Signal()}: a = object. */
    public static final int COND_SIGNAL = 145;
    /** {@code cond.Broadcast()}: a = object. */
    public static final int COND_BROADCAST = 146;
    /** Whether what the {@code sync.Once} a is for has been done. */
    public static final int ONCE = 147;
    /** What the {@code sync.Once} a is for has been done. */
    public static final int ONCE_DONE = 148;

    /** A read from the network, for which something comes in a ns. */
    public static final int NETREAD = 56;
    /** {@code runtime.GC()}. */
    public static final int GC = 32;
    /** An allocation of a bytes; b: they are kept. */
    public static final int ALLOC = 33;
    /** {@code debug.SetGCPercent(a)}. */
    public static final int SET_GC_PERCENT = 34;

    /** {@code runtime.LockOSThread()}. */
    public static final int LOCK_OS_THREAD = 57;
    /** {@code runtime.UnlockOSThread()}. */
    public static final int UNLOCK_OS_THREAD = 58;
    /** {@code runtime.SetCPUProfileRate(100)}. */
    public static final int START_CPU_PROFILE = 59;
    /** {@code runtime.SetCPUProfileRate(0)}. */
    public static final int STOP_CPU_PROFILE = 60;

    /** {@code n.Add(b)}: a = variable of the program. */
    public static final int ATOMIC_ADD = 160;
    /** {@code n.Store(b)}: a = variable of the program. */
    public static final int ATOMIC_STORE = 161;
    /** {@code n.Swap(b)}: a = variable of the program. */
    public static final int ATOMIC_SWAP = 162;
    /** {@code n.CompareAndSwap(b, c)}: a = variable of the program; c = index into {@link Program#arguments}. */
    public static final int COMPARE_AND_SWAP = 163;

    public static final int FOREVER = -1;
    public static final int NONE = -1;

    private Op() {}
}
