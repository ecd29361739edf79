package dev.gmpscope.simulation;

import dev.gmpscope.trace.EventLog;
import dev.gmpscope.trace.export.SchedTrace;
import dev.gmpscope.trace.imports.End;
import dev.gmpscope.trace.imports.SchedTraceText;
import java.io.IOException;
import java.io.InputStream;
import java.util.function.BooleanSupplier;
import java.util.function.DoubleSupplier;

/** What schedtrace has printed for a real program, as a run of the house: a log of counters. */
final class SchedTraceRun extends ReadRun {
    private static final String TEACHES = "What GODEBUG=schedtrace printed for a real program: numbers at moments. What happened between two of them nobody recorded.";

    private final SchedTraceText read;

    SchedTraceRun(InputStream in, DoubleSupplier share, String title, long mostEvents) {
        super(in, share, mostEvents, "text", TEACHES);
        this.read = new SchedTraceText(in, title);
    }

    @Override
    public EventLog log() {
        return read.log();
    }

    @Override
    End read(long mostEvents, BooleanSupplier stop) throws IOException {
        return read.read(mostEvents, stop);
    }

    @Override
    String problem() {
        return read.problem();
    }

    @Override
    long time() {
        return read.time();
    }

    @Override
    String remark() {
        return read.foreign() == 0 ? "" : " Lines that are not of schedtrace were left out: " + read.foreign() + ".";
    }

    @Override
    public boolean printed(SchedTrace.Sink sink) {
        for (SchedTraceText.Print print : read.prints()) {
            if (!sink.take(print.seq(), print.time(), false, print.text())) {
                break;
            }
        }
        return true;
    }
}
