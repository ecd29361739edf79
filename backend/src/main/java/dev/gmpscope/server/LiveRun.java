package dev.gmpscope.server;

import com.fasterxml.jackson.databind.JsonNode;
import dev.gmpscope.simulation.ExportForm;
import dev.gmpscope.simulation.Outcome;
import dev.gmpscope.simulation.Simulation;
import dev.gmpscope.trace.EventLog;
import java.io.IOException;
import java.io.OutputStream;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A run that the server knows: waiting, under way or over, with all who watch it. */
final class LiveRun {
    private static final Logger LOG = LoggerFactory.getLogger(LiveRun.class);
    private static final long GRACE = TimeUnit.SECONDS.toNanos(10);

    private final String id;
    private final JsonNode value;
    private final long held;
    private final Simulation simulation;
    private final JsonNode about;
    private final Frames frames;
    private final SchedTraces schedTraces;
    private final Limit time;
    private final Set<Viewer> viewers = ConcurrentHashMap.newKeySet();
    /** When somebody was last seen to watch, 0 never. */
    private volatile long watched;
    private volatile boolean cancelled;
    private volatile boolean crowdedOut;
    private boolean tooLong;
    private volatile Outcome outcome;
    private volatile String endText;

    /**
     * @param value what was asked for, as the page gets it
     * @param held  bytes that it keeps besides its log
     * @param time  which limit says how long it may take
     */
    LiveRun(String id, JsonNode value, long held, Simulation simulation, Limit time) {
        this.held = held;
        this.time = time;
        this.id = id;
        this.value = value;
        this.simulation = simulation;
        this.about = simulation.about();
        this.frames = new Frames(simulation.log());
        this.schedTraces = new SchedTraces(simulation.log(), simulation::printed);
    }

    /** Runs the simulation to its end, or as long as it may compute, then tells the viewers. */
    void run(Turns.Turn turn, Limits limits, Metrics metrics) {
        long seconds = limits.of(time);
        Outcome ended;
        turn.begin();
        try {
            ended = simulation.run(() -> {
                turn.yieldIfOver();
                tooLong = turn.computed() > TimeUnit.SECONDS.toNanos(seconds);
                return cancelled || tooLong || crowdedOut;
            });
            if (ended.reason() == Outcome.Reason.CANCELLED && !cancelled) {
                ended = ended.limited(crowdedOut ? crowded(limits) : late(seconds));
                metrics.hit(crowdedOut ? Limit.RUN_MEMORY : time);
            }
        } catch (RuntimeException | OutOfMemoryError | StackOverflowError e) {
            LOG.atError().addKeyValue("run", id).setCause(e).log("run broke off");
            int count = log().size();
            ended = Outcome.broken(count, count == 0 ? 0 : log().time(count - 1));
        }
        turn.end();
        log().complete();
        endText = StreamJson.end(ended);
        outcome = ended;
        metrics.ended(this, ended.reason());
        if (ended.reason() == Outcome.Reason.LIMIT && log().size() >= limits.of(Limit.EVENTS)) {
            metrics.hit(Limit.EVENTS);
        } else if (ended.reason() == Outcome.Reason.LIMIT && log().gs().size() >= limits.of(Limit.GOROUTINES)) {
            metrics.hit(Limit.GOROUTINES);
        }
        viewers.forEach(Viewer::pump);
        LOG.atInfo().addKeyValue("run", id).addKeyValue("reason", ended.reason()).addKeyValue("events", log().size())
                .addKeyValue("computed_ms", TimeUnit.NANOSECONDS.toMillis(turn.computed())).log("run over");
    }

    private String late(long seconds) {
        return time == Limit.RUN_TIME ? "Stopped at the limit of " + seconds + " s of computing; the program had not ended, and what has come stays."
                : "Stopped at the limit of " + seconds + " s of reading; the trace goes on, and what has come stays.";
    }

    private static String crowded(Limits limits) {
        return "Stopped because the runs of this server together take " + limits.of(Limit.RUN_MEMORY) + " percent of its memory, all that they may, and this one was the largest under way; what has come stays.";
    }

    void cancel() {
        cancelled = true;
    }

    /** Ends the run at what it has, because there is no memory for more. */
    void crowdOut() {
        crowdedOut = true;
    }

    /** Lets go of what is quickly made again, while nobody watches. */
    void rest() {
        if (viewers.isEmpty()) {
            frames.rest();
        }
    }

    /** Somebody watches from now on. */
    void come(Viewer viewer) {
        viewers.add(viewer);
        watched = System.nanoTime();
    }

    /** Somebody has said that they go: they are not waited for. */
    void leftForGood() {
        watched = System.nanoTime() - GRACE;
    }

    /** Cancels a run that was watched, and that all have left for a while, or for good. */
    void cancelIfLeft(long now) {
        if (!viewers.isEmpty()) {
            watched = now;
        } else if (!over() && watched != 0 && now - watched > GRACE) {
            cancel();
        }
    }

    boolean over() {
        return outcome != null;
    }

    /** Whether another asker should get a new run instead of this one. */
    boolean spoilt() {
        Outcome ended = outcome;
        return cancelled || ended != null && ended.reason() == Outcome.Reason.ERROR;
    }

    /** The end message; null while the run is not over. */
    String endText() {
        return over() ? endText : null;
    }

    String id() {
        return id;
    }

    JsonNode value() {
        return value;
    }

    JsonNode about() {
        return about;
    }

    EventLog log() {
        return simulation.log();
    }

    /** See {@link Frames#get}. */
    Frame frame(int number, int from) {
        return frames.get(number, over(), from);
    }

    /** How much of its file has been read, null if it comes from none. */
    String shareText() {
        double share = simulation.share();
        return share < 0 ? null : StreamJson.share(share);
    }

    /** Writes a run that is over for another tool. */
    void write(ExportForm form, ExportForm.Choice choice, OutputStream out) throws IOException {
        form.write(simulation, outcome, choice, out);
    }

    /** What schedtrace prints, null while the run is not over. */
    byte[] schedtrace(SchedTraces.Setting setting) {
        Outcome ended = outcome;
        return ended == null ? null : schedTraces.get(setting, ended.time());
    }

    Set<Viewer> viewers() {
        return viewers;
    }

    /** Rough size in memory. */
    long bytes() {
        return log().bytes() + frames.bytes() + schedTraces.bytes() + held;
    }
}
