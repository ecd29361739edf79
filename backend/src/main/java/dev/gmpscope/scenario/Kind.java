package dev.gmpscope.scenario;

import dev.gmpscope.program.Program;

/** What a program-wide name stands for. */
public enum Kind {
    FUNC("function", "funcs", null, null),
    VAR("variable", "vars", null, "int"),
    ATOMIC("sync/atomic variable", "atomics", null, "atomic.Int64"),
    CHAN("channel", "chans", Program.Kind.CHAN, "chan int"),
    MUTEX("mutex", "mutexes", Program.Kind.MUTEX, "sync.Mutex"),
    RW_MUTEX("rwmutex", "rwmutexes", Program.Kind.RW_MUTEX, "sync.RWMutex"),
    WAIT_GROUP("wait group", "waitgroups", Program.Kind.WAIT_GROUP, "sync.WaitGroup"),
    COND("condition variable", "conds", Program.Kind.COND, "sync.Cond"),
    ONCE("once", "onces", Program.Kind.ONCE, "sync.Once"),
    TIMER("timer", "timers", Program.Kind.TIMER, "*time.Timer"),
    TICKER("ticker", "tickers", Program.Kind.TICKER, "*time.Ticker");

    /** For sentences. */
    final String says;
    /** Key of the scenario under which it is declared. */
    final String key;
    /** What it is in the program; null for what has no waiters. */
    public final Program.Kind program;
    /** Go type, null of a function. */
    final String go;

    Kind(String says, String key, Program.Kind program, String go) {
        this.says = says;
        this.key = key;
        this.program = program;
        this.go = go;
    }
}
