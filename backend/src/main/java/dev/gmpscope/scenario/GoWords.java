package dev.gmpscope.scenario;

import java.util.Set;

/** Names that a scenario cannot use, because Go or the Go text needs them. */
final class GoWords {
    private static final Set<String> RESERVED = Set.of("break", "case", "chan", "const", "continue", "default", "defer",
            "else", "fallthrough", "for", "func", "go", "goto", "if", "import", "interface", "map", "package", "range",
            "return", "select", "struct", "switch", "type", "var", "init", "println", "panic", "make", "new", "len", "cap",
            "close", "int", "string", "byte", "true", "false", "nil", "time", "runtime", "sync", "syscall", "work",
            "unsafeWork", "blockingSyscall", "rawSyscall", "mapassign",
            "sink", "box", "ptr", "nothing", "frame", "_");

    private GoWords() {}

    static boolean reserved(String name) {
        return RESERVED.contains(name);
    }
}
