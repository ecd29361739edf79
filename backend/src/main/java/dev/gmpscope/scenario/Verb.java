package dev.gmpscope.scenario;

import dev.gmpscope.program.Op;
import dev.gmpscope.program.SafePoint;
import dev.gmpscope.scenario.GoExpr.Type;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The operations that are one statement of Go and one instruction: a row says how each is written, read, rendered, compiled and priced. Whoever
 * adds one adds a row here, its {@link Op} and the case in runtime.Exec.
 */
public enum Verb {
    SEND("send", Param.of("send", Kind.CHAN), List.of(Param.number("value", 1L, -Limits.NUMBER, Limits.NUMBER)), "{send} <- {value}",
            Op.SEND, "chan", SafePoint.RUNTIME, true, 3, "send"),
    RECV("recv", Param.of("recv", Kind.CHAN), List.of(), "<-{recv}", Op.RECV, "chan", SafePoint.RUNTIME, true, 2, "recv", Type.INT, Type.BOOL),
    CLOSE("close", Param.of("close", Kind.CHAN), List.of(), "close({close})", Op.CLOSE, "chan", SafePoint.RUNTIME, true, 2, "close"),
    SLEEP("sleep", Param.duration("sleep"), List.of(), "time.Sleep({sleep})", Op.SLEEP, "sleep", SafePoint.RUNTIME, true, 60, "time.Sleep"),
    GOSCHED("gosched", Param.yes("gosched"), List.of(), "runtime.Gosched()", Op.GOSCHED, "gosched", SafePoint.RUNTIME, false, 64, "runtime.Gosched"),
    SYSCALL("syscall", Param.duration("syscall"), List.of(), "blockingSyscall({syscall})",
            Op.SYSCALL, "entersyscall", SafePoint.RUNTIME, true, 60, "system call"),
    GOMAXPROCS("gomaxprocs", Param.number("gomaxprocs", null, 1, 256), List.of(), "runtime.GOMAXPROCS({gomaxprocs})",
            Op.GOMAXPROCS, "gomaxprocs", SafePoint.RUNTIME, true, 60, "runtime.GOMAXPROCS"),
    GOROUTINE_PROFILE("goroutineProfile", Param.yes("goroutineProfile"), List.of(), "goroutineProfile()",
            Op.GOROUTINE_PROFILE, "gomaxprocs", SafePoint.RUNTIME, true, 59, "goroutine profile"),
    GC("gc", Param.yes("gc"), List.of(), "runtime.GC()", Op.GC, "gomaxprocs", SafePoint.RUNTIME, true, 59, "runtime.GC"),
    ALLOC("alloc", Param.number("alloc", null, 8, 1L << 32), List.of(Param.number("keep", 0L, 0, 1)), "allocate({alloc}, {keep})",
            Op.ALLOC, "mallocgc", SafePoint.RUNTIME, true, 61, "allocation"),
    SET_GC_PERCENT("setGCPercent", Param.number("setGCPercent", null, -1, 100_000), List.of(), "debug.SetGCPercent({setGCPercent})",
            Op.SET_GC_PERCENT, "gomaxprocs", SafePoint.RUNTIME, true, 66, "debug.SetGCPercent"),
    LOCK("lock", Param.of("lock", Kind.MUTEX), List.of(), "{lock}.Lock()", Op.LOCK, "mutex", SafePoint.SAFE, false, 71, "Lock"),
    UNLOCK("unlock", Param.of("unlock", Kind.MUTEX), List.of(), "{unlock}.Unlock()", Op.UNLOCK, "mutex", SafePoint.SAFE, false, 77, "Unlock"),
    ADD("add", Param.of("add", Kind.WAIT_GROUP), List.of(Param.number("n", 1L, 1, 1_000_000)), "{add}.Add({n})",
            Op.WG_ADD, "waitgroup", SafePoint.SAFE, true, 61, "WaitGroup.Add"),
    DONE("done", Param.of("done", Kind.WAIT_GROUP), List.of(), "{done}.Done()", Op.WG_ADD, "waitgroup", SafePoint.SAFE, true, 63, "WaitGroup.Done"),
    WAIT("wait", Param.of("wait", Kind.WAIT_GROUP), List.of(), "{wait}.Wait()", Op.WG_WAIT, "waitgroup", SafePoint.SAFE, true, 60, "WaitGroup.Wait"),
    NEW_TIMER("newTimer", Param.of("newTimer", Kind.TIMER), List.of(Param.duration("after")), "{newTimer} = time.NewTimer({after})",
            Op.NEW_TIMER, "newTimer", SafePoint.RUNTIME, true, 62, "time.NewTimer"),
    NEW_TICKER("newTicker", Param.of("newTicker", Kind.TICKER), List.of(Param.duration("every")), "{newTicker} = time.NewTicker({every})",
            Op.NEW_TICKER, "newTimer", SafePoint.RUNTIME, true, 62, "time.NewTicker"),
    AFTER_FUNC("afterFunc", Param.of("afterFunc", Kind.TIMER), List.of(Param.duration("after"), Param.of("func", Kind.FUNC)),
            "{afterFunc} = time.AfterFunc({after}, {func})", Op.AFTER_FUNC, "newTimer", SafePoint.RUNTIME, true, 63, "time.AfterFunc"),
    STOP("stop", Param.of("stop", Kind.TIMER), List.of(), "{stop}.Stop()", Op.TIMER_STOP, "modifyTimer", SafePoint.RUNTIME, true, 70, "Stop", Type.BOOL),
    RESET("reset", Param.of("reset", Kind.TIMER), List.of(Param.duration("after")), "{reset}.Reset({after})",
            Op.TIMER_RESET, "modifyTimer", SafePoint.RUNTIME, true, 60, "Reset", Type.BOOL),
    AFTER("after", Param.duration("after"), List.of(), "<-time.After({after})", Op.AFTER, "newTimer", SafePoint.RUNTIME, true, 66, "time.After"),
    NETREAD("netread", Param.duration("netread"), List.of(), "netRead({netread})", Op.NETREAD, "netread", SafePoint.RUNTIME, true, 60, "read from the network"),
    RW_LOCK("lock", Param.of("lock", Kind.RW_MUTEX), List.of(), "{lock}.Lock()", Op.LOCK, "rwmutex", SafePoint.SAFE, true, 60, "RWMutex.Lock"),
    RW_UNLOCK("unlock", Param.of("unlock", Kind.RW_MUTEX), List.of(), "{unlock}.Unlock()", Op.UNLOCK, "rwmutex", SafePoint.SAFE, true, 60, "RWMutex.Unlock"),
    RLOCK("rlock", Param.of("rlock", Kind.RW_MUTEX), List.of(), "{rlock}.RLock()", Op.RLOCK, "mutex", SafePoint.SAFE, false, 80, "RLock"),
    RUNLOCK("runlock", Param.of("runlock", Kind.RW_MUTEX), List.of(), "{runlock}.RUnlock()", Op.RUNLOCK, "mutex", SafePoint.SAFE, false, 81, "RUnlock"),
    TRY_LOCK("tryLock", Param.of("tryLock", Kind.MUTEX), List.of(), "{tryLock}.TryLock()", Op.TRY_LOCK, "mutex", SafePoint.SAFE, false, 33, "TryLock", Type.BOOL),
    RW_TRY_LOCK("tryLock", Param.of("tryLock", Kind.RW_MUTEX), List.of(), "{tryLock}.TryLock()",
            Op.TRY_LOCK, "rwmutex", SafePoint.SAFE, true, 60, "RWMutex.TryLock", Type.BOOL),
    TRY_RLOCK("tryRLock", Param.of("tryRLock", Kind.RW_MUTEX), List.of(), "{tryRLock}.TryRLock()",
            Op.TRY_RLOCK, "mutex", SafePoint.SAFE, false, 39, "TryRLock", Type.BOOL),
    COND_WAIT("condWait", Param.of("condWait", Kind.COND), List.of(), "{condWait}.Wait()", Op.COND_WAIT, "cond", SafePoint.SAFE, true, 59, "Cond.Wait"),
    SIGNAL("signal", Param.of("signal", Kind.COND), List.of(), "{signal}.Signal()", Op.COND_SIGNAL, "cond", SafePoint.SAFE, true, 59, "Cond.Signal"),
    BROADCAST("broadcast", Param.of("broadcast", Kind.COND), List.of(), "{broadcast}.Broadcast()",
            Op.COND_BROADCAST, "cond", SafePoint.SAFE, true, 59, "Cond.Broadcast"),
    ATOMIC_ADD("atomicAdd", Param.of("atomicAdd", Kind.ATOMIC), List.of(Param.number("delta", 1L, -Limits.NUMBER, Limits.NUMBER)), "{atomicAdd}.Add({delta})",
            Op.ATOMIC_ADD, "atomic", SafePoint.SAFE, false, 9, "atomic Add", Type.INT),
    ATOMIC_STORE("atomicStore", Param.of("atomicStore", Kind.ATOMIC), List.of(Param.number("value", null, -Limits.NUMBER, Limits.NUMBER)), "{atomicStore}.Store({value})",
            Op.ATOMIC_STORE, "atomic", SafePoint.SAFE, false, 8, "atomic Store"),
    ATOMIC_SWAP("atomicSwap", Param.of("atomicSwap", Kind.ATOMIC), List.of(Param.number("new", null, -Limits.NUMBER, Limits.NUMBER)), "{atomicSwap}.Swap({new})",
            Op.ATOMIC_SWAP, "atomic", SafePoint.SAFE, false, 9, "atomic Swap", Type.INT),
    COMPARE_AND_SWAP("compareAndSwap", Param.of("compareAndSwap", Kind.ATOMIC),
            List.of(Param.number("old", null, -Limits.NUMBER, Limits.NUMBER), Param.number("new", null, -Limits.NUMBER, Limits.NUMBER)),
            "{compareAndSwap}.CompareAndSwap({old}, {new})", Op.COMPARE_AND_SWAP, "atomic", SafePoint.SAFE, false, 11, "atomic CompareAndSwap", Type.BOOL),
    LOCK_OS_THREAD("lockOSThread", Param.yes("lockOSThread"), List.of(), "runtime.LockOSThread()",
            Op.LOCK_OS_THREAD, "lockOSThread", SafePoint.RUNTIME, false, 59, "runtime.LockOSThread"),
    UNLOCK_OS_THREAD("unlockOSThread", Param.yes("unlockOSThread"), List.of(), "runtime.UnlockOSThread()",
            Op.UNLOCK_OS_THREAD, "lockOSThread", SafePoint.RUNTIME, false, 50, "runtime.UnlockOSThread"),
    START_CPU_PROFILE("startCPUProfile", Param.yes("startCPUProfile"), List.of(), "runtime.SetCPUProfileRate(100)",
            Op.START_CPU_PROFILE, "setcpuprofilerate", SafePoint.RUNTIME, true, 60, "start of the CPU profiler"),
    STOP_CPU_PROFILE("stopCPUProfile", Param.yes("stopCPUProfile"), List.of(), "runtime.SetCPUProfileRate(0)",
            Op.STOP_CPU_PROFILE, "setcpuprofilerate", SafePoint.RUNTIME, true, 60, "stop of the CPU profiler"),
    RECOVER("recover", Param.yes("recover"), List.of(), "recover()", Op.RECOVER, "gorecover", SafePoint.RUNTIME, true, 0, "recover", Type.BOOL),
    GOEXIT("goexit", Param.yes("goexit"), List.of(), "runtime.Goexit()", Op.GOEXIT, "gopanic", SafePoint.RUNTIME, true, 59, "runtime.Goexit");

    private static final Map<String, Verb> BY_KEY = new LinkedHashMap<>();
    private static final Map<Verb, String> REASONS = Map.of(
            LOCK_OS_THREAD, "no check: runtime.LockOSThread is nosplit",
            UNLOCK_OS_THREAD, "no check: it is inlined",
            GOSCHED, "yields by itself; runtime.Gosched is nosplit",
            SYSCALL, "a check in the wrapper; then entersyscall: the P can be taken away",
            LOCK, "no check: the fast path is inlined; it may block if contended",
            UNLOCK, "no check: the fast path is inlined; it yields if the mutex starves",
            RLOCK, "no check: inlined; it waits behind a writer",
            RUNLOCK, "no check: the fast path is inlined",
            TRY_LOCK, "no check: inlined; it never waits",
            TRY_RLOCK, "no check: inlined; it never waits");

    static {
        for (Verb v : values()) {
            BY_KEY.putIfAbsent(v.key, v);
        }
    }

    /** As a scenario writes it. */
    final String key;
    /** The first operand, and the others in the order of the instruction's operands. */
    final List<Param> params;
    /** The statement in Go; an argument stands in braces. */
    final String go;
    /** Instruction. */
    public final int op;
    /** Row of the cost table. */
    public final String cost;
    /** What its code says to a signal. */
    public final SafePoint at;
    /** Whether it passes a stack check. */
    public final boolean check;
    /** What it takes of the inlining budget, as Go 1.26 prints it with {@code -m=2}. */
    public final int inline;
    /** Its name in sentences. */
    public final String says;
    /** What it gives: the types of its results. */
    final List<Type> results;

    Verb(String key, Param first, List<Param> others, String go, int op, String cost, SafePoint at, boolean check, int inline, String says, Type... results) {
        this.key = key;
        params = new java.util.ArrayList<>(List.of(first));
        params.addAll(others);
        this.go = go;
        this.op = op;
        this.cost = cost;
        this.at = at;
        this.check = check;
        this.inline = inline;
        this.says = says;
        this.results = List.of(results);
    }


    static Verb of(String key) {
        return BY_KEY.get(key);
    }

    /** Whether the verb of a key has an argument of that name. */
    static boolean takes(String verb, String argument) {
        Verb v = BY_KEY.get(verb);
        return v != null && !argument.equals(verb) && v.params.stream().anyMatch(p -> p.key().equals(argument));
    }

    /** The operation of the same name for a variable of this kind; itself if there is none. */
    Verb of(Kind kind) {
        for (Verb v : values()) {
            if (v.key.equals(key) && v.params.get(0).kind() == kind) {
                return v;
            }
        }
        return this;
    }

    /** Whether no CALL instruction is left of it. */
    public boolean leaf() {
        return this == TRY_LOCK || this == TRY_RLOCK || this == UNLOCK_OS_THREAD || atomic();
    }

    /** Whether it is a single instruction on an atomic, which the compiler writes in place of the call. */
    public boolean atomic() {
        return params.get(0).kind() == Kind.ATOMIC;
    }

    static List<String> keys() {
        return List.copyOf(BY_KEY.keySet());
    }

    /** The second operand where the verb itself says it. */
    public long constant() {
        return this == DONE ? -1 : 0;
    }

    /** Why a stack check stands here or not. */
    public String reason() {
        return REASONS.getOrDefault(this, atomic() ? "no check: one instruction, no call" : check ? "check: a call into the runtime, whose prologue has one" : "no check");
    }
}
