package dev.gmpscope.trace.export;

import dev.gmpscope.trace.Ev;
import dev.gmpscope.trace.EventLog;
import dev.gmpscope.trace.SchedState;
import dev.gmpscope.trace.SchedView;
import java.util.List;

/**
 * What {@code GODEBUG=schedtrace=…} of Go 1.26 prints for the program of a log, with {@code scheddetail=1} or without (proc.go: schedtrace).
 *
 * <p>sysmon prints: at its first round, and then at the first round after each period; so lines come late by up to its sleep of 10 ms, and the time is
 * counted from the first line. What a log does not tell is printed as it is nearly always: {@code mallocing}, {@code throwing} and {@code dying} are 0, and so is
 * {@code locks}, but 2 of sysmon itself, which holds two locks while it prints, and 1 under a mark worker or
 * who waits for all Ps to come to a safe-point. {@code sysmonwait} is false whenever
 * sysmon prints. Statuses are Go's numbers; a P in a system call is running, as since Go 1.26.
 */
public final class SchedTrace {
    /** Who gets the lines. */
    @FunctionalInterface
    public interface Sink {
        /**
         * Takes what is printed at one time, without the last line's end; false ends it.
         *
         * @param seq  the last event before it
         * @param time virtual time, ns
         * @param deep the log's sysmon sleeps deeply then, which it would not with schedtrace on
         */
        boolean take(int seq, long time, boolean deep, String text);
    }

    private static final long NANOS = 1_000_000;
    private static final int SYSMON_LOCKS = 2;
    private static final int WAITING = 4;
    private static final int PREEMPTED = 9;
    /** Go's number of each status of the enums pstatus and gstatus. */
    private static final int[] P_STATUS = {0, 0, 1, 1, 3, 4};
    private static final int[] G_STATUS = {0, 0, 1, 2, 3, WAITING, 6, PREEMPTED};
    private static final int G_RUNNING = 3;
    private static final int G_WAITING = 5;

    private final EventLog log;
    private final long period;
    private final boolean detailed;
    private final Sink sink;
    private final SchedState fold = new SchedState();
    private final SchedView state = new SchedView(fold);
    private final Beside beside = new Beside();
    private final Rounds rounds = new Rounds();
    private int sysmon = -1;
    private long starttime = -1;
    private long lasttrace;
    private boolean wanted = true;

    private SchedTrace(EventLog log, long period, boolean detailed, Sink sink) {
        this.log = log;
        this.period = period * NANOS;
        this.detailed = detailed;
        this.sink = sink;
    }

    /**
     * Writes the lines of a log.
     *
     * @param end      virtual time up to which the log goes, ns
     * @param period   the value of schedtrace, ms
     * @param detailed whether scheddetail=1
     */
    public static void write(EventLog log, long end, int period, boolean detailed, Sink sink) {
        if (!log.header().records().contains("sysmon") || !log.header().records().contains("queues")) {
            throw new IllegalArgumentException("This log does not record what schedtrace prints (sysmon and the queues).");
        }
        new SchedTrace(log, period, detailed, sink).run(end);
    }

    private void run(long end) {
        int size = log.size();
        for (int i = 0; i < size && wanted; i++) {
            awake(log.time(i), i - 1);
            fold.apply(log, i);
            beside.read(log, i, state);
            sysmon(i);
        }
        awake(end + 1, size - 1);
    }

    /** The rounds before a time that the log leaves out. */
    private void awake(long before, int seq) {
        while (rounds.next() < before && wanted && state.exit() < 0) {
            round(seq, rounds.next(), true);
            rounds.advance(lasttrace + period);
        }
    }

    private void sysmon(int i) {
        long time = log.time(i);
        switch (log.type(i)) {
            case Ev.SYSMON_TICK -> {
                sysmon = log.m(i);
                rounds.tick(time, log.wide(i, 0), log.c(i));
                round(i, time, false);
            }
            case Ev.SYSMON_SLEEP_BEGIN -> {
                sysmon = log.m(i);
                rounds.sleep(time);
            }
            case Ev.SYSMON_SLEEP_END -> rounds.wake();
            default -> { }
        }
    }

    private void round(int seq, long time, boolean deep) {
        if (starttime >= 0 && lasttrace + period > time) {
            return;
        }
        starttime = starttime < 0 ? time : starttime;
        lasttrace = time;
        wanted = sink.take(seq, time, deep, detailed ? detail(time) : plain(time));
    }

    private String plain(long now) {
        int[] lengths = new int[beside.gomaxprocs];
        int[] ticks = new int[beside.gomaxprocs];
        for (int p = 0; p < beside.gomaxprocs; p++) {
            lengths[p] = state.ring(p);
            ticks[p] = schedtick(p);
        }
        return SchedLines.PLAIN.write((now - starttime) / NANOS, beside.gomaxprocs, state.idlePs(), mcount(), nmspinning(),
                state.needspinning() ? 1 : 0, state.idleMs(), state.runq(), lengths, ticks);
    }

    private String detail(long now) {
        StringBuilder text = new StringBuilder(SchedLines.DETAIL.write((now - starttime) / NANOS, beside.gomaxprocs, state.idlePs(), mcount(),
                nmspinning(), state.needspinning() ? 1 : 0, state.idleMs(), state.runq(), state.gcwaiting(), nmidlelocked(),
                state.gcwaiting() ? beside.stopwait : 0, false));
        for (int p = 0; p < beside.gomaxprocs; p++) {
            text.append('\n').append(SchedLines.P.write(p, P_STATUS[state.pStatus(p)], schedtick(p), beside.syscalltick(p), mid(state.pThread(p)),
                    state.ring(p), beside.free.count(p), state.timers(p)));
        }
        for (int m = state.threads() - 1; m >= 0; m--) {
            if (m == 0 || !state.ended(m)) {
                text.append('\n').append(thread(m));
            }
        }
        List<Integer> allgs = beside.free.allgs();
        for (int g : allgs) {
            text.append('\n').append(goroutine(g));
        }
        return text.toString();
    }

    private String thread(int m) {
        int locks = m == sysmon ? SYSMON_LOCKS : beside.held(state, m) ? 1 : 0;
        return SchedLines.M.write(mid(m), state.mProc(m), goid(state.mGoroutine(m)), 0, 0, beside.m(m).preemptoff, locks, 0, state.spinning(m),
                beside.blocked(state, m), goid(beside.m(m).lockedg));
    }

    private String goroutine(int g) {
        Beside.G more = beside.g(g);
        int status = G_STATUS[state.gStatus(g)];
        if (state.gStatus(g) == G_RUNNING && more.claimed) {
            status = WAITING;
        } else if (state.gStatus(g) == G_WAITING && more.waitReason.equals("preempted")) {
            status = PREEMPTED;
        }
        return SchedLines.G.write(goid(g), status, more.waitReason, mid(state.gThread(g)), mid(state.lockedm(g)));
    }

    private long mid(int m) {
        return m < 0 ? -1 : log.ms().get(m).id();
    }

    private long goid(int g) {
        return g < 0 ? -1 : log.gs().get(g).id();
    }

    private int schedtick(int p) {
        return log.header().schedtickOf(p) + state.schedtick(p);
    }

    private int mcount() {
        int threads = 0;
        for (int m = 0; m < state.threads(); m++) {
            threads += state.ended(m) ? 0 : 1;
        }
        return threads;
    }

    private int nmspinning() {
        int spinning = 0;
        for (int m = 0; m < state.threads(); m++) {
            spinning += state.spinning(m) ? 1 : 0;
        }
        return spinning;
    }

    /** Threads that wait for the goroutine locked to them: parked, and not on the list of idle ones. */
    private int nmidlelocked() {
        int parked = 0;
        for (int m = 0; m < state.threads(); m++) {
            parked += state.parked(m) ? 1 : 0;
        }
        return parked - state.idleMs();
    }
}
