package dev.gmpscope.program;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The price of time: what each operation and scheduler path costs, in ns of virtual time. The one documented table;
 * a scenario overrides rows by name under {@code "costs"}. Defaults are of the order of magnitude measured on Go 1.26,
 * amd64.
 */
public final class Costs {
    /**
     * @param name as a scenario writes it
     * @param ns   default in nanoseconds
     * @param what one clause that says what is paid for
     */
    public record Row(String name, long ns, String what) {}

    public static final List<Row> TABLE = List.of(
            new Row("loop", 1, "one round of a for loop besides its body"),
            new Row("assign", 1, "an assignment to a variable, or a condition, with the atomic Loads in it"),
            new Row("atomic", 2, "Add, Store, Swap or CompareAndSwap of an atomic: one locked instruction"),
            new Row("call", 2, "a call and return that was not inlined, with its prologue"),
            new Row("newproc", 250, "a go statement: newproc"),
            new Row("chan", 12, "a channel send, receive or close up to knowing whether it has to wait"),
            new Row("handoff", 45, "handing over to a goroutine that waits for a channel, and waking it: send, recv, goready, and its way back out of gopark"),
            new Row("select", 120, "a select statement that does not block"),
            new Row("park", 15, "gopark: from a blocking operation to schedule"),
            new Row("mutex", 10, "an uncontended Lock or Unlock (inlined fast path)"),
            new Row("rwmutex", 25, "an uncontended Lock or Unlock of an RWMutex"),
            new Row("cond", 15, "a Cond Wait, Signal or Broadcast up to its locks and waits"),
            new Row("once", 1, "a Once.Do of what has been done (inlined fast path)"),
            new Row("procyield", 1_200, "one round of spinning for a mutex: 30 PAUSE instructions"),
            new Row("waitgroup", 10, "a WaitGroup Add, Done or Wait that does not block"),
            new Row("mapassign", 60, "a map write: mapassign"),
            new Row("convT", 25, "boxing a value into an interface: convT"),
            new Row("mallocgc", 40, "an allocation: mallocgc"),
            new Row("deferproc", 10, "a defer in a loop, or a plain one with its return: deferproc, deferreturn"),
            new Row("defer", 3, "a defer statement outside of loops: open-coded"),
            new Row("gopanic", 120, "panic or Goexit up to the first deferred call: gopanic, Goexit"),
            new Row("gorecover", 20, "a call of recover: gorecover"),
            new Row("recovery", 100, "from a deferred function that has recovered to the frame that returns: recovery"),
            new Row("printlock", 10, "a builtin println up to holding the print lock: printlock"),
            new Row("println", 990, "the rest of it: a raw write to standard error for each part, printunlock"),
            new Row("sleep", 100, "time.Sleep up to gopark"),
            new Row("newTimer", 150, "time.NewTimer, NewTicker, AfterFunc or After: an allocation of the timer and its channel"),
            new Row("modifyTimer", 55, "Stop or Reset of a timer"),
            new Row("netread", 15_000, "a read from the network up to gopark; here that of a timer of the kernel, which is made for it"),
            new Row("read", 300, "the system call of a read from the network, in the kernel"),
            new Row("lockOSThread", 2, "runtime.LockOSThread or UnlockOSThread"),
            new Row("setcpuprofilerate", 5_000, "starting or stopping the CPU profiler: setcpuprofilerate"),
            new Row("sigprof", 1_500, "the handler of SIGPROF: sigprof, with the stack it notes"),
            new Row("gosched", 60, "runtime.Gosched up to schedule"),
            new Row("gomaxprocs", 200, "runtime.GOMAXPROCS or a goroutine profile up to stopping the world"),
            new Row("entersyscall", 30, "entersyscall before a system call"),
            new Row("exitsyscall", 30, "exitsyscall after one that kept its P"),
            new Row("exitsyscallSlow", 2_000, "exitsyscall of one that lost its P"),
            new Row("schedule", 40, "schedule, findRunnable at its first rungs, and execute"),
            new Row("steal", 300, "one round of stealWork over all Ps"),
            new Row("goexit", 100, "goexit0 up to schedule"),
            new Row("newstack", 150, "a failed stack check: morestack, newstack"),
            new Row("copystack", 60, "a new stack for a goroutine: copystack, besides newstack"),
            new Row("copystackFrame", 28, "each frame that copystack copies and adjusts"),
            new Row("asyncPreempt", 500, "asyncPreempt: spilling the registers, up to gopreempt_m"),
            new Row("signal", 30_000, "from tgkill to the handler of the target thread"),
            new Row("tgkill", 3_000, "what sending a signal takes of the one that sends it: signalM"),
            new Row("sighandler", 1_000, "the handler of SIGURG: doSigPreempt"),
            new Row("startm", 5_000, "waking a parked thread: notewakeup to running"),
            new Row("wakeCore", 17_000, "what a sleep takes longer after 100 µs, when the core sleeps too"),
            new Row("wakeParked", 60_000, "what waking a parked thread takes longer when its core has slept for 100 µs"),
            new Row("futexwake", 9_000, "what waking a parked thread takes of the one that wakes it: futexwakeup"),
            new Row("newm", 50_000, "making a thread: newosproc to running"),
            new Row("clone", 56_000, "what making a thread takes of the one that makes it: newosproc"),
            new Row("netpollWake", 25_000, "waking a thread that blocks in netpoll: from netpollBreak, or something ready, to running"),
            new Row("netpollTimeout", 80_000, "how late a thread that blocks in netpoll comes back by itself, after whole milliseconds: the kernel's timer slack"),
            new Row("usleep", 62_000, "what usleep sleeps longer than asked: the kernel's timer slack"),
            new Row("usleepJitter", 1_000, "the width within which one such sleep differs from another, so that no two rounds keep one phase; on Go 1.26 24 µs (5th to 95th percentile)"),
            new Row("mallocKB", 60, "clearing 1 KiB of an allocation"),
            new Row("scan", 200, "marking 1 KiB of the heap: all of it pointers"),
            new Row("gcBgMarkWorker", 8_000, "making a mark worker, once for each P: gcBgMarkStartWorkers"),
            new Row("scanRoots", 4_500, "one of the four jobs of marking the roots besides stacks"),
            new Row("scanRuntime", 16_000, "marking what the runtime itself keeps in the heap"),
            new Row("firstCycle", 100_000, "what a program's first cycle takes longer, which finds cold memory"),
            new Row("scanStack", 1_500, "scanning the stack of a goroutine: scanstack"),
            new Row("sweepSpan", 400, "sweeping a span: sweepone"),
            new Row("prepareForSweep", 5_000, "releasing one of the spans that a P keeps for allocations, once after each cycle: mcache.prepareForSweep"),
            new Row("stopped", 5_000, "what is done while the world is stopped, before it starts again"),
            new Row("procresize", 10_000, "retiring and making Ps while the world is stopped for GOMAXPROCS: procresize"),
            new Row("goroutineProfile", 10_000, "noting the goroutines for a profile while the world is stopped"),
            new Row("checkEvents", 50_000, "shortest time between two StackCheckPassed events of a goroutine (not a cost)"));

    private final Map<String, Long> overrides;

    private Costs(Map<String, Long> overrides) {
        this.overrides = overrides;
    }

    public static Costs defaults() {
        return new Costs(Map.of());
    }

    /** The table with some rows replaced; names must be of {@link #TABLE}. */
    public static Costs with(Map<String, Long> overrides) {
        return new Costs(new LinkedHashMap<>(overrides));
    }

    /** Price of a row in ns. Look it up once, not in a loop. */
    public long of(String name) {
        Long changed = overrides.get(name);
        if (changed != null) {
            return changed;
        }
        for (Row row : TABLE) {
            if (row.name().equals(name)) {
                return row.ns();
            }
        }
        throw new IllegalArgumentException("no cost is named " + name);
    }
}
