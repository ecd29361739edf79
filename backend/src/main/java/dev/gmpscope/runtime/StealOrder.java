package dev.gmpscope.runtime;

/** A walk over all Ps from a random start with a random coprime step (proc.go: randomOrder, randomEnum). */
final class StealOrder {
    private int count;
    private int step;
    private int done;
    private int position;

    void start(int count, int start, int step) {
        this.count = count;
        this.position = start;
        this.step = step;
        done = 0;
    }

    /** The same walk from another start. */
    void startAt(int start) {
        position = start;
    }

    /** The numbers from 1 to count that are coprime to it, in order. */
    static int[] coprimes(int count) {
        int[] found = new int[count];
        int n = 0;
        for (int i = 1; i <= count; i++) {
            if (gcd(i, count) == 1) {
                found[n++] = i;
            }
        }
        return java.util.Arrays.copyOf(found, n);
    }

    private static int gcd(int a, int b) {
        return b == 0 ? a : gcd(b, a % b);
    }

    boolean done() {
        return done == count;
    }

    void next() {
        done++;
        position = (position + step) % count;
    }

    int position() {
        return position;
    }
}
