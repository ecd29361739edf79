package dev.gmpscope.runtime;

import java.util.ArrayList;
import java.util.List;

/**
 * What there is to mark in a cycle, and how many mark it now (mgc.go: work; mgcmark.go: gcPrepareMarkRoots, gcNextMarkRoot).
 *
 * <p>The jobs of the roots come first: what the heap holds is found from there. Go counts data, globals and the specials of spans as some twenty small jobs;
 * here they are {@value #ROOT_JOBS}. Then come the stacks, and the heap last: what the runtime itself keeps, in one piece, and what the program keeps.
 */
final class MarkWork {
    /** Bytes of the heap that are marked in one go. */
    static final long CHUNK = 64 << 10;
    /** Jobs of the roots other than stacks. */
    private static final int ROOT_JOBS = 4;

    private final Rt rt;
    private int rootsLeft;
    private final List<G> stackRoots = new ArrayList<>();
    private int nextStack;
    private boolean runtimeLeft;
    private long heapLeft;
    /** Work done in this cycle, bytes: of the heap, of stacks, of the other roots. */
    long heapScanWork;
    long stackScanWork;
    long globalsScanWork;
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
        runtimeLeft = true;
        heapLeft = heap;
        heapScanWork = 0;
        stackScanWork = 0;
        globalsScanWork = 0;
        working = 0;
    }

    /** Whether a job of the roots is left. */
    boolean rootsLeft() {
        return rootsLeft > 0 || nextStack < stackRoots.size();
    }

    /** Whether some of the heap can be taken. */
    boolean heapLeft() {
        return (runtimeLeft || heapLeft > 0) && rootsLeft == 0;
    }

    /** (mgc.go: gcMarkWorkAvailable) */
    boolean available() {
        return rootsLeft() || runtimeLeft || heapLeft > 0;
    }

    /** Bytes marked in this cycle. */
    long done() {
        return heapScanWork + stackScanWork + globalsScanWork;
    }

    void begin() {
        working++;
    }

    /** Whether that was the last one, and nothing is left (mgc.go: gcEndWork). */
    boolean end() {
        working--;
        return isMarkDone();
    }

    /** (mgc.go: gcIsMarkDone) */
    boolean isMarkDone() {
        return working == 0 && !available();
    }

    /** Takes a job of the roots that is no stack; its bytes, or 0 if none is left. */
    long takeRoot() {
        if (rootsLeft == 0) {
            return 0;
        }
        rootsLeft--;
        return GcPacer.GLOBALS / ROOT_JOBS;
    }

    /** Takes a goroutine whose stack is to be scanned; null if none is left. */
    G takeStack() {
        return nextStack < stackRoots.size() ? stackRoots.get(nextStack++) : null;
    }

    /** Takes what the runtime itself keeps in the heap. */
    boolean takeRuntime() {
        boolean taken = runtimeLeft && rootsLeft == 0;
        runtimeLeft &= !taken;
        return taken;
    }

    /** Takes some of the heap; how many bytes. */
    long takeHeap(long most) {
        long n = heapLeft() ? Math.min(heapLeft, most) : 0;
        heapLeft -= n;
        return n;
    }
}
