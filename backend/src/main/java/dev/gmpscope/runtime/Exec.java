package dev.gmpscope.runtime;

import dev.gmpscope.program.Func;
import dev.gmpscope.program.Op;
import dev.gmpscope.trace.Ev;

/** Carries out the instructions of the goroutine on an M, until it stops, blocks or has to wait for the clock. */
final class Exec {
    private final Rt rt;

    Exec(Rt rt) {
        this.rt = rt;
    }

    /** After execute: goes on where the goroutine left off. */
    void resume(M mp) {
        G gp = mp.curg;
        if (gp.retryLock != null && !rt.sema.retryLock(mp, gp)) {
            return;
        }
        if (!gp.inStretch || rt.stretches.resume(mp, gp)) {
            run(mp);
        }
    }

    /** The M's clock has come. */
    void step(M mp) {
        G gp = mp.curg;
        if (!gp.inStretch || rt.stretches.go(mp, gp)) {
            run(mp);
        }
    }

    private void run(M mp) {
        G gp = mp.curg;
        while (instruction(mp, gp)) {
            // each instruction says whether the goroutine goes on at once
        }
    }

    private boolean instruction(M mp, G gp) {
        int top = gp.depth - 1;
        Func f = rt.program.funcs().get(gp.func[top]);
        int pc = gp.pc[top];
        int op = f.op()[pc];
        gp.site = f.site()[pc];
        if (op == Op.STRETCH) {
            return rt.stretches.begin(mp, gp);
        }
        gp.pc[top] = pc + 1;
        long a = f.a()[pc];
        long b = f.b()[pc];
        switch (op) {
            case Op.CALL:
                call(gp, (int) a);
                return true;
            case Op.RET:
                return ret(mp, gp);
            case Op.LOOP_START:
                gp.slots[gp.slotBase[top] + (int) a] = 0;
                gp.pc[top] = b == 0 ? f.c()[pc] : pc + 1;
                return true;
            case Op.LOOP_NEXT:
                long round = ++gp.slots[gp.slotBase[top] + (int) a];
                gp.pc[top] = b == Op.FOREVER || round < b ? f.c()[pc] : pc + 1;
                return true;
            case Op.JUMP:
                gp.pc[top] = f.c()[pc];
                return true;
            case Op.GO:
                rt.proc.newproc(mp, (int) a, b == Op.NONE ? 0 : gp.slots[gp.slotBase[top] + (int) b]);
                return true;
            case Op.PRINTLN:
                String text = a == Op.NONE ? Long.toString(gp.arg) : rt.program.strings().get((int) a);
                rt.trace.emit(Ev.PRINTLN, mp, rt.trace.string(text));
                return true;
            default:
                return scheduling(mp, op, a, b);
        }
    }

    private boolean scheduling(M mp, int op, long a, long b) {
        switch (op) {
            case Op.SEND:
                return rt.chan.chansend(mp, a);
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
            case Op.SYSCALL:
                rt.syscall.entersyscall(mp, a);
                return false;
            case Op.LOCK:
                return rt.sema.lock(mp, a);
            case Op.UNLOCK:
                return rt.sema.unlock(mp, a);
            case Op.WG_ADD:
                return rt.sema.add(mp, a, b);
            case Op.WG_WAIT:
                return rt.sema.await(mp, a);
            default:
                throw new IllegalStateException("no operation " + op);
        }
    }

    private void call(G gp, int function) {
        int row = rt.trace.stackRow(gp);
        gp.push(function, row, rt.program.funcs().get(function).slots());
    }

    /** Return of a function; of the goroutine's first one: it ends, and with main the program. */
    private boolean ret(M mp, G gp) {
        if (gp.depth > 1) {
            gp.pop();
            return true;
        }
        if (gp.id == 0) {
            rt.stretches.flushChecks(mp, gp);
            rt.exit(mp, 0, null);
        } else {
            rt.proc.goexit0(mp);
        }
        return false;
    }
}
