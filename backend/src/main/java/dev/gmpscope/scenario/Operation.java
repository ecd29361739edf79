package dev.gmpscope.scenario;

import dev.gmpscope.program.SafePoint;
import java.util.List;

/** What a function does, one statement each. Each knows its JSON path. */
public sealed interface Operation {
    String path();

    /** Straight code that can be stopped anywhere: {@code work(d)}. */
    record Compute(String path, long ns) implements Operation {}

    /** Straight code in which a signal is refused by a rule. */
    record Unsafe(String path, long ns, SafePoint rule) implements Operation {}

    record Call(String path, String func) implements Operation {}

    /** @param times -1 for ever */
    record For(String path, long times, String var, List<Operation> body) implements Operation {}

    /** @param arg loop variable that is the argument, null none */
    record Go(String path, String func, String arg) implements Operation {}

    record Send(String path, String chan) implements Operation {}

    record Recv(String path, String chan) implements Operation {}

    record Close(String path, String chan) implements Operation {}

    record SelectStatement(String path, List<Case> cases) implements Operation {}

    /** @param kind send, recv or default */
    record Case(String path, String kind, String chan, List<Operation> body) {}

    record Sleep(String path, long ns) implements Operation {}

    record Gosched(String path) implements Operation {}

    record Syscall(String path, long ns) implements Operation {}

    record RawSyscall(String path, long ns) implements Operation {}

    /** @param name mapassign, convT, mallocgc or deferproc */
    record RuntimeCall(String path, String name) implements Operation {}

    /** @param text what is printed, null: the goroutine's parameter */
    record Println(String path, String text) implements Operation {}

    record Lock(String path, String mutex) implements Operation {}

    record Unlock(String path, String mutex) implements Operation {}

    record WgAdd(String path, String waitgroup, int delta) implements Operation {}

    record WgWait(String path, String waitgroup) implements Operation {}

    record Return(String path) implements Operation {}
}
