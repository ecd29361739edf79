package dev.gmpscope.trace.export;

import dev.gmpscope.trace.Ev;
import dev.gmpscope.trace.EventLog;
import dev.gmpscope.trace.EventTable;
import dev.gmpscope.trace.SchedState;
import dev.gmpscope.trace.SchedView;
import dev.gmpscope.trace.export.GoFrames.Frame;
import java.io.IOException;
import java.io.OutputStream;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Profiles of a log that {@code go tool pprof} reads: where the samples of SIGPROF found the threads, or where the goroutines are at a moment. */
public final class Pprof {
    private static final long SECOND = 1_000_000_000;
    private static final List<String> G_STATUS = EventTable.get().words("gstatus");
    private static final Set<String> NOT_THERE = Set.of("unknown", "idle", "dead");
    /** Where a sample that finds a thread without a goroutine is counted. */
    private static final Frame SCHEDULER = new Frame("runtime.schedule", "", 0);

    private final EventLog log;
    private final GoFrames frames;

    private Pprof(EventLog log) {
        this.log = log;
        frames = new GoFrames(log);
    }

    /** Whether the program turns the CPU profiler on, so that it has samples. */
    public static boolean hasSamples(EventLog log) {
        for (int i = 0; i < log.size(); i++) {
            if (log.type(i) == Ev.SETCPUPROFILERATE) {
                return true;
            }
        }
        return false;
    }

    /** The CPU profile, as runtime/pprof writes it: samples, and the CPU time that each stands for. */
    public static void cpu(EventLog log, OutputStream out) throws IOException {
        Map<List<Frame>, Long> samples = new LinkedHashMap<>();
        Pprof profile = new Pprof(log);
        long hz = 0;
        long from = 0;
        long duration = 0;
        for (int i = 0; i < log.size(); i++) {
            if (log.type(i) == Ev.CPU_SAMPLE) {
                samples.merge(profile.stack(log.stack(i), log.g(i)), 1L, Long::sum);
            } else if (log.type(i) == Ev.SETCPUPROFILERATE) {
                duration += log.a(i) == 0 ? log.time(i) - from : 0;
                from = log.time(i);
                hz = log.a(i) > 0 ? log.a(i) : hz;
            }
        }
        long period = hz == 0 ? 0 : SECOND / hz;
        PprofFile file = new PprofFile().type("samples", "count").type("cpu", "nanoseconds");
        samples.forEach((stack, count) -> file.sample(stack, count, count * period));
        file.period("cpu", "nanoseconds", period, duration).write(out);
    }

    /** The goroutine profile after the events up to a time: goroutines by stack, those of the runtime left out, as Go does. */
    public static void goroutines(EventLog log, long time, OutputStream out) throws IOException {
        SchedState fold = new SchedState();
        for (int i = 0; i < log.size() && log.time(i) <= time; i++) {
            fold.apply(log, i);
        }
        SchedView state = new SchedView(fold);
        Pprof profile = new Pprof(log);
        Map<List<Frame>, Long> stacks = new LinkedHashMap<>();
        for (int g = 0; g < state.goroutines(); g++) {
            String func = log.gs().get(g).func();
            if (!NOT_THERE.contains(G_STATUS.get(state.gStatus(g))) && (func == null || !func.startsWith("runtime."))) {
                stacks.merge(profile.stack(state.gStack(g), g), 1L, Long::sum);
            }
        }
        PprofFile file = new PprofFile().type("goroutine", "count");
        stacks.forEach(file::sample);
        file.period("goroutine", "count", 1, 0).write(out);
    }

    private List<Frame> stack(int row, int g) {
        if (row >= 0) {
            return frames.of(row);
        }
        String func = g < 0 ? null : log.gs().get(g).func();
        return List.of(func == null ? SCHEDULER : frames.entry(func));
    }
}
