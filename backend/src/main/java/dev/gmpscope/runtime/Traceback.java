package dev.gmpscope.runtime;

import dev.gmpscope.trace.EventTable;
import dev.gmpscope.trace.Tables;
import java.util.ArrayList;
import java.util.List;

/**
 * What a dying program prints of its goroutines (traceback.go). The text is Go's with three things left out, because they differ from
 * build to build: addresses and offsets, the values of arguments, and the frames inside the library. A goroutine's number is
 * its place in the order of creation; a file is called by its name alone.
 */
final class Traceback {
    /** What the compiler makes around the call of a defer statement is left out. */
    private static final String WRAPPER = ".deferwrap";
    /** tracebackInnerFrames, tracebackOuterFrames */
    private static final int INNER_FRAMES = 50;
    private static final int OUTER_FRAMES = 50;

    private final Rt rt;

    Traceback(Rt rt) {
        this.rt = rt;
    }

    /** The goroutine on the thread that dies. */
    void goroutine(StringBuilder out, G gp) {
        goroutineheader(out, gp);
        traceback(out, gp);
    }

    /** All others that have not ended, in the order of creation (traceback.go: tracebackothers). */
    void tracebackothers(StringBuilder out, G me) {
        for (G gp : rt.allgs) {
            if (gp == me || gp.status == GStatus.DEAD || gp.system) {
                continue;
            }
            goroutineheader(out, gp);
            if (gp.status == GStatus.RUNNING) {
                out.append("\n\tgoroutine running on other thread; stack unavailable");
                printcreatedby(out, gp);
            } else {
                traceback(out, gp);
            }
        }
    }

    /** (traceback.go: goroutineheader) */
    private void goroutineheader(StringBuilder out, G gp) {
        String status = gp.status == GStatus.WAITING ? gp.waitreason : EventTable.get().words("gstatus").get(gp.status);
        out.append("\n\ngoroutine ").append(gp.id + 1).append(" [").append(status).append("]:");
    }

    /** gopanic is shown unless no frame has been shown before it (traceback.go: traceback1, showfuncinfo). */
    private void traceback(StringBuilder out, G gp) {
        List<Tables.Stack> frames = new ArrayList<>();
        for (int row = rt.trace.stackRow(gp); row >= 0; row = rt.trace.frame(row).parent()) {
            Tables.Stack frame = rt.trace.frame(row);
            if (!frame.func().contains(WRAPPER) && !library(frame)) {
                frames.add(frame);
            }
        }
        boolean shown = gp.func[gp.depth - 1] != Panics.GOPANIC;
        for (Panic p = gp.panic; !shown && frames.get(0).path() == null && frames.get(0).func().equals(Panics.PANIC); p = p.link) {
            frames.remove(0);
            shown = p.value.library;
        }
        int elided = frames.size() - INNER_FRAMES - OUTER_FRAMES;
        for (int i = 0; i < frames.size(); i++) {
            if (elided > 0 && i == INNER_FRAMES) {
                out.append("\n...").append(elided).append(" frames elided...");
                i += elided;
            }
            out.append('\n').append(name(frames.get(i))).append("(...)");
            line(out, frames.get(i));
        }
        printcreatedby(out, gp);
    }

    private static void line(StringBuilder out, Tables.Stack frame) {
        if (frame.line() > 0) {
            out.append("\n\tmain.go:").append(frame.line());
        }
    }

    private static boolean library(Tables.Stack frame) {
        return frame.path() == null && frame.func().startsWith("sync.");
    }

    /** A function of the scenario is in package main; one of the runtime has no path. */
    private static String name(Tables.Stack frame) {
        return frame.path() == null ? frame.func() : "main." + frame.func();
    }

    /** (traceback.go: printcreatedby) */
    private void printcreatedby(StringBuilder out, G gp) {
        if (gp.gopc >= 0) {
            Tables.Stack frame = rt.trace.frame(gp.gopc);
            out.append("\ncreated by ").append(name(frame));
            if (gp.parentGoid >= 0) {
                out.append(" in goroutine ").append(gp.parentGoid + 1);
            }
            line(out, frame);
        }
    }
}
