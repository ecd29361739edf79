package dev.gmpscope.trace.imports;

import dev.gmpscope.trace.EventTable;
import dev.gmpscope.trace.wire.WireEvent;
import java.util.List;

/** The statuses of the wire format as those of the event table, -1 for what has none. */
final class Statuses {
    private static final List<String> G = EventTable.get().words("gstatus");
    private static final List<String> P = EventTable.get().words("pstatus");

    private Statuses() {}

    static int ofG(int wire) {
        return switch (wire) {
            case WireEvent.G_RUNNABLE -> G.indexOf("runnable");
            case WireEvent.G_RUNNING -> G.indexOf("running");
            case WireEvent.G_SYSCALL -> G.indexOf("syscall");
            case WireEvent.G_WAITING -> G.indexOf("waiting");
            default -> -1;
        };
    }

    static int ofP(int wire) {
        return switch (wire) {
            case WireEvent.P_RUNNING -> P.indexOf("running");
            case WireEvent.P_IDLE -> P.indexOf("idle");
            case WireEvent.P_SYSCALL, WireEvent.P_SYSCALL_ABANDONED -> P.indexOf("syscall");
            default -> -1;
        };
    }
}
