package dev.gmpscope.trace.imports;

import java.io.IOException;

/** Who gets the events of a trace in their order. */
@FunctionalInterface
interface TraceSink {
    void take(TraceEvent event) throws IOException;
}
