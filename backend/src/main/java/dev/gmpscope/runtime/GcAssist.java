package dev.gmpscope.runtime;

import dev.gmpscope.trace.Ev;
import java.util.ArrayDeque;
import java.util.Deque;

/**
 * Who allocates while marking goes on helps to mark, in proportion (mgcmark.go: gcAssistAlloc). First it takes what the background workers have done more than was
 * needed; then it marks itself; and if nothing is left for it to do, it waits until the workers have earned enough for it.
 */
final class GcAssist {
    /** Least work of an assist, bytes (gcOverAssistWork). */
    private static final long OVER_ASSIST_WORK = 64 << 10;

    private final Rt rt;
    private final Deque<G> queue = new ArrayDeque<>();
    private long bgScanCredit;

    GcAssist(Rt rt) {
        this.rt = rt;
    }

    /** A cycle begins: nobody has earned anything yet (mgcpacer.go: startCycle). */
    void startCycle() {
        bgScanCredit = 0;
    }

    /** The workers have marked so many bytes. Who waited goes to the tail of the ring: it must not run at once because a worker did (mgcmark.go: gcFlushBgCredit). */
    void flushBgCredit(M mp, long scanWork) {
        if (queue.isEmpty()) {
            bgScanCredit += scanWork;
            return;
        }
        long bytes = (long) (scanWork * rt.gc.pacer.assistBytesPerWork);
        while (!queue.isEmpty() && bytes > 0) {
            G gp = queue.poll();
            if (bytes + gp.gcAssistBytes < 0) {
                gp.gcAssistBytes += bytes;
                queue.addLast(gp);
                return;
            }
            bytes += gp.gcAssistBytes;
            gp.gcAssistBytes = 0;
            rt.proc.ready(mp, gp, false);
        }
        bgScanCredit += (long) (bytes * rt.gc.pacer.assistWorkPerByte);
    }

    /** Marking is over (mgcmark.go: gcWakeAllAssists). */
    void wakeAll(M mp) {
        rt.netpoll.injectglist(mp, queue);
        queue.clear();
    }

    /** (mgcmark.go: gcAssistAlloc) */
    Routine assist() {
        return new Assist();
    }

    private final class Assist extends Routine {
        private static final int RETRY = 0;
        private static final int MARKED = 1;
        private static final int ENDED = 2;

        private boolean entered;
        private long start;
        private Marking marking;

        @Override
        Then step(M mp, G gp) {
            switch (pc) {
                case RETRY:
                    return pay(mp, gp);
                case MARKED:
                    return marked(mp, gp);
                case ENDED:
                    return gp.gcAssistBytes < 0 ? park(mp, gp) : done(mp);
                default:
                    return done(mp);
            }
        }

        private Then pay(M mp, G gp) {
            GcPacer pacer = rt.gc.pacer;
            long debt = -gp.gcAssistBytes;
            long scanWork = (long) (pacer.assistWorkPerByte * debt);
            if (scanWork < OVER_ASSIST_WORK) {
                scanWork = OVER_ASSIST_WORK;
                debt = (long) (pacer.assistBytesPerWork * scanWork);
            }
            long stolen = Math.min(Math.max(0, bgScanCredit), scanWork);
            bgScanCredit -= stolen;
            if (stolen == scanWork) {
                gp.gcAssistBytes += debt;
                return done(mp);
            }
            gp.gcAssistBytes += stolen == 0 ? 0 : 1 + (long) (pacer.assistBytesPerWork * stolen);
            if (!entered) {
                entered = true;
                rt.trace.emit(Ev.GC_MARK_ASSIST_BEGIN, mp);
            }
            if (!rt.gc.blackenEnabled) {
                gp.gcAssistBytes = 0;
                return to(ENDED);
            }
            rt.gc.work.begin();
            gp.scannable = true;
            start = rt.now;
            marking = new Marking(rt, scanWork - stolen);
            return call(gp, marking, MARKED);
        }

        private Then marked(M mp, G gp) {
            rt.suspendG.casgstatus(mp, gp);
            gp.gcAssistBytes += 1 + (long) (rt.gc.pacer.assistBytesPerWork * marking.workDone);
            rt.gc.pacer.assistTime += rt.now - start;
            return rt.gc.work.end() ? call(gp, new GcMarkDone(rt), ENDED) : to(ENDED);
        }

        /** Asked to stop, it yields and tries again; else it waits for credit (mgcmark.go: gcParkAssist). */
        private Then park(M mp, G gp) {
            pc = RETRY;
            if (gp.preempt) {
                rt.proc.goschedImpl(mp, false);
                return Then.WAIT;
            }
            if (!rt.gc.blackenEnabled) {
                return done(mp);
            }
            if (bgScanCredit > 0) {
                return Then.GO_ON;
            }
            queue.addLast(gp);
            rt.proc.park(mp, "GC mark assist wait for work", "GC assist wait", -1);
            pc = ENDED + 1;
            return Then.WAIT;
        }

        private Then done(M mp) {
            if (entered) {
                rt.trace.emit(Ev.GC_MARK_ASSIST_END, mp);
            }
            return Then.DONE;
        }
    }

    /** Marks so many bytes, unless asked to stop; jobs of the roots only where nothing of the heap is at hand (mgcmark.go: gcAssistAlloc1, gcDrainN). */
    private static final class Marking extends GcDrain {
        private final long scanWork;
        private long workDone;

        Marking(Rt rt, long scanWork) {
            super(rt);
            this.scanWork = scanWork;
        }

        @Override
        boolean stops(M mp, G gp) {
            return gp.preempt || workDone >= scanWork;
        }

        @Override
        Then take(M mp, G gp) {
            Then begun = scanObjects(mp, Math.min(MarkWork.CHUNK, scanWork - workDone));
            begun = begun == null ? markroot(mp) : begun;
            return begun == null ? Then.DONE : begun;
        }

        @Override
        boolean done(M mp, G gp, boolean root, long bytes) {
            workDone += bytes;
            if (rt.gc.work.heapLeft()) {
                rt.gcWorkers.enlistWorker(mp);
            }
            return false;
        }
    }
}
