package dev.gmpscope.trace.export;

import dev.gmpscope.trace.EventLog;
import dev.gmpscope.trace.export.GoFrames.Frame;
import dev.gmpscope.trace.wire.WireBytes;
import dev.gmpscope.trace.wire.WireEvent;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The strings and stacks of one generation, numbered from 1 in the order of their first use; 0 is the empty string and no stack. */
final class GoTraceTables {
    /** Where the made-up program counters begin: each function and line has one. */
    private static final long TEXT = 0x400000;

    private final GoFrames frames;
    private final Map<String, Integer> strings = new LinkedHashMap<>();
    private final Map<List<Frame>, Integer> stacks = new LinkedHashMap<>();
    /** Of a row of the log's table. */
    private final Map<Integer, Integer> rows = new LinkedHashMap<>();
    private final Map<Frame, Long> pcs = new LinkedHashMap<>();

    GoTraceTables(EventLog log) {
        frames = new GoFrames(log);
    }

    /** Another generation begins. */
    void clear() {
        strings.clear();
        stacks.clear();
        rows.clear();
    }

    int string(String text) {
        if (text == null || text.isEmpty()) {
            return 0;
        }
        Integer id = strings.get(text);
        if (id == null) {
            id = strings.size() + 1;
            strings.put(text, id);
        }
        return id;
    }

    /** The stack of a row of the log, 0 for none. */
    int stack(int row) {
        if (row < 0) {
            return 0;
        }
        Integer id = rows.get(row);
        if (id == null) {
            List<Frame> all = frames.of(row);
            id = add(all.subList(0, Math.min(all.size(), WireEvent.MAX_FRAMES)));
            rows.put(row, id);
        }
        return id;
    }

    /** Where a goroutine begins. */
    int entry(String func) {
        return func == null ? 0 : add(List.of(frames.entry(func)));
    }

    private int add(List<Frame> stack) {
        Integer id = stacks.get(stack);
        if (id == null) {
            id = stacks.size() + 1;
            stacks.put(List.copyOf(stack), id);
            stack.forEach(f -> {
                string(f.func());
                string(f.file());
                pcs.putIfAbsent(f, TEXT + pcs.size());
            });
        }
        return id;
    }

    /** The batches of the strings and of the stacks. */
    List<WireBytes> batches() {
        List<WireBytes> batches = new ArrayList<>();
        stacks.forEach((stack, id) -> {
            WireBytes one = new WireBytes().put(WireEvent.STACK).varint(id).varint(stack.size());
            stack.forEach(f -> one.varint(pcs.get(f)).varint(string(f.func())).varint(string(f.file())).varint(f.line()));
            append(batches, WireEvent.STACKS, one);
        });
        int stackBatches = batches.size();
        strings.forEach((text, id) -> append(batches.subList(stackBatches, batches.size()), WireEvent.STRINGS,
                new WireBytes().put(WireEvent.STRING).varint(id).block(cut(text))));
        return batches;
    }

    private static void append(List<WireBytes> batches, int kind, WireBytes one) {
        if (batches.isEmpty() || batches.get(batches.size() - 1).size() + one.size() > WireEvent.MAX_BATCH) {
            batches.add(new WireBytes().put(kind));
        }
        batches.get(batches.size() - 1).raw(one);
    }

    /** The format's limit, at the border of a character. */
    private static byte[] cut(String text) {
        byte[] all = text.getBytes(StandardCharsets.UTF_8);
        if (all.length <= WireEvent.MAX_STRING) {
            return all;
        }
        int end = WireEvent.MAX_STRING;
        while ((all[end] & 0xc0) == 0x80) {
            end--;
        }
        return Arrays.copyOf(all, end);
    }
}
