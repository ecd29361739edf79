package dev.gmpscope.cli;

import java.io.PrintWriter;
import java.net.URI;
import java.net.http.HttpClient;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Measures goal 8: a class that follows one run after another, others with runs of their own beside it, and some that take nothing in. */
@Command(name = "bench-load", mixinStandardHelpOptions = true,
        description = "Measures a server of its own process under many viewers: how late a batch comes to each after the first, bytes, heap, and whether anything is lost.")
final class BenchLoad implements Callable<Integer> {
    private static final String DOCUMENT = "{\"format\":1,\"title\":\"load\",\"until\":\"3600s\",\"gomaxprocs\":4,\"funcs\":{\"main\":[{\"for\":8,\"do\":[{\"go\":\"w\"}]},{\"for\":%d,\"do\":[{\"compute\":\"2us\"},{\"gosched\":true}]}],"
            + "\"w\":[{\"for\":\"forever\",\"do\":[{\"compute\":\"3us\"},{\"gosched\":true}]}]}}";
    private static final int EVENTS_PER_ROUND = 16;
    /** Events of the run that is too long to be sent to a viewer who acknowledges nothing. */
    private static final int LONG = 1_000_000;
    private static final long PATIENCE = 60;
    private static final String STALLED = "1013";
    private static final int PARTS = 5;
    private static final double MEBI = 1 << 20;
    private static final double MILLI = 1e6;

    @Option(names = "--seconds", paramLabel = "N", defaultValue = "300", description = "How long (default: ${DEFAULT-VALUE}).")
    private int seconds;
    @Option(names = "--viewers", paramLabel = "N", defaultValue = "200", description = "Viewers of one run (default: ${DEFAULT-VALUE}).")
    private int viewers;
    @Option(names = "--alone", paramLabel = "N", defaultValue = "50", description = "Viewers of runs of their own (default: ${DEFAULT-VALUE}).")
    private int alone;
    @Option(names = "--stalled", paramLabel = "N", defaultValue = "10", description = "Viewers that never acknowledge (default: ${DEFAULT-VALUE}).")
    private int stalled;
    @Option(names = "--events", paramLabel = "N", defaultValue = "20000", description = "Events of a run, about (default: ${DEFAULT-VALUE}).")
    private int events;
    @Option(names = "--pause", paramLabel = "MS", defaultValue = "500", description = "Between a viewer's runs (default: ${DEFAULT-VALUE}).")
    private int pause;
    @Option(names = "--heap", paramLabel = "SIZE", defaultValue = "512m", description = "Most heap of the server (default: ${DEFAULT-VALUE}).")
    private String heap;
    @Spec
    private CommandSpec spec;

    private final ExecutorService readers = Executors.newCachedThreadPool(task -> {
        Thread thread = new Thread(task, "viewer");
        thread.setDaemon(true);
        return thread;
    });
    private final ConcurrentLinkedQueue<Long> delays = new ConcurrentLinkedQueue<>();
    private final AtomicInteger seed = new AtomicInteger();
    private final AtomicInteger streams = new AtomicInteger();
    private final AtomicInteger lost = new AtomicInteger();
    /** How streams that were not whole ended. */
    private final Map<String, Integer> ends = new ConcurrentHashMap<>();
    /** How streams of those that take nothing in ended. */
    private final Map<String, Integer> given = new ConcurrentHashMap<>();
    private final List<Double> used = new ArrayList<>();
    private String document;
    private long end;

    @Override
    public Integer call() throws Exception {
        document = document(events);
        try (LoadServer server = new LoadServer(HttpClient.newHttpClient(), heap)) {
            String watched = server.start(document(LONG), 0);
            end = System.nanoTime() + TimeUnit.SECONDS.toNanos(seconds);
            List<Thread> threads = new ArrayList<>();
            IntStream.range(0, stalled).forEach(i -> threads.add(begin(() -> stall(server.stream(watched)))));
            threads.add(begin(() -> rounds(server, viewers)));
            IntStream.range(0, alone).forEach(i -> threads.add(begin(() -> rounds(server, 1))));
            do {
                used.add(server.metric("jvm_memory_used_bytes{area=\"heap\""));
                TimeUnit.SECONDS.sleep(1);
            } while (System.nanoTime() < end);
            for (Thread thread : threads) {
                thread.join();
            }
            return report(server);
        }
    }

    /** Of a run with about so many events. */
    private static String document(int events) {
        return String.format(DOCUMENT, Math.max(1, events / EVENTS_PER_ROUND));
    }

    private interface Rounds {
        void run() throws Exception;
    }

    private Thread begin(Rounds rounds) {
        Thread thread = new Thread(() -> {
            try {
                rounds.run();
            } catch (Exception e) {
                spec.commandLine().getErr().println("gmpscope: " + e);
                lost.incrementAndGet();
            }
        });
        thread.start();
        return thread;
    }

    /** One run after another, each followed by so many until all have it. */
    private void rounds(LoadServer server, int many) throws Exception {
        do {
            String run = server.start(document, seed.incrementAndGet());
            List<LoadViewer> all = new ArrayList<>();
            for (int i = 0; i < many; i++) {
                all.add(new LoadViewer(false).follow(readers, server.stream(run)));
            }
            for (LoadViewer viewer : all) {
                String broken = viewer.broken(PATIENCE);
                streams.incrementAndGet();
                if (broken != null) {
                    lost.incrementAndGet();
                    ends.merge(broken, 1, Integer::sum);
                }
            }
            if (many > 1) {
                lateness(all);
            }
            TimeUnit.MILLISECONDS.sleep(pause);
        } while (System.nanoTime() < end);
    }

    /** One who takes nothing in is closed, and comes again. */
    private void stall(URI stream) {
        do {
            String broken = new LoadViewer(true).follow(readers, stream).broken(PATIENCE);
            given.merge(broken == null ? "whole" : broken.startsWith(STALLED) ? STALLED : broken, 1, Integer::sum);
        } while (System.nanoTime() < end);
    }

    /** How much later than the first viewer each has a batch; who joined after that counts from there. */
    private void lateness(List<LoadViewer> all) {
        Map<Long, Long> first = new HashMap<>();
        all.forEach(viewer -> viewer.came().forEach((batch, at) -> first.merge(batch, at, Math::min)));
        all.forEach(viewer -> viewer.came().forEach((batch, at) -> delays.add(at - Math.max(first.get(batch), viewer.joined()))));
    }

    private int report(LoadServer server) throws Exception {
        PrintWriter out = spec.commandLine().getOut();
        List<Long> sorted = delays.stream().sorted().toList();
        out.printf("%d viewers of one run after another, %d of their own, %d that take nothing in, %d s%n", viewers, alone, stalled, seconds);
        out.printf("runs %d, streams %d, not whole %d %s; who takes nothing in was closed: %s%n", seed.get(), streams.get(), lost.get(), ends, given);
        out.printf("a batch after the first viewer has it: p50 %.1f ms, p99 %.1f ms, worst %.1f ms (%d batches)%n", at(sorted, 0.5), at(sorted, 0.99), at(sorted, 1), sorted.size());
        out.printf("batches sent: %.1f MiB, %.1f MiB/s%n", server.metric("gmpscope_sent_bytes_total") / MEBI, server.metric("gmpscope_sent_bytes_total") / MEBI / seconds);
        StringBuilder troughs = new StringBuilder();
        for (int part = 0; part < PARTS; part++) {
            List<Double> some = used.subList(used.size() * part / PARTS, used.size() * (part + 1) / PARTS);
            troughs.append(String.format(" %.0f", some.stream().mapToDouble(Double::doubleValue).min().orElse(0) / MEBI));
        }
        out.printf("heap of the server: most %.0f MiB of %s; least in each fifth of the time%s MiB; failures %.0f%n", used.stream().mapToDouble(Double::doubleValue).max().orElse(0) / MEBI, heap, troughs, server.metric("gmpscope_failures_total"));
        return lost.get() == 0 ? Gmpscope.OK : Gmpscope.FAILED;
    }

    private static double at(List<Long> sorted, double share) {
        return sorted.isEmpty() ? 0 : sorted.get((int) Math.min(sorted.size() - 1, Math.floor(share * sorted.size()))) / MILLI;
    }
}
