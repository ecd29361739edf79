package dev.gmpscope.runtime;

/** Allocation (malloc.go: mallocgc): it takes time, may have to help to mark, may have to sweep, and may start a cycle. */
final class Malloc {
    /** What is larger has a span of its own; bytes of a span of smaller things. */
    private static final long MAX_SMALL_SIZE = 32 << 10;
    private static final long SPAN = 8 << 10;

    /** Spans that the start of a program leaves with the first P, and those that a P needs for a goroutine that makes few things (counted in small programs). */
    static final int AT_START = 22;
    static final int FEW = 3;

    private final Rt rt;

    Malloc(Rt rt) {
        this.rt = rt;
    }

    /** Whether the goroutine goes on at once. */
    boolean mallocgc(M mp, long bytes, boolean keep) {
        G gp = mp.curg;
        gp.gcAssistBytes -= rt.gc.blackenEnabled ? bytes : 0;
        if (rt.gc.blackenEnabled && gp.gcAssistBytes < 0) {
            return slow(mp, gp, new Slow(bytes, keep, 0));
        }
        Routine sweeping = span(mp.p, bytes, keep);
        if (sweeping != null) {
            Routine.begin(gp, new Slow(bytes, keep, 2));
            return slow(mp, gp, sweeping);
        }
        rt.gc.pacer.allocated(mp, bytes, keep);
        long clearing = clearing(bytes);
        if (clearing > 0 && !rt.advance(rt.now + clearing)) {
            return slow(mp, gp, new Slow(bytes, keep, 3));
        }
        return !rt.gc.test(Gc.Trigger.HEAP, 0) || slow(mp, gp, new GcStart(rt, Gc.Trigger.HEAP, 0));
    }

    /** The spans that a P keeps are released once after each cycle, since they are to be swept as well; how long that takes (mcache.go: prepareForSweep). */
    long prepareForSweep(P pp) {
        if (pp.flushGen == rt.gc.sweep.sweepgen) {
            return 0;
        }
        pp.flushGen = rt.gc.sweep.sweepgen;
        pp.mcache = 0;
        long ns = pp.cachedSpans * rt.price.prepareForSweep;
        pp.cachedSpans = 0;
        return ns;
    }

    private static boolean slow(M mp, G gp, Routine routine) {
        Routine.begin(gp, routine);
        return Routine.run(mp, gp);
    }

    private long clearing(long bytes) {
        return bytes * rt.price.mallocKB / 1024;
    }

    /** A new span for it, if it needs one; what has to be swept before, null for nothing (mcache.go: refill, allocLarge). */
    private Routine span(P pp, long bytes, boolean keep) {
        if (bytes > MAX_SMALL_SIZE) {
            rt.gc.sweep.taken(keep);
            return rt.gc.sweep.deductSweepCredit(bytes, bytes);
        }
        pp.mcache -= bytes;
        if (pp.mcache >= 0) {
            return null;
        }
        rt.gc.sweep.taken(keep);
        pp.mcache = Math.max(0, SPAN - bytes);
        return rt.gc.sweep.deductSweepCredit(Math.max(SPAN, bytes), 0);
    }

    private final class Slow extends Routine {
        private final long bytes;
        private final boolean keep;

        Slow(long bytes, boolean keep, int pc) {
            this.bytes = bytes;
            this.keep = keep;
            this.pc = pc;
        }

        @Override
        Then step(M mp, G gp) {
            switch (pc) {
                case 0:
                    return call(gp, rt.gc.assist.assist(), 1);
                case 1:
                    Routine sweeping = span(mp.p, bytes, keep);
                    return sweeping == null ? to(2) : call(gp, sweeping, 2);
                case 2:
                    rt.gc.pacer.allocated(mp, bytes, keep);
                    return to(3);
                case 3:
                    pc = 4;
                    rt.next(mp, Step.RUN, rt.now + clearing(bytes));
                    return Then.WAIT;
                case 4:
                    return rt.gc.test(Gc.Trigger.HEAP, 0) ? call(gp, new GcStart(rt, Gc.Trigger.HEAP, 0), 5) : Then.DONE;
                default:
                    return Then.DONE;
            }
        }
    }
}
