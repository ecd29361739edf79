package dev.gmpscope.bench;

import com.sun.management.ThreadMXBean;
import dev.gmpscope.simulation.Simulation;
import dev.gmpscope.trace.BatchEncoder;
import dev.gmpscope.trace.EventLog;
import dev.gmpscope.trace.EventTable;
import java.lang.management.ManagementFactory;
import java.util.stream.IntStream;

/** Goal 3: what an event costs in memory, in rubbish and on the wire. */
final class Memory {
    private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    private static final int FIRST = 1_000_000;
    private static final int ALL = 3_000_000;

    private Memory() {}

    static void measure(String name, String document) {
        rubbish(document, FIRST);
        long first = rubbish(document, FIRST);
        double steady = (rubbish(document, ALL) - first) / (double) (ALL - FIRST);
        long before = used();
        Simulation simulation = Model.prepare(Model.of(document, ALL));
        simulation.run(() -> false);
        EventLog log = simulation.log();
        double kept = (used() - before) / (double) log.size();
        System.out.printf("  %-12s allocated in steady state %.2f an event (goal: the log's 33), kept %.2f (goal: about 32), on the wire %.2f (goal: at most 25);"
                + " %.0f %% of the events are of kinds that Go's tracer has%n", name, steady, kept, wire(log), 100 * tracers(log));
    }

    /** Bytes that a run of so many events allocates. */
    private static long rubbish(String document, int events) {
        Simulation simulation = Model.prepare(Model.of(document, events));
        long before = THREADS.getCurrentThreadAllocatedBytes();
        simulation.run(() -> false);
        return THREADS.getCurrentThreadAllocatedBytes() - before;
    }

    private static long used() {
        for (int i = 0; i < 3; i++) {
            System.gc();
        }
        return ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed();
    }

    private static double wire(EventLog log) {
        BatchEncoder encoder = new BatchEncoder();
        long bytes = 0;
        for (int from = 0; from < log.size();) {
            int to = BatchEncoder.end(log, from, log.size());
            bytes += encoder.encode(log, from, to).remaining();
            from = to;
        }
        return bytes / (double) log.size();
    }

    private static double tracers(EventLog log) {
        return IntStream.range(0, log.size()).filter(i -> EventTable.get().byId(log.type(i)).tracer()).count() / (double) log.size();
    }
}
