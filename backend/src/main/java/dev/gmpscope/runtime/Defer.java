package dev.gmpscope.runtime;

/**
 * A deferred call (runtime2.go: _defer).
 *
 * @param frame place, among the goroutine's frames, of the function that deferred it
 * @param args  evaluated when it was deferred
 * @param link  the one deferred before it
 */
record Defer(int frame, int function, long[] args, Defer link) {}
