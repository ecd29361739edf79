package dev.gmpscope.trace.imports;

import java.util.Arrays;

/** Which P and which goroutine each thread holds, by their numbers in the log, -1 for none. */
final class Held {
    private int[] ps = new int[0];
    private int[] gs = new int[0];

    int p(int m) {
        return m >= 0 && m < ps.length ? ps[m] : -1;
    }

    int g(int m) {
        return m >= 0 && m < gs.length ? gs[m] : -1;
    }

    void p(int m, int p) {
        reach(m);
        ps[m] = p;
    }

    void g(int m, int g) {
        reach(m);
        gs[m] = g;
    }

    private void reach(int m) {
        int length = ps.length;
        if (m >= length) {
            ps = Arrays.copyOf(ps, m + m / 2 + 8);
            gs = Arrays.copyOf(gs, ps.length);
            Arrays.fill(ps, length, ps.length, -1);
            Arrays.fill(gs, length, gs.length, -1);
        }
    }
}
