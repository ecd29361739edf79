package dev.gmpscope.trace.export;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;

/**
 * The places of goroutines in Go's list of all, and the places of dead ones that wait to be used again: each P keeps some, and gives half of 64
 * away to a common list (proc.go: gfget, gfput, gfpurge).
 */
final class FreeGs {
    private static final int MOST = 64;
    private static final int HALF = 32;

    /** Who has each place now, in the order of the list of all. */
    private final List<Integer> allgs = new ArrayList<>();
    private final List<Deque<Integer>> ofP = new ArrayList<>();
    /** Those that keep a stack are taken first. */
    private final Deque<Integer> stack = new ArrayDeque<>();
    private final Deque<Integer> noStack = new ArrayDeque<>();
    /** By goroutine. */
    private final List<Integer> placeOf = new ArrayList<>();
    private final List<Boolean> keepsStack = new ArrayList<>();

    List<Integer> allgs() {
        return allgs;
    }

    int count(int p) {
        return of(p).size();
    }

    private Deque<Integer> of(int p) {
        while (ofP.size() <= p) {
            ofP.add(new ArrayDeque<>());
        }
        return ofP.get(p);
    }

    /** A goroutine from before the log. */
    void exists(int g) {
        place(g, allgs.size());
    }

    private void place(int g, int at) {
        if (at == allgs.size()) {
            allgs.add(g);
            keepsStack.add(true);
        } else {
            allgs.set(at, g);
            keepsStack.set(at, true);
        }
        while (placeOf.size() <= g) {
            placeOf.add(-1);
        }
        placeOf.set(g, at);
    }

    /** A new goroutine takes the place of a dead one, if there is any. */
    void gfget(int p, int g) {
        Integer free = p < 0 ? null : take(of(p));
        place(g, free == null ? allgs.size() : free);
    }

    private Integer take(Deque<Integer> own) {
        if (own.isEmpty()) {
            while (own.size() < HALF && !(stack.isEmpty() && noStack.isEmpty())) {
                own.push(stack.isEmpty() ? noStack.pop() : stack.pop());
            }
        }
        return own.poll();
    }

    /** The goroutine has ended; one whose stack has grown does not keep it. */
    void gfput(int p, int g, boolean grown) {
        int at = placeOf.get(g);
        keepsStack.set(at, !grown);
        if (p < 0) {
            return;
        }
        Deque<Integer> own = of(p);
        own.push(at);
        if (own.size() >= MOST) {
            giveAway(own, HALF - 1);
        }
    }

    private void giveAway(Deque<Integer> own, int keep) {
        while (own.size() > keep) {
            int at = own.pop();
            (keepsStack.get(at) ? stack : noStack).push(at);
        }
    }

    /** The P is no more. */
    void gfpurge(int p) {
        giveAway(of(p), 0);
    }

    /** The collector takes the stacks of the dead on the common list (mgcmark.go: markrootFreeGStacks). */
    void freeStacks() {
        while (!stack.isEmpty()) {
            noStack.push(stack.pollLast());
        }
    }
}
