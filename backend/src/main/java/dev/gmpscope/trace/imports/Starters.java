package dev.gmpscope.trace.imports;

import dev.gmpscope.trace.wire.WireEvent;
import java.util.HashMap;
import java.util.Map;

/** The functions that goroutines were started with: the outermost of any stack that the first generation tells of them. */
final class Starters {
    private final Generation generation;
    /** Look-up only, never iterated. */
    private final Map<Long, Long> stacks = new HashMap<>();
    private long g;

    Starters(Generation generation) {
        this.generation = generation;
    }

    /** Another thread comes. */
    void thread() {
        g = WireEvent.NONE;
    }

    /** The next event of the thread: what it runs, and where that is. */
    void see(Cursor at) {
        switch (at.type) {
            case WireEvent.GO_STATUS, WireEvent.GO_STATUS_STACK -> {
                if (at.args[2] == WireEvent.G_RUNNING) {
                    g = at.args[0];
                }
            }
            case WireEvent.GO_START -> g = at.args[0];
            default -> noted(at);
        }
    }

    private void noted(Cursor at) {
        int stack = WireEvent.byId(at.type).stackAt();
        if (g != WireEvent.NONE && stack > 0 && at.args[stack - 1] != 0 && generation.hasStack(at.args[stack - 1])) {
            stacks.putIfAbsent(g, at.args[stack - 1]);
        }
        switch (at.type) {
            case WireEvent.GO_STOP, WireEvent.GO_BLOCK, WireEvent.GO_DESTROY, WireEvent.GO_SYSCALL_END_BLOCKED, WireEvent.GO_DESTROY_SYSCALL, WireEvent.GO_SWITCH,
                    WireEvent.GO_SWITCH_DESTROY -> g = WireEvent.NONE;
            default -> { }
        }
    }

    /** Of a goroutine with this stack, 0 none; null where nobody tells. */
    String of(long goroutine, long stack) {
        return outermost(generation, stack == 0 ? stacks.getOrDefault(goroutine, 0L) : stack);
    }

    static String outermost(Generation generation, long stack) {
        int depth = generation.depth(stack);
        return depth == 0 ? null : generation.string(generation.frame(stack, depth - 1).func());
    }
}
