package dev.gmpscope.runtime;

import dev.gmpscope.trace.Ev;

/**
 * Ends marking when nothing is left to mark, and the cycle with it (mgc.go: gcMarkDone, gcMarkTermination). Whoever marked last runs it.
 *
 * <p>Nothing is left only once that is so for every P at one time: each is made to hand over what it has marked and kept to itself. If any had, somebody may find work
 * in it, and all are asked again. So a cycle asks all Ps at least twice, and then stops the world.
 */
final class GcMarkDone extends Routine {
    private final Rt rt;
    private final Gc gc;
    /** Ps that have handed something over. */
    private int flushed;
    private long markEnd;

    GcMarkDone(Rt rt) {
        this.rt = rt;
        gc = rt.gc;
    }

    @Override
    Then step(M mp, G gp) {
        switch (pc) {
            case 0:
                return gc.markDoneSema.semacquire(mp) ? to(1) : Then.WAIT;
            case 1:
                if (gc.phase == Gc.MARK && gc.work.isMarkDone()) {
                    return to(2);
                }
                gc.markDoneSema.semrelease(mp);
                return Then.DONE;
            case 2:
                flushed = 0;
                return rt.worldsema.semacquire(mp) ? call(gp, rt.forEachP.forEachP("GC mark termination", this::flush), 3) : Then.WAIT;
            case 3:
                if (flushed > 0) {
                    rt.worldsema.semrelease(mp);
                    return to(1);
                }
                markEnd = rt.now;
                return call(gp, rt.stw.stop("GC mark termination"), 4);
            case 4:
                pc = 5;
                rt.next(mp, Step.RUN, rt.now + rt.price.stopped + mp.p.cachedSpans * rt.price.prepareForSweep);
                return Then.WAIT;
            case 5:
                markTermination(mp);
                return call(gp, rt.forEachP.forEachP("flushing proc caches", (who, pp) -> who.owed += rt.malloc.prepareForSweep(pp)), 6);
            default:
                gc.sweep.end();
                rt.worldsema.semrelease(mp);
                rt.gcsema.semrelease(mp);
                return Then.DONE;
        }
    }

    private void flush(M mp, P pp) {
        flushed += pp.flushedWork ? 1 : 0;
        pp.flushedWork = false;
    }

    private void markTermination(M mp) {
        rt.stack.gcComputeStartingStackSize();
        gc.blackenEnabled = false;
        gc.assist.wakeAll(mp);
        gc.markDoneSema.semrelease(mp);
        gc.pacer.endCycle(markEnd);
        gc.setGCPhase(mp, Gc.MARK_TERMINATION);
        long swept = gc.pacer.heapLive;
        gc.pacer.resetLive(mp);
        gc.setGCPhase(mp, Gc.OFF);
        gc.sweep.gcSweep(mp, swept);
        rt.malloc.prepareForSweep(mp.p);
        rt.trace.emit(Ev.GC_END, mp);
        gc.pacer.commit(false);
        gc.sweep.pace(gc.pacer.trigger());
        rt.trace.emitWide(Ev.HEAP_GOAL, mp, gc.pacer.heapGoal(), 0);
        gc.lastGc = rt.now;
        gc.wakeSweepWaiters(mp);
        gc.sweep.begin();
        rt.stw.startTheWorldWithSema(mp, rt.allp.length);
    }
}
