package dev.gmpscope.runtime;

import dev.gmpscope.program.Program;
import dev.gmpscope.trace.Ev;
import dev.gmpscope.trace.Tables;
import java.util.List;
import java.util.Locale;

/** What package time makes of the runtime's timers (time/sleep.go, time/tick.go). */
final class PackageTime {
    /** What comes of a timer that goes off: the enum {@code fired} of the event table. */
    private static final int BUFFERED = 0;
    private static final int RECEIVED = 1;
    private static final int DROPPED = 2;
    private static final int GOROUTINE = 3;

    private final Rt rt;

    PackageTime(Rt rt) {
        this.rt = rt;
    }

    /** {@code t = time.NewTimer(d)} or, with a period, {@code time.NewTicker(d)}: a new timer with a channel of its own (sleep.go: NewTimer, tick.go: NewTicker). */
    void newTimer(M mp, long object, long d, boolean ticker) {
        if (ticker && d <= 0) {
            throw GoPanic.library("non-positive interval for NewTicker");
        }
        Obj c = withTimer(row((int) object));
        rt.objects[(int) object] = c;
        rt.time.modify(mp, c.timer, when(d), ticker ? d : 0);
    }

    /** Row of the log for a new timer in a variable: another one if the variable's timer so far goes on without it. */
    private int row(int object) {
        Obj old = rt.objects[object];
        boolean live = old.timer != null && (old.timer.when != 0 || old.timer.blocked > 0);
        Program.Obj variable = rt.program.objects().get(object);
        return live ? rt.trace.object(new Tables.Obj(variable.kind().name().toLowerCase(Locale.ROOT), variable.name(), 0)) : old.row;
    }

    private static Obj withTimer(int row) {
        Obj c = new Obj(row, 1);
        c.timer = Timer.ofChan(c);
        return c;
    }

    /** {@code t = time.AfterFunc(d, f)} (sleep.go: AfterFunc) */
    void afterFunc(M mp, long object, long d, int func) {
        Obj t = new Obj(row((int) object), 0);
        t.timer = Timer.ofFunc(t, func);
        rt.objects[(int) object] = t;
        rt.time.modify(mp, t.timer, when(d), 0);
    }

    /** {@code time.After(d)}: the channel of a new timer. A goroutine needs as many at once as a select has, so their rows are used again (sleep.go: After). */
    Obj after(M mp, int which, long d) {
        List<Integer> rows = mp.curg.afterRows;
        if (rows.size() == which) {
            rows.add(rt.trace.object(new Tables.Obj("timer", "time.After", 0)));
        }
        Obj c = withTimer(rows.get(which));
        rt.time.modify(mp, c.timer, when(d), 0);
        return c;
    }

    /** (sleep.go: when) A time that has passed is now. */
    private long when(long d) {
        return rt.now + Math.max(0, d);
    }

    /** (sleep.go: Timer.Stop, tick.go: Ticker.Stop) */
    void stop(M mp, long object) {
        mp.curg.result = rt.time.stop(mp, timer((int) object)) ? 1 : 0;
    }

    /** (sleep.go: Timer.Reset, tick.go: Ticker.Reset) */
    void reset(M mp, long object, long d) {
        Timer t = timer((int) object);
        boolean ticker = rt.program.objects().get((int) object).kind() == Program.Kind.TICKER;
        if (ticker && d <= 0) {
            throw GoPanic.library("non-positive interval for Ticker.Reset");
        }
        mp.curg.result = rt.time.modify(mp, t, when(d), ticker ? d : 0) ? 1 : 0;
    }

    private Timer timer(int object) {
        Timer t = rt.objects[object].timer;
        if (t == null) {
            throw GoPanic.nil();
        }
        return t;
    }

    /** Row of a timer's channel for a receive; before the timer is made there is none. A timer of AfterFunc has a nil channel. */
    Obj chan(Obj c) {
        if (c.needsTimer && c.timer == null) {
            throw GoPanic.nil();
        }
        return c.timer != null && !c.timer.isChan() ? null : c;
    }

    /** The timer goes off (sleep.go: sendTime, goFunc). */
    void f(M mp, Timer t, int late) {
        Obj c = t.chan;
        if (!t.isChan()) {
            rt.trace.emit(Ev.TIMER_RUN, mp, c.row, late, GOROUTINE);
            rt.proc.goFunc(mp, t.func);
            return;
        }
        int fired = !c.recvq.empty() ? RECEIVED : c.count == 0 ? BUFFERED : DROPPED;
        rt.trace.emit(Ev.TIMER_RUN, mp, c.row, late, fired);
        if (fired != DROPPED) {
            rt.chan.trySend(mp, c, 0);
        }
    }
}
