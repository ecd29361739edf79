package dev.gmpscope.runtime;

import dev.gmpscope.trace.Ev;

/**
 * Begins a cycle (mgc.go: gcStart): makes sure of the workers, each of which it waits for once, stops the world, turns marking on and starts the world again.
 */
final class GcStart extends Routine {
    private static final int SWEPT = 8;

    private final Rt rt;
    private final Gc gc;
    private final Gc.Trigger trigger;
    private final int n;

    GcStart(Rt rt, Gc.Trigger trigger, int n) {
        this.rt = rt;
        gc = rt.gc;
        this.trigger = trigger;
        this.n = n;
    }

    @Override
    Then step(M mp, G gp) {
        switch (pc) {
            case 0:
                return gc.test(trigger, n) && gc.sweep.sweepone() ? pay(mp, gc.sweep.price(), SWEPT) : to(1);
            case SWEPT:
                gc.sweep.end();
                return to(0);
            case 1:
                return gc.startSema.semacquire(mp) ? to(2) : Then.WAIT;
            case 2:
                if (gc.test(trigger, n)) {
                    return to(3);
                }
                gc.startSema.semrelease(mp);
                return Then.DONE;
            case 3:
                return rt.gcsema.semacquire(mp) ? to(4) : Then.WAIT;
            case 4:
                if (!rt.worldsema.semacquire(mp)) {
                    return Then.WAIT;
                }
                rt.trace.emit(Ev.GC_BEGIN, mp, trigger.ordinal());
                return to(5);
            case 5:
                return rt.gcWorkers.startOne(mp) ? Then.WAIT : call(gp, rt.stw.stop("GC sweep termination"), 6);
            case 6:
                return pay(mp, rt.price.stopped + gc.sweep.finish(), 7);
            default:
                mark(mp);
                return Then.DONE;
        }
    }

    private Then pay(M mp, long ns, int next) {
        pc = next;
        rt.next(mp, Step.RUN, rt.now + ns);
        return Then.WAIT;
    }

    private void mark(M mp) {
        gc.cycles++;
        gc.pacer.startCycle(rt.allp.length, trigger == Gc.Trigger.TIME);
        gc.setGCPhase(mp, Gc.MARK);
        gc.work.prepare(gc.pacer.live());
        gc.pacer.revise();
        gc.blackenEnabled = true;
        rt.stw.startTheWorldWithSema(mp, rt.allp.length);
        rt.worldsema.semrelease(mp);
        gc.startSema.semrelease(mp);
    }
}
