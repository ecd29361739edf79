package dev.gmpscope.runtime;

import dev.gmpscope.trace.Ev;

/** Ends marking when nothing is left to mark, and the cycle with it (mgc.go: gcMarkDone, gcMarkTermination). Whoever marked last runs it. */
final class GcMarkDone extends Routine {
    private final Rt rt;
    private final Gc gc;

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
                return rt.worldsema.semacquire(mp) ? call(gp, rt.forEachP.forEachP("GC mark termination"), 3) : Then.WAIT;
            case 3:
                return call(gp, rt.stw.stop("GC mark termination"), 4);
            case 4:
                pc = 5;
                rt.next(mp, Step.RUN, rt.now + rt.price.stopped);
                return Then.WAIT;
            case 5:
                markTermination(mp);
                return call(gp, rt.forEachP.forEachP("flushing proc caches"), 6);
            default:
                rt.worldsema.semrelease(mp);
                rt.gcsema.semrelease(mp);
                return Then.DONE;
        }
    }

    private void markTermination(M mp) {
        gc.blackenEnabled = false;
        gc.assist.wakeAll(mp);
        gc.markDoneSema.semrelease(mp);
        gc.pacer.endCycle(Math.max(1, gc.work.done));
        gc.setGCPhase(mp, Gc.MARK_TERMINATION);
        gc.setGCPhase(mp, Gc.OFF);
        gc.sweep.begin(mp, gc.pacer.heapLive);
        rt.trace.emit(Ev.GC_END, mp);
        gc.pacer.commit(mp);
        gc.lastGc = rt.now;
        gc.wakeSweepWaiters(mp);
        rt.stw.startTheWorldWithSema(mp, rt.allp.length);
    }
}
