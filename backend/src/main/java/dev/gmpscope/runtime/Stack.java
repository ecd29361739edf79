package dev.gmpscope.runtime;

import dev.gmpscope.trace.Ev;

/**
 * How large a goroutine's stack is, how full, and how it is copied (stack.go).
 *
 * <p>A function's prologue compares the stack pointer with {@code stackguard0}. The guard lies 928 bytes above the stack's end, so that
 * functions without a check, and the first 128 bytes of the function's own frame, find room below it. If the check fails, morestack calls
 * newstack, and that has two reasons to be called: the stack is too small, or somebody has written stackPreempt over the guard. It reads the guard
 * once and thinks of the preemption first. If the goroutine must not stop now, the guard is set back and the prologue tried again; if it may, it
 * stops right there, and when it runs again it begins the prologue anew. Either way a stack that is too small as well is found by the next
 * try. So the two are never done by one newstack, and a request is never taken for a lack of room.
 *
 * <p>copystack gives the goroutine a stack of twice the size and copies what is in use, frame by frame, because each pointer into the stack must be
 * adjusted: that takes longer than the bytes themselves. It then writes a fresh guard, which may wipe out a request that came in the meantime:
 * {@code gp.preempt} stays up, and whoever asked will ask again.
 *
 * <p>The model knows of each frame how many bytes were in use when its function was entered, and of each check how far below that it looks.
 * Simplified: a stack of more than {@value #MOST_FRAMES} frames counts as full.
 */
final class Stack {
    /** stackMin: bytes of a new goroutine's stack. */
    static final int MIN = 2048;
    /** Bytes in use when a goroutine's function is entered: a spare area of four words and the address of goexit. */
    static final int BASE = 40;
    /** The main goroutine's stack has grown once when main.main is entered, under the frame of runtime.main. Measured on Go 1.26. */
    static final int MAIN_MIN = 4096;
    static final int MAIN_BASE = 192;
    /** stackGuard: from the stack's end to the guard. */
    private static final int GUARD = 928;
    /** stackNosplit: what a chain of functions without checks may need. */
    private static final int NOSPLIT = 800;
    /** maxstacksize */
    private static final long MOST = 1_000_000_000;
    private static final int MOST_FRAMES = 100_000;
    private static final int RETURN = 8;
    /** Frame of gopanic, and about that of Goexit. */
    private static final int GOPANIC_FRAME = 168;
    /** Bytes that the runtime's own frames take under a goroutine that waits: about those of a Wait, from the call to gopark's end. Measured on Go 1.26. */
    private static final int PARKED = 240;
    /** Cause in the enum {@code guard} of the event table. */
    private static final int CAUSE_COPYSTACK = 3;

    private final Rt rt;
    /** Bytes of a new goroutine's stack. */
    long startingStackSize = MIN;

    Stack(Rt rt) {
        this.rt = rt;
    }

    /** Bytes in use down to the stack pointer of the goroutine's innermost frame. */
    int used(G gp) {
        int top = gp.depth - 1;
        int function = gp.func[top];
        int frame = function >= 0 ? rt.program.funcs().get(function).frame()
                : function == Panics.GOPANIC || function == Panics.GOEXIT ? GOPANIC_FRAME : 0;
        return gp.entry[top] + frame;
    }

    /** Bytes in use when a function is entered that the goroutine calls now. */
    int entry(G gp) {
        return gp.depth == 0 ? gp.id == 0 ? MAIN_BASE : BASE : used(gp) + RETURN;
    }

    /** Whether a check that looks so many bytes below the entry of the goroutine's function fails for lack of room. */
    static boolean tooSmall(G gp, int need) {
        return gp.stackSize - gp.entry[gp.depth - 1] - need <= GUARD;
    }

    /** The stack is too small: a larger one is made, or the program dies of it (stack.go: newstack). */
    void newstack(M mp, G gp, int need) {
        long size = gp.stackSize * 2;
        while (size - gp.entry[gp.depth - 1] - need < GUARD) {
            size *= 2;
        }
        if (size > MOST || gp.depth > MOST_FRAMES) {
            rt.panics.stackOverflow(mp, MOST);
            return;
        }
        gp.newSize = size;
        rt.next(mp, Step.COPYSTACK, rt.now + rt.price.newstack + rt.price.copystack + gp.depth * rt.price.copystackFrame);
    }

    /** The copy is done; the function begins its prologue again. */
    void copied(M mp) {
        G gp = mp.curg;
        copystack(mp, gp, gp.newSize);
        if (gp.poisoned) {
            gp.poisoned = false;
            rt.trace.emit(Ev.GUARD_RESET, mp, gp.id, CAUSE_COPYSTACK);
        }
        rt.exec.resume(mp);
    }

    /** (stack.go: copystack) */
    private void copystack(M mp, G gp, long size) {
        rt.trace.emit(Ev.COPYSTACK, mp, gp.id, (int) gp.stackSize, (int) size);
        gp.stackSize = size;
    }

    /** Nobody runs on the stack: with less than a quarter in use half of it is too much. How long it takes (stack.go: shrinkstack). */
    long shrinkstack(M mp, G gp) {
        long size = gp.stackSize / 2;
        if (size < MIN || inUse(gp) + NOSPLIT >= gp.stackSize / 4) {
            return 0;
        }
        copystack(mp, gp, size);
        return rt.price.copystack + gp.depth * rt.price.copystackFrame;
    }

    /** Bytes in use, with what the runtime needs under a goroutine that waits or yields. */
    long inUse(G gp) {
        boolean inRuntime = gp.status != GStatus.RUNNING && gp.status != GStatus.PREEMPTED && !gp.suspended;
        return (gp.depth == 0 ? BASE : used(gp)) + (inRuntime ? PARKED : 0);
    }

    /** New goroutines get stacks in which those that were scanned in the last cycle would have had room on average (stack.go: gcComputeStartingStackSize). */
    void gcComputeStartingStackSize() {
        long size = 0;
        long stacks = 0;
        for (P pp : rt.allp) {
            size += pp.scannedStackSize;
            stacks += pp.scannedStacks;
            pp.scannedStackSize = 0;
            pp.scannedStacks = 0;
        }
        long avg = stacks == 0 ? MIN : Math.max(MIN, Math.min(MOST, size / stacks + GUARD));
        startingStackSize = avg <= MIN ? MIN : Long.highestOneBit(avg - 1) << 1;
    }
}
