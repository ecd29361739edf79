package dev.gmpscope.compiler;

/**
 * What the compiler decided at a place, for the gutter beside the Go text.
 *
 * @param path   JSON path
 * @param line   line of the Go text
 * @param kind   func, call, loop or op
 * @param check  whether a stack check stands there, so that a request can be answered
 * @param sign   how a request to stop fares there
 * @param reason a sentence
 */
public record Verdict(String path, int line, String kind, boolean check, Sign sign, String reason) {
    /** How a request to stop fares at a place. */
    public enum Sign {
        /** A stack check stands there. */
        CHECK,
        /** A call into the runtime, whose prologue has a check. */
        RUNTIME,
        /** It gives the P away by itself. */
        YIELDS,
        /** No check: the call was inlined. */
        INLINED,
        /** No check: a leaf with a small frame. */
        LEAF,
        /** No check: go:nosplit. */
        NOSPLIT,
        /** No check while the fast path is taken. */
        FAST,
        /** No check; a signal can stop it. */
        NONE,
        /** No check, and a signal is refused. */
        UNSAFE
    }
}
