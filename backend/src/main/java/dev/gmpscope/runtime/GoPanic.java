package dev.gmpscope.runtime;

/** A run-time error of the goroutine, on its way out of an expression to the instruction that has it evaluated. */
final class GoPanic extends RuntimeException {
    private static final long serialVersionUID = 1;

    GoPanic(String text) {
        super(text, null, false, false);
    }
}
