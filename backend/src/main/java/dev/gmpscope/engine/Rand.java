package dev.gmpscope.engine;

/**
 * The one generator of a run: wyrand-like mixing of a counter (SplitMix64). Same seed, same numbers, on any JVM.
 */
public final class Rand {
    private long state;

    public Rand(long seed) {
        state = seed;
    }

    public long nextLong() {
        state += 0x9e3779b97f4a7c15L;
        long z = state;
        z = (z ^ (z >>> 30)) * 0xbf58476d1ce4e5b9L;
        z = (z ^ (z >>> 27)) * 0x94d049bb133111ebL;
        return z ^ (z >>> 31);
    }

    /** A number from 0 to n-1. */
    public int below(int n) {
        return (int) (((nextLong() >>> 32) * n) >>> 32);
    }
}
