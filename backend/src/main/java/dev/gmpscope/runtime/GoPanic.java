package dev.gmpscope.runtime;

import java.util.List;

/** A panic on its way out of an expression or a runtime function to the instruction that raises it. */
final class GoPanic extends RuntimeException {
    private static final long serialVersionUID = 1;

    /** Equal for two panics with the same value. */
    final transient Object value;
    /** The value as it is printed without being asked for its text. */
    final String raw;

    /** Raised by a function of the library, whose frame Go shows. */
    final boolean library;

    /** A string: every panic with this text has the same value. */
    GoPanic(String text) {
        this(text, text, text, false);
    }

    private GoPanic(String text, Object value, String raw, boolean library) {
        super(text, null, false, false);
        this.value = value;
        this.raw = raw;
        this.library = library;
    }

    /** A string with which package sync panics. */
    static GoPanic sync(String text) {
        return new GoPanic(text, text, text, true);
    }

    /** An error of the runtime that has always the same value (error.go: plainError). */
    static GoPanic plain(String text) {
        return new GoPanic(text, List.of(text), "runtime.plainError(\"" + text + "\")", false);
    }

    /** A string with which a function of the library panics, whose frames Go shows. */
    static GoPanic library(String text) {
        return new GoPanic(text, text, text, true);
    }

    /** A nil pointer is followed (panic.go: panicmem). */
    static GoPanic nil() {
        String text = "invalid memory address or nil pointer dereference";
        return new GoPanic("runtime error: " + text, List.of(text), "runtime.errorString(\"" + text + "\")", false);
    }

    /** (panic.go: divideError) */
    static GoPanic divide() {
        String text = "integer divide by zero";
        return new GoPanic("runtime error: " + text, List.of(text), "runtime.errorString(\"" + text + "\")", false);
    }

    /** An error made for this panic alone (error.go: boundsError). */
    static GoPanic bounds(String text) {
        return new GoPanic("runtime error: " + text, new Object(), "(runtime.boundsError)", false);
    }
}
