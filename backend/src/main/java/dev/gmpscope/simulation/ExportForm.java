package dev.gmpscope.simulation;

import dev.gmpscope.trace.EventLog;
import dev.gmpscope.trace.export.ChromeTrace;
import dev.gmpscope.trace.export.GoTrace;
import dev.gmpscope.trace.export.JsonLines;
import dev.gmpscope.trace.export.Pprof;
import dev.gmpscope.trace.export.SchedTrace;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.util.Locale;

/** The forms in which a run is written for other tools. */
public enum ExportForm {
    CHROME("json", "application/json"), GOTRACE("trace", "application/octet-stream"), PPROF("pb.gz", "application/octet-stream"), SCHEDTRACE("txt", "text/plain; charset=utf-8"), JSONL("jsonl", "application/x-ndjson");

    /** How its file's name ends. */
    public final String ending;
    public final String contentType;

    ExportForm(String ending, String contentType) {
        this.ending = ending;
        this.contentType = contentType;
    }

    /**
     * What there is to choose.
     *
     * @param at     for pprof: the goroutines at this virtual time, ns; null: the samples of the CPU profiler
     * @param period for schedtrace, ms
     * @param detail whether scheddetail=1
     */
    public record Choice(Long at, int period, boolean detail) {}

    /** The form of that name, null if there is none. */
    public static ExportForm of(String name) {
        for (ExportForm form : values()) {
            if (form.name().toLowerCase(Locale.ROOT).equals(name)) {
                return form;
            }
        }
        return null;
    }

    /** Why a log cannot be written so, null if it can. */
    public String refuses(EventLog log, Choice choice) {
        var records = log.header().records();
        boolean counters = records.contains("counters");
        return switch (this) {
            case JSONL -> null;
            case SCHEDTRACE -> records.contains("sysmon") || counters ? null : "a trace does not record what schedtrace prints: the lengths of the queues, and which threads are idle or spin.";
            case PPROF -> counters ? "there are no goroutines in what schedtrace printed." : choice.at == null && !Pprof.hasSamples(log)
                    ? (log.header().source().equals("model") ? "the program does not start the CPU profiler (startCPUProfile), so there are no samples; the goroutines at a moment can be had (--at 10ms)."
                    : "there are no CPU samples in this trace; the goroutines at a moment can be had (--at 10ms).") : null;
            case GOTRACE -> counters || !log.header().source().equals("model") ? "only a run of the model is written as an execution trace: of a recorded run that is the file that it came from." : null;
            case CHROME -> counters ? "there are no events in what schedtrace printed, only numbers." : null;
        };
    }

    /** Writes a run that is over. */
    public void write(Simulation run, Outcome outcome, Choice choice, OutputStream out) throws IOException {
        EventLog log = run.log();
        switch (this) {
            case GOTRACE -> GoTrace.write(log, outcome.chapters().stream().map(c -> new GoTrace.Chapter(c.seq(), c.say())).toList(), out);
            case PPROF -> {
                if (choice.at == null) {
                    Pprof.cpu(log, out);
                } else {
                    Pprof.goroutines(log, choice.at, out);
                }
            }
            default -> {
                Writer text = new OutputStreamWriter(out, StandardCharsets.UTF_8);
                text(run, outcome.time(), choice, text);
                text.flush();
            }
        }
    }

    /** Whether it is text. */
    public boolean isText() {
        return this != GOTRACE && this != PPROF;
    }

    /** Writes one that is text. */
    public void text(Simulation run, long end, Choice choice, Writer out) throws IOException {
        switch (this) {
            case CHROME -> ChromeTrace.write(run.log(), end, out);
            case JSONL -> JsonLines.write(run.log(), out);
            default -> {
                SchedTrace.Sink sink = (seq, time, deep, text) -> line(out, text);
                if (!run.printed(sink)) {
                    SchedTrace.write(run.log(), end, choice.period, choice.detail, sink);
                }
            }
        }
    }

    private static boolean line(Writer out, String text) {
        try {
            out.write(text + "\n");
            return true;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
