package dev.gmpscope.runtime;

import dev.gmpscope.program.Func;
import dev.gmpscope.program.Op;
import dev.gmpscope.trace.Ev;

/** Carries out the instructions of the goroutine on an M, until it stops, blocks or has to wait for the clock. */
final class Exec {
    /** Instructions carried out at a stretch. */
    private static final int PATIENCE = 10_000;

    private final Rt rt;
    private final Func[] funcs;

    Exec(Rt rt) {
        this.rt = rt;
        funcs = rt.program.funcs().toArray(new Func[0]);
    }

    /** After execute: goes on where the goroutine left off. */
    void resume(M mp) {
        G gp = mp.curg;
        if (rt.owes(mp, Step.RESUME)) {
            return;
        }
        rt.time.unblockTimerChans(gp);
        if (!routines(mp, gp)) {
            return;
        }
        if (gp.sendFailed) {
            gp.sendFailed = false;
            rt.panics.gopanic(mp, GoPanic.plain(Chan.SEND_ON_CLOSED));
        }
        if (gp.depth == 0) {
            rt.proc.goexit0(mp);
            return;
        }
        if (!gp.inStretch || rt.stretches.resume(mp, gp)) {
            run(mp);
        }
    }

    /** The M's clock has come. */
    void step(M mp) {
        G gp = mp.curg;
        if (!routines(mp, gp)) {
            return;
        }
        if (!gp.inStretch || rt.stretches.go(mp, gp)) {
            run(mp);
        }
    }

    /** Each instruction says whether the goroutine goes on at once. Now and then the agenda gets its turn, so that a loop can be cancelled. */
    private void run(M mp) {
        G gp = mp.curg;
        int left = PATIENCE;
        while (guarded(mp, gp)) {
            if (--left == 0) {
                rt.next(mp, Step.RUN, rt.now);
                return;
            }
        }
    }

    private boolean guarded(M mp, G gp) {
        try {
            return instruction(mp, gp);
        } catch (GoPanic e) {
            rt.panics.gopanic(mp, e);
            return true;
        }
    }

    private boolean instruction(M mp, G gp) {
        if (rt.owes(mp, Step.RUN)) {
            return false;
        }
        int top = gp.depth - 1;
        if (gp.func[top] < 0) {
            return rt.panics.step(mp, gp);
        }
        Func f = funcs[gp.func[top]];
        int pc = gp.pc[top];
        int op = f.op()[pc];
        gp.site = f.site()[pc];
        if (op == Op.STRETCH) {
            return rt.stretches.begin(mp, gp, (int) f.a()[pc], f.y()[pc] == null ? f.b()[pc] : Math.max(0, rt.values.of(gp, f.y()[pc])));
        }
        gp.pc[top] = pc + 1;
        long a = f.x()[pc] == null ? f.a()[pc] : rt.values.of(gp, f.x()[pc]);
        long b = f.y()[pc] == null ? f.b()[pc] : rt.values.of(gp, f.y()[pc]);
        switch (op) {
            case Op.CALL:
                call(gp, (int) a, rt.values.arguments(gp, b));
                return true;
            case Op.RET:
                return rt.panics.deferreturn(gp, a) || leave(mp, gp, a);
            case Op.GO:
                rt.proc.newproc(mp, (int) a, rt.values.arguments(gp, b), f.c()[pc]);
                return true;
            case Op.PRINT_VALUES:
                gp.printed = rt.values.early(gp, a);
                return true;
            case Op.PRINTLN:
                rt.trace.emit(Ev.PRINTLN, mp, rt.trace.string(rt.values.line(gp, a)));
                return true;
            default:
                return control(mp, gp, op, a, b, f.c()[pc]);
        }
    }

    /** Loops, jumps and variables. */
    private boolean control(M mp, G gp, int op, long a, long b, int target) {
        int top = gp.depth - 1;
        switch (op) {
            case Op.LOOP_START:
                rt.values.set(gp, (int) a, 0);
                gp.pc[top] = b == 0 ? target : gp.pc[top];
                return true;
            case Op.LOOP_NEXT:
                long round = ++gp.slots[gp.slotBase[top] + (int) a];
                gp.pc[top] = b == Op.FOREVER || round < b ? target : gp.pc[top];
                return true;
            case Op.JUMP:
                gp.pc[top] = target;
                return true;
            case Op.JUMP_IF_NOT:
                gp.pc[top] = a == 0 ? target : gp.pc[top];
                return true;
            case Op.SET:
                rt.values.set(gp, (int) a, b);
                return true;
            case Op.SET_SHARED:
                rt.values.setShared(gp, (int) a, b);
                return true;
            case Op.NEW_SHARED:
                rt.values.newShared(gp, (int) a, b);
                return true;
            case Op.SET_GLOBAL:
                rt.values.setGlobal((int) a, b);
                return true;
            case Op.ATOMIC_ADD, Op.ATOMIC_STORE, Op.ATOMIC_SWAP, Op.COMPARE_AND_SWAP:
                rt.values.atomic(gp, op, (int) a, b, target);
                return true;
            default:
                return scheduling(mp, op, a, b, target);
        }
    }

    private boolean scheduling(M mp, int op, long a, long b, int target) {
        switch (op) {
            case Op.SEND:
                return rt.chan.chansend(mp, a, b);
            case Op.RECV:
                return rt.chan.chanrecv(mp, a);
            case Op.CLOSE:
                return rt.chan.closechan(mp, a);
            case Op.SELECT:
                return rt.select.selectgo(mp, a);
            case Op.SLEEP:
                if (a > 0) {
                    rt.time.timeSleep(mp, a);
                }
                return a <= 0;
            case Op.GOSCHED:
                rt.proc.goschedImpl(mp, false);
                return false;
            case Op.GC:
                return routine(mp, rt.gc.runGC());
            case Op.ALLOC:
                return rt.malloc.mallocgc(mp, a, b != 0);
            case Op.SET_GC_PERCENT:
                return routine(mp, rt.gc.setGCPercent(a));
            case Op.GOMAXPROCS:
                return routine(mp, rt.debug.gomaxprocs(a));
            case Op.GOROUTINE_PROFILE:
                return routine(mp, rt.debug.goroutineProfile());
            case Op.SYSCALL:
                rt.syscall.entersyscall(mp, a);
                return false;
            case Op.LOCK:
                return rt.sync.locker(a).lock(mp);
            case Op.UNLOCK:
                return rt.sync.locker(a).unlock(mp);
            case Op.WG_ADD:
                rt.sync.waitGroup(a).add(mp, (int) b);
                return true;
            case Op.WG_WAIT:
                return rt.sync.waitGroup(a).await(mp);
            default:
                return timers(mp, op, a, b, target);
        }
    }

    private boolean timers(M mp, int op, long a, long b, int function) {
        switch (op) {
            case Op.NEW_TIMER, Op.NEW_TICKER:
                rt.packageTime.newTimer(mp, a, b, op == Op.NEW_TICKER);
                return true;
            case Op.AFTER_FUNC:
                rt.packageTime.afterFunc(mp, a, b, function);
                return true;
            case Op.LOCK_OS_THREAD:
                rt.locked.lockOSThread(mp);
                return true;
            case Op.UNLOCK_OS_THREAD:
                rt.locked.unlockOSThread(mp);
                return true;
            case Op.START_CPU_PROFILE, Op.STOP_CPU_PROFILE:
                rt.cpuprof.setcpuprofilerate(mp, op == Op.START_CPU_PROFILE ? 100 : 0);
                return true;
            case Op.NETREAD:
                rt.netpoll.netpollblock(mp, Math.max(1, a));
                return false;
            case Op.AFTER:
                return rt.chan.recv(mp, rt.packageTime.after(mp, 0, a));
            case Op.TIMER_STOP:
                rt.packageTime.stop(mp, a);
                return true;
            case Op.TIMER_RESET:
                rt.packageTime.reset(mp, a, b);
                return true;
            default:
                return unwinding(mp, op, a, b);
        }
    }

    private boolean sync(M mp, int op, long a) {
        switch (op) {
            case Op.TRY_LOCK:
                return rt.sync.tried(mp, rt.sync.locker(a).tryLock(mp));
            case Op.RLOCK:
                return rt.sync.rwMutex(a).rlock(mp);
            case Op.RUNLOCK:
                return rt.sync.rwMutex(a).runlock(mp);
            case Op.TRY_RLOCK:
                return rt.sync.tried(mp, rt.sync.rwMutex(a).tryRLock(mp));
            case Op.COND_WAIT:
                return routine(mp, rt.sync.cond(a).waiting());
            case Op.COND_SIGNAL:
                rt.sync.cond(a).signal(mp);
                return true;
            case Op.COND_BROADCAST:
                rt.sync.cond(a).broadcast(mp);
                return true;
            case Op.ONCE:
                return rt.sync.tried(mp, rt.sync.once(a).isDone());
            case Op.ONCE_DONE:
                rt.sync.once(a).setDone(mp);
                return true;
            default:
                throw new IllegalStateException("no operation " + op);
        }
    }

    private boolean unwinding(M mp, int op, long a, long b) {
        switch (op) {
            case Op.DEFER:
                rt.panics.deferproc(mp, (int) a, rt.values.arguments(mp.curg, b).clone());
                return true;
            case Op.PANIC:
                throw new GoPanic(rt.values.line(mp.curg, a));
            case Op.RECOVER:
                mp.curg.result = rt.panics.gorecover(mp) ? 1 : 0;
                return true;
            case Op.GOEXIT:
                rt.panics.goexit(mp);
                return true;
            default:
                return sync(mp, op, a);
        }
    }

    /** The goroutine goes on once the routine is done. */
    boolean routine(M mp, Routine routine) {
        G gp = mp.curg;
        Routine.begin(gp, routine);
        return routines(mp, gp);
    }

    /** Whether all code of the runtime is done; a panic in it ends it. */
    private boolean routines(M mp, G gp) {
        try {
            return Routine.run(mp, gp);
        } catch (GoPanic e) {
            gp.routine = null;
            rt.panics.gopanic(mp, e);
            return true;
        }
    }

    void call(G gp, int function, long[] arguments) {
        int row = rt.trace.stackRow(gp);
        gp.push(function, row, funcs[function].slots(), rt.stack.entry(gp));
        gp.pass(arguments);
    }

    /** A function whose deferred calls are done returns; with the first one the goroutine ends, and with main the program. */
    boolean leave(M mp, G gp, long value) {
        if (gp.depth > 1) {
            gp.pop();
            gp.result = value;
            return true;
        }
        if (gp.id == 0) {
            return rt.panics.mainReturned(mp, gp);
        }
        rt.proc.goexit0(mp);
        return false;
    }
}
