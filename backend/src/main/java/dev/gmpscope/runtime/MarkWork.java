package dev.gmpscope.runtime;

import java.util.ArrayList;
import java.util.List;

/** What there is to mark in a cycle, and how many mark it now (mgc.go: work; mgcmark.go: markroot). */
final class MarkWork {
    /** Bytes of the heap that are marked in one go. */
    static final long CHUNK = 64 << 10;
    /** Jobs of the roots other than stacks. */
    private static final int ROOT_JOBS = 4;

    private final Rt rt;
    private int rootsLeft;
    private final List<G> stackRoots = new ArrayList<>();
    private int nextStack;
    private long heapLeft;
    /** Work done in this cycle, bytes. */
    long done;
    /** Workers and assists that are marking (work.nproc - work.nwait). */
    private int working;

    MarkWork(Rt rt) {
        this.rt = rt;
    }

    /** (mgcmark.go: gcPrepareMarkRoots) The goroutines there are now; what is created later has nothing that is not marked. */
    void prepare(long heap) {
        rootsLeft = ROOT_JOBS;
        stackRoots.clear();
        rt.allgs.stream().filter(gp -> gp.status != GStatus.DEAD).forEach(stackRoots::add);
        nextStack = 0;
        heapLeft = heap;
        done = 0;
        working = 0;
    }

    /** (mgc.go: gcMarkWorkAvailable) */
    boolean available() {
        return rootsLeft > 0 || nextStack < stackRoots.size() || heapLeft > 0;
    }

    /** Bytes, roughly. */
    long left() {
        return heapLeft + (stackRoots.size() - nextStack) * rt.proc.stackBytes();
    }

    void begin() {
        working++;
    }

    /** Whether that was the last one, and nothing is left (mgc.go: gcEndWork). */
    boolean end() {
        working--;
        return isMarkDone();
    }

    boolean isMarkDone() {
        return working == 0 && !available();
    }

    /** Takes a job of the roots; whether there was one. */
    boolean takeRoot() {
        if (rootsLeft == 0) {
            return false;
        }
        rootsLeft--;
        return true;
    }

    /** Takes a goroutine whose stack is to be scanned; null if none is left. */
    G takeStack() {
        return nextStack < stackRoots.size() ? stackRoots.get(nextStack++) : null;
    }

    /** Takes some of the heap; how many bytes. */
    long takeHeap(long most) {
        long n = Math.min(heapLeft, most);
        heapLeft -= n;
        return n;
    }
}
