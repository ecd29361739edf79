package dev.gmpscope.simulation;

import dev.gmpscope.trace.EventLog;
import dev.gmpscope.trace.imports.End;
import dev.gmpscope.trace.imports.ImportedTrace;
import dev.gmpscope.trace.imports.Namer;
import java.io.IOException;
import java.io.InputStream;
import java.util.function.BooleanSupplier;
import java.util.function.DoubleSupplier;

/** A recorded run of a real program as a run of the house: its log comes from an execution trace instead of the model. */
public final class TraceRun extends ReadRun {
    private static final String TEACHES = "A run of a real program, from its execution trace. What Go's tracer does not record is shown as not recorded.";

    private final ImportedTrace trace;

    TraceRun(InputStream in, DoubleSupplier share, String title, Namer namer, long mostEvents) throws IOException {
        super(in, share, mostEvents, "trace", TEACHES);
        trace = new ImportedTrace(in, title, namer);
    }

    @Override
    public EventLog log() {
        return trace.log();
    }

    @Override
    End read(long mostEvents, BooleanSupplier stop) throws IOException {
        return trace.read(mostEvents, stop);
    }

    @Override
    String problem() {
        return trace.problem();
    }

    @Override
    long time() {
        int count = log().size();
        return count == 0 ? 0 : log().time(count - 1);
    }
}
