package dev.gmpscope.runtime;

/** A panic on its way out of an expression or a runtime function to the instruction that raises it. */
final class GoPanic extends RuntimeException {
    private static final long serialVersionUID = 1;

    /** Equal for two panics with the same value. */
    final transient Object value;

    /** A constant: every panic with this text has the same value. */
    GoPanic(String text) {
        this(text, text);
    }

    private GoPanic(String text, Object value) {
        super(text, null, false, false);
        this.value = value;
    }

    /** A value made for this panic alone. */
    static GoPanic made(String text) {
        return new GoPanic(text, new Object());
    }
}
