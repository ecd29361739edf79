package dev.gmpscope.runtime;

/** Allocation (malloc.go: mallocgc): it takes time, may have to help to mark, and may start a cycle. */
final class Malloc {
    private final Rt rt;

    Malloc(Rt rt) {
        this.rt = rt;
    }

    /** Whether the goroutine goes on at once. */
    boolean mallocgc(M mp, long bytes, boolean keep) {
        G gp = mp.curg;
        long clearing = bytes * rt.price.mallocKB / 1024;
        gp.gcAssistBytes -= rt.gc.blackenEnabled ? bytes : 0;
        boolean assists = rt.gc.blackenEnabled && gp.gcAssistBytes < 0;
        if (!assists && (clearing == 0 || rt.advance(rt.now + clearing))) {
            rt.gc.pacer.allocated(mp, bytes, keep);
            if (!rt.gc.test(Gc.Trigger.HEAP, 0)) {
                return true;
            }
            Routine.begin(gp, new GcStart(rt, Gc.Trigger.HEAP, 0));
            return Routine.run(mp, gp);
        }
        Routine.begin(gp, new Slow(bytes, keep, clearing, assists));
        return Routine.run(mp, gp);
    }

    private final class Slow extends Routine {
        private final long bytes;
        private final boolean keep;
        private final long clearing;

        Slow(long bytes, boolean keep, long clearing, boolean assists) {
            this.bytes = bytes;
            this.keep = keep;
            this.clearing = clearing;
            pc = assists ? 0 : 1;
        }

        @Override
        Then step(M mp, G gp) {
            switch (pc) {
                case 0:
                    return call(gp, rt.gc.assist.assist(), 1);
                case 1:
                    pc = 2;
                    rt.next(mp, Step.RUN, rt.now + clearing);
                    return Then.WAIT;
                case 2:
                    rt.gc.pacer.allocated(mp, bytes, keep);
                    return rt.gc.test(Gc.Trigger.HEAP, 0) ? call(gp, new GcStart(rt, Gc.Trigger.HEAP, 0), 3) : Then.DONE;
                default:
                    return Then.DONE;
            }
        }
    }
}
