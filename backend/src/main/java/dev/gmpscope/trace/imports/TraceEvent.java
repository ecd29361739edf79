package dev.gmpscope.trace.imports;

import dev.gmpscope.trace.wire.WireEvent;

/** An event that has found its place in the order of all threads. One object is used again for each; who needs it later copies it. */
final class TraceEvent {
    /** Statuses before the event that have no number in the format. */
    static final int UNDETERMINED = -1;
    static final int NOT_EXIST = -2;
    /** Where a generation begins, and where the trace ends: no event of a thread. */
    static final int SYNC = 255;

    int type;
    /** In ns. No two events have the same. */
    long time;
    /** Its byte in the file. */
    long offset;
    /** What the thread held before it; -1 for none. */
    long m;
    long p;
    long g;
    /** The arguments behind dt. */
    final long[] args = new long[4];
    /** The status of the P or G before it, where the event alone does not tell. */
    int before;
    /** Of a task that ends: the name it began with; of a stop of the world that ends: why it was stopped. */
    String name = "";
    /** Part of the event before it, which stands for several: GoSwitch, GoDestroySyscall. */
    boolean derived;
    Generation generation;

    WireEvent kind() {
        return WireEvent.byId(type);
    }

    /** The stack at which it happened, 0 for none. */
    long stack() {
        if (type == WireEvent.CPU_SAMPLE) {
            return args[0];
        }
        int at = type == SYNC ? 0 : kind().stackAt();
        return at == 0 ? 0 : args[at - 1];
    }
}
