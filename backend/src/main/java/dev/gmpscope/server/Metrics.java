package dev.gmpscope.server;

import dev.gmpscope.simulation.Outcome;
import io.javalin.http.Context;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.binder.jvm.JvmMemoryMetrics;
import io.micrometer.core.instrument.binder.jvm.JvmThreadMetrics;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Supplier;

/** What the server counts, as Prometheus reads it. Numbers only: no person and no document can be told from them. */
final class Metrics {
    private static final String CONTENT_TYPE = "text/plain; version=0.0.4; charset=utf-8";

    private final PrometheusMeterRegistry registry = new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);
    private final Counter runs = counter("gmpscope.runs.started", "Runs that were started.");
    private final Map<Outcome.Reason, Counter> ends = new EnumMap<>(Outcome.Reason.class);
    private final Map<Limit, Counter> limits = new EnumMap<>(Limit.class);
    private final Counter sessions = counter("gmpscope.sessions.opened", "Viewers that have come.");
    private final Counter stalls = counter("gmpscope.stalls", "Viewers that were closed because they took nothing in.");
    private final Counter bytes = counter("gmpscope.sent.bytes", "Bytes of batches that were handed to sockets.");
    private final Counter failures = counter("gmpscope.failures", "Requests and runs that failed through a fault of gmpscope.");
    private final Set<LiveRun> underWay = new HashSet<>();
    /** Of runs that are over. */
    private long events;
    private final AtomicBoolean looked = new AtomicBoolean();

    Metrics() {
        for (Outcome.Reason reason : Outcome.Reason.values()) {
            ends.put(reason, Counter.builder("gmpscope.runs.ended").description("Runs that are over, by how they ended.").tag("reason", reason.name().toLowerCase(Locale.ROOT)).register(registry));
        }
        for (Limit limit : Limit.values()) {
            limits.put(limit, Counter.builder("gmpscope.limits.hit").description("Times that somebody came to a limit of the server.").tag("limit", limit.id()).register(registry));
        }
        FunctionCounter.builder("gmpscope.events", this, Metrics::eventsSoFar).description("Events that runs have made.").register(registry);
        gauge("gmpscope.runs.active", "Runs under way, computing or waiting for their turn.", this::active);
    }

    private Counter counter(String name, String says) {
        return Counter.builder(name).description(says).register(registry);
    }

    /** Something that is asked for when somebody looks. */
    void gauge(String name, String says, Supplier<Number> now) {
        Gauge.builder(name, now).description(says).strongReference(true).register(registry);
    }

    private synchronized int active() {
        return underWay.size();
    }

    private synchronized double eventsSoFar() {
        return events + underWay.stream().mapToLong(run -> run.log().size()).sum();
    }

    synchronized void started(LiveRun run) {
        runs.increment();
        underWay.add(run);
    }

    synchronized void ended(LiveRun run, Outcome.Reason reason) {
        ends.get(reason).increment();
        if (underWay.remove(run)) {
            events += run.log().size();
        }
        if (reason == Outcome.Reason.ERROR) {
            failed();
        }
    }

    void hit(Limit limit) {
        limits.get(limit).increment();
    }

    void came() {
        sessions.increment();
    }

    void stalled() {
        stalls.increment();
    }

    void sent(long count) {
        bytes.increment(count);
    }

    void failed() {
        failures.increment();
    }

    /** {@code GET metrics}. The JVM's own come with the first look: what counts them takes its time to come up. */
    void show(Context ctx) {
        if (!looked.getAndSet(true)) {
            new JvmMemoryMetrics().bindTo(registry);
            new JvmThreadMetrics().bindTo(registry);
        }
        ctx.contentType(CONTENT_TYPE).result(registry.scrape());
    }
}
