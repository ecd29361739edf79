package dev.gmpscope.trace.imports;

import dev.gmpscope.trace.EventLog;
import dev.gmpscope.trace.Tables;
import dev.gmpscope.trace.wire.WireEvent;
import java.util.HashMap;
import java.util.Map;

/** The numbers of a trace's threads, processors, goroutines, texts and stacks in the log; rows are added when they are first asked for. */
final class LogTables {
    /** M and P are 16 bits wide in a log. */
    static final int MOST = Short.MAX_VALUE;

    private final EventLog log;
    private final Namer namer;
    /** Look-up only, never iterated. */
    private final Map<Long, Integer> ms = new HashMap<>();
    private final Map<Long, Integer> gs = new HashMap<>();
    private final Map<String, Integer> named = new HashMap<>();
    private final Map<Long, Integer> stacks = new HashMap<>();
    private Generation generation;

    LogTables(EventLog log, Namer namer) {
        this.log = log;
        this.namer = namer;
    }

    /** A thread by its number in the operating system. */
    int m(long id, long offset) throws BrokenTrace {
        if (id == WireEvent.NONE) {
            return -1;
        }
        Integer row = ms.get(id);
        if (row == null) {
            row = log.ms().size();
            if (row > MOST) {
                throw new BrokenTrace(offset, "here is one more thread than " + MOST + ", the most that a log has room for.");
            }
            ms.put(id, row);
            log.ms().add(new Tables.Thread(id, "M" + id));
        }
        return row;
    }

    /** Ps have the same numbers in the log. */
    int p(long id, long offset) throws BrokenTrace {
        if (id < 0 || id >= MOST) {
            throw new BrokenTrace(offset, "here is P " + Long.toUnsignedString(id) + "; a log has room for " + MOST + ".");
        }
        for (int next = log.ps().size(); next <= id; next++) {
            log.ps().add(new Tables.Proc(next, "P" + next));
        }
        return (int) id;
    }

    boolean knowsG(long id) {
        return gs.containsKey(id);
    }

    /** A goroutine that has been named before; -1 for another one. */
    int g(long id) {
        return gs.getOrDefault(id, -1);
    }

    /** A goroutine by the function that it was started with, as far as the trace tells: null. */
    int newG(long id, String outermost) {
        String func = namer.starter(id, outermost);
        gs.put(id, log.gs().size());
        log.gs().add(new Tables.Goroutine(id, name(id, func), func));
        return log.gs().size() - 1;
    }

    private String name(long id, String func) {
        if (func == null) {
            return "G" + id;
        }
        String name = namer.called(func);
        int count = named.merge(name, 1, Integer::sum);
        return count == 1 && single(func, name) ? name : name + " #" + count;
    }

    /** There is one main, and one each of most that the runtime starts; of the program's others there may be more to come. */
    private static boolean single(String func, String name) {
        return name.equals("main") || func.startsWith("runtime.") || func.startsWith("runtime/");
    }

    int string(String text) {
        return log.string(text);
    }

    /** A text that may be missing. */
    int stringOrNone(String text) {
        return text.isEmpty() ? -1 : log.string(text);
    }

    /** The row of a stack's innermost frame, -1 for none. */
    int stack(Generation of, long id) {
        if (of != generation) {
            generation = of;
            stacks.clear();
        }
        if (id == 0) {
            return -1;
        }
        Integer row = stacks.get(id);
        if (row == null) {
            row = -1;
            for (int depth = of.depth(id) - 1; depth >= 0; depth--) {
                Generation.Frame frame = of.frame(id, depth);
                String func = of.string(frame.func());
                String file = of.string(frame.file());
                row = log.stack(row, namer.func(func, file), null, (int) frame.line(), namer.file(func, file));
            }
            stacks.put(id, row);
        }
        return row;
    }
}
