package dev.gmpscope.trace.export;

import dev.gmpscope.trace.EventLog;
import dev.gmpscope.trace.Tables;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The stacks of a log as Go would name their frames: {@code main.f} in main.go at a line of the Go text, or a function of the library, whose line nobody knows. */
final class GoFrames {
    private static final String FILE = "main.go";

    record Frame(String func, String file, int line) {}

    private final EventLog log;
    /** The line at which a function begins, as far as a frame of the log stands there. */
    private final Map<String, Integer> lines = new HashMap<>();

    GoFrames(EventLog log) {
        this.log = log;
        for (int row = 0; row < log.stacks().size(); row++) {
            Tables.Stack stack = log.stacks().get(row);
            if (stack.path() != null && stack.path().equals("$.funcs." + stack.func())) {
                lines.put(stack.func(), stack.line());
            }
        }
    }

    /** The frames of a row, innermost first. */
    List<Frame> of(int row) {
        List<Frame> frames = new ArrayList<>();
        for (int at = row; at >= 0; at = log.stacks().get(at).parent()) {
            Tables.Stack stack = log.stacks().get(at);
            frames.add(stack.path() != null ? new Frame("main." + stack.func(), FILE, stack.line())
                    : new Frame(stack.func().equals("panic") ? "runtime.gopanic" : stack.func(), "", stack.line()));
        }
        return frames;
    }

    /** The function that a goroutine begins with. */
    Frame entry(String func) {
        return library(func) ? new Frame(func, "", 0) : new Frame("main." + func, FILE, lines.getOrDefault(func, 0));
    }

    /** Whether it is a function of the library, as the runtime's own goroutines have. */
    static boolean library(String func) {
        return func.startsWith("runtime.") || func.startsWith("time.");
    }
}
