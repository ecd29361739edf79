package dev.gmpscope.runtime;

import dev.gmpscope.trace.Ev;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;

/**
 * The garbage collector as the scheduler sees it (mgc.go).
 *
 * <p>A cycle is: stop the world for a moment (sweep termination); start it with workers that mark while the program runs; when nothing is left to mark, have every P
 * flush what it holds (forEachP), stop the world again (mark termination), and start it with a sweeper in the background. What takes how long follows from what there
 * is to mark: the roots, the stack of each goroutine, which must stand still for that ({@link SuspendG}), and the bytes of the live heap.
 *
 * <p>Simplified: the heap is a number of bytes, all of them pointers; what is kept is kept for ever, and the rest is garbage at once; objects that are allocated while
 * marking goes on are live until the next cycle, as in Go. Marking is bytes by price ({@code scan}), with no queues of its own, so a P never has work that
 * another could not take. There are no finalizers, no scavenger and no CPU limiter. The runtime's goroutines exist only in programs that allocate or collect.
 */
final class Gc {
    static final int OFF = 0;
    static final int MARK = 1;
    static final int MARK_TERMINATION = 2;

    private final Rt rt;
    final Semaphore startSema;
    final Semaphore markDoneSema;
    final MarkWork work;
    final GcPacer pacer;
    final GcAssist assist;
    final Sweep sweep;

    int phase = OFF;
    /** Workers and assists may mark (gcBlackenEnabled). */
    boolean blackenEnabled;
    /** Cycles begun (work.cycles). */
    int cycles;
    /** When the last cycle ended, 0 never. */
    long lastGc;
    /** Goroutines that wait for a cycle's end. */
    private final Deque<G> sweepWaiters = new ArrayDeque<>();
    /** The goroutine that waits for sysmon to ask for a cycle; null while it runs. */
    private G forcegc;

    Gc(Rt rt) {
        this.rt = rt;
        startSema = new Semaphore(rt, 1);
        markDoneSema = new Semaphore(rt, 1);
        work = new MarkWork(rt);
        pacer = new GcPacer(rt);
        assist = new GcAssist(rt);
        sweep = new Sweep(rt);
    }

    /** What makes a cycle begin (mgc.go: gcTrigger). */
    enum Trigger { HEAP, TIME, CYCLE }

    /** Time after which sysmon starts a cycle, ns (proc.go: forcegcperiod). */
    static final long FORCE_GC_PERIOD = 120_000_000_000L;

    /** (mgc.go: gcTrigger.test) A program without a cycle yet is not forced to have one. */
    boolean test(Trigger kind, int n) {
        if (phase != OFF) {
            return false;
        }
        return switch (kind) {
            case HEAP -> pacer.heapLive >= pacer.trigger();
            case TIME -> pacer.gcPercent >= 0 && lastGc != 0 && rt.now - lastGc > FORCE_GC_PERIOD;
            case CYCLE -> n > cycles;
        };
    }

    void setGCPhase(M mp, int value) {
        rt.trace.emit(Ev.GC_PHASE, mp, value);
        phase = value;
    }

    /** {@code runtime.GC()}: a whole cycle, and its sweeping (mgc.go: GC). */
    Routine runGC() {
        return new Routine() {
            private int n;

            @Override
            Then step(M mp, G gp) {
                switch (pc) {
                    case 0:
                        n = cycles;
                        return to(1);
                    case 1:
                        return waitOnMark(mp, n) ? call(gp, new GcStart(rt, Trigger.CYCLE, n + 1), 2) : Then.WAIT;
                    case 2:
                        return waitOnMark(mp, n + 1) ? to(3) : Then.WAIT;
                    case 3:
                        if (cycles != n + 1 || !sweep.sweepone()) {
                            return to(5);
                        }
                        pc = 4;
                        rt.next(mp, Step.RUN, rt.now + sweep.price());
                        return Then.WAIT;
                    case 4:
                        sweep.end();
                        return gosched(mp, 3);
                    default:
                        return cycles == n + 1 && !sweep.isSweepDone() ? gosched(mp, 5) : Then.DONE;
                }
            }

            private Then gosched(M mp, int next) {
                pc = next;
                mp.owed += rt.price.gosched;
                rt.proc.goschedImpl(mp, false);
                return Then.WAIT;
            }
        };
    }

    /** {@code debug.SetGCPercent}: who turns the collector off waits until nobody marks (mgcpacer.go: setGCPercent). */
    Routine setGCPercent(long percent) {
        return new Routine() {
            private int n;

            @Override
            Then step(M mp, G gp) {
                if (pc == 0) {
                    pc = 1;
                    n = cycles;
                    pacer.setGCPercent(percent);
                }
                return percent >= 0 || waitOnMark(mp, n) ? Then.DONE : Then.WAIT;
            }
        };
    }

    /** Whether the mark phase of cycle n is over; if not, the goroutine is parked until a cycle ends (mgc.go: gcWaitOnMark). */
    private boolean waitOnMark(M mp, int n) {
        int marks = cycles + (phase != MARK ? 1 : 0);
        if (marks > n) {
            return true;
        }
        sweepWaiters.push(mp.curg);
        rt.proc.park(mp, "wait until GC ends", "wait for GC cycle", -1);
        return false;
    }

    void wakeSweepWaiters(M mp) {
        rt.netpoll.injectglist(mp, sweepWaiters);
        sweepWaiters.clear();
    }

    boolean enabled() {
        return sweep.enabled();
    }

    /** The runtime's own goroutines, parked before main starts. */
    void enable() {
        sweep.enable(rt.proc.newSystemG("runtime.bgsweep", sweep));
        forcegc = rt.proc.newSystemG("runtime.forcegchelper", new ForceGcHelper());
    }

    /** (proc.go: forcegchelper) */
    private final class ForceGcHelper extends Routine {
        @Override
        Then step(M mp, G gp) {
            if (pc == 0) {
                return call(gp, new GcStart(rt, Trigger.TIME, 0), 1);
            }
            pc = 0;
            forcegc = gp;
            rt.proc.park(mp, "system goroutine wait", "force gc (idle)", -1);
            return Then.WAIT;
        }
    }

    /** sysmon looks whether it is time for a cycle (proc.go: sysmon). */
    void force(M sysmon) {
        if (forcegc != null && test(Trigger.TIME, 0)) {
            G gp = forcegc;
            forcegc = null;
            rt.netpoll.injectglist(sysmon, new ArrayDeque<>(List.of(gp)));
        }
    }
}
