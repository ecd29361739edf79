package dev.gmpscope.simulation;

import dev.gmpscope.trace.Ev;
import dev.gmpscope.trace.EventLog;
import dev.gmpscope.trace.EventTable;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** What became of each goroutine in a log: where its time went, and how it was preempted. */
public final class Summary {
    /** The words of a goroutine's states; {@link Goroutine#timeIn} is in this order. */
    public static final List<String> STATES = EventTable.get().words("gstatus");

    private static final int RUNNABLE = STATES.indexOf("runnable");
    private static final int RUNNING = STATES.indexOf("running");
    private static final int SYSCALL = STATES.indexOf("syscall");
    private static final int WAITING = STATES.indexOf("waiting");
    private static final int DEAD = STATES.indexOf("dead");

    /**
     * @param id        Go's number of it
     * @param name      for people
     * @param timeIn    ns in each of {@link #STATES}
     * @param bySignal  preemptions that a signal brought about
     * @param byCheck   preemptions at a stack check
     * @param latencies ns from request to stop of each preemption, sorted
     */
    public record Goroutine(long id, String name, List<Long> timeIn, int bySignal, int byCheck, List<Long> latencies) {
        /** The middle latency; 0 if there is none. */
        public long median() {
            return latencies.isEmpty() ? 0 : latencies.get(latencies.size() / 2);
        }
    }

    /** What is known of a goroutine while the log is read. */
    private static final class Track {
        final long[] timeIn = new long[STATES.size()];
        final List<Long> latencies = new ArrayList<>();
        int state = -1;
        long since;
        long asked = -1;
        boolean signalled;
        int bySignal;
        int byCheck;

        void enter(int next, long time) {
            if (state >= 0) {
                timeIn[state] += time - since;
            }
            state = next;
            since = time;
        }
    }

    private final EventLog log;
    private final List<Track> tracks = new ArrayList<>();

    private Summary(EventLog log) {
        this.log = log;
    }

    /** One row for each goroutine of the log, up to the given time. */
    public static List<Goroutine> of(EventLog log, long end) {
        Summary summary = new Summary(log);
        for (int i = 0; i < log.size(); i++) {
            summary.read(i);
        }
        List<Goroutine> rows = new ArrayList<>();
        for (int g = 0; g < summary.tracks.size(); g++) {
            Track track = summary.tracks.get(g);
            if (track.state < 0) {
                continue;
            }
            track.enter(track.state, end);
            rows.add(new Goroutine(log.gs().get(g).id(), log.gs().get(g).name(),
                    Arrays.stream(track.timeIn).boxed().toList(), track.bySignal, track.byCheck,
                    track.latencies.stream().sorted().toList()));
        }
        return rows;
    }

    private Track of(int g) {
        while (tracks.size() <= g) {
            tracks.add(new Track());
        }
        return tracks.get(g);
    }

    private void read(int i) {
        long time = log.time(i);
        switch (log.type(i)) {
            case Ev.GO_STATUS -> of(log.a(i)).enter(log.c(i), time);
            case Ev.GO_CREATE_BLOCKED -> of(log.a(i)).enter(WAITING, time);
            case Ev.GO_CREATE_SYSCALL -> of(log.a(i)).enter(SYSCALL, time);
            case Ev.GO_SWITCH, Ev.GO_SWITCH_DESTROY -> {
                of(log.g(i)).enter(log.type(i) == Ev.GO_SWITCH ? WAITING : DEAD, time);
                start(of(log.a(i)), time);
            }
            case Ev.GO_CREATE, Ev.GO_UNBLOCK -> of(log.a(i)).enter(RUNNABLE, time);
            case Ev.GO_START -> start(of(log.a(i)), time);
            case Ev.GO_STOP -> stop(of(log.g(i)), log.strings().get(log.a(i)), time);
            case Ev.GO_BLOCK -> of(log.g(i)).enter(WAITING, time);
            case Ev.GO_SYSCALL_BEGIN -> of(log.g(i)).enter(SYSCALL, time);
            case Ev.GO_SYSCALL_END -> of(log.g(i)).enter(RUNNING, time);
            case Ev.GO_SYSCALL_END_BLOCKED -> of(log.g(i)).enter(RUNNABLE, time);
            case Ev.GO_DESTROY, Ev.GO_DESTROY_SYSCALL -> of(log.g(i)).enter(DEAD, time);
            case Ev.PREEMPT_REQUEST -> ask(of(log.a(i)), time);
            case Ev.SIGNAL_ACCEPT -> of(log.g(i)).signalled = true;
            case Ev.STACK_CHECK_HIT -> of(log.g(i)).signalled = false;
            default -> { }
        }
    }

    private static void ask(Track track, long time) {
        track.asked = track.asked < 0 ? time : track.asked;
    }

    private static void start(Track track, long time) {
        track.asked = -1;
        track.enter(RUNNING, time);
    }

    private static void stop(Track track, String reason, long time) {
        track.enter(RUNNABLE, time);
        if (!reason.equals("preempted")) {
            return;
        }
        if (track.asked >= 0) {
            track.latencies.add(time - track.asked);
            track.asked = -1;
        }
        track.bySignal += track.signalled ? 1 : 0;
        track.byCheck += track.signalled ? 0 : 1;
    }
}
