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

    /** The workers have marked so many bytes (mgcmark.go: gcFlushBgCredit). */
    void flushBgCredit(M mp, long scanWork) {
        double perWork = 1 / rt.gc.pacer.assistWorkPerByte();
        long bytes = (long) (scanWork * perWork);
        while (!queue.isEmpty() && bytes > 0) {
            G gp = queue.peek();
            if (bytes + gp.gcAssistBytes < 0) {
                gp.gcAssistBytes += bytes;
                queue.addLast(queue.poll());
                return;
            }
            bytes += gp.gcAssistBytes;
            gp.gcAssistBytes = 0;
            rt.proc.ready(mp, queue.poll());
        }
        bgScanCredit += (long) (bytes / perWork);
    }

    /** Marking is over (mgcmark.go: gcWakeAllAssists). */
    void wakeAll(M mp) {
        rt.netpoll.injectglist(mp, queue);
        queue.clear();
        bgScanCredit = 0;
    }

    /** (mgcmark.go: gcAssistAlloc) */
    Routine assist() {
        return new Assist();
    }

    private final class Assist extends Routine {
        private boolean told;
        private long start;

        @Override
        Then step(M mp, G gp) {
            switch (pc) {
                case 0:
                    return rt.gc.blackenEnabled ? pay(mp, gp) : done(mp, gp);
                case 1:
                    return marked(mp, gp);
                default:
                    return gp.gcAssistBytes < 0 && rt.gc.blackenEnabled ? wait(mp, gp) : done(mp, gp);
            }
        }

        private Then pay(M mp, G gp) {
            double workPerByte = rt.gc.pacer.assistWorkPerByte();
            long scanWork = Math.max(OVER_ASSIST_WORK, (long) (workPerByte * -gp.gcAssistBytes));
            long stolen = Math.min(Math.max(0, bgScanCredit), scanWork);
            bgScanCredit -= stolen;
            gp.gcAssistBytes += 1 + (long) (stolen / workPerByte);
            if (stolen == scanWork) {
                return done(mp, gp);
            }
            if (!told) {
                told = true;
                rt.trace.emit(Ev.GC_MARK_ASSIST_BEGIN, mp);
            }
            rt.gc.work.begin();
            gp.scannable = true;
            start = rt.now;
            long bytes = rt.gc.work.takeHeap(scanWork - stolen);
            rt.gc.work.done += bytes;
            gp.gcAssistBytes += 1 + (long) (bytes / workPerByte);
            pc = 1;
            rt.next(mp, Step.RUN, rt.now + Math.max(1, bytes * rt.price.scan / 1024));
            return Then.WAIT;
        }

        private Then marked(M mp, G gp) {
            gp.scannable = false;
            rt.gc.pacer.assistTime += rt.now - start;
            return rt.gc.work.end() ? call(gp, new GcMarkDone(rt), 2) : to(2);
        }

        /** Asked to stop, it yields and tries again; else it waits for credit (mgcmark.go: gcParkAssist). */
        private Then wait(M mp, G gp) {
            pc = 0;
            if (gp.preempt) {
                rt.proc.goschedImpl(mp, false);
                return Then.WAIT;
            }
            if (bgScanCredit > 0) {
                return Then.GO_ON;
            }
            queue.addLast(gp);
            rt.proc.park(mp, "GC mark assist wait for work", "GC assist wait", -1);
            pc = 2;
            return Then.WAIT;
        }

        private Then done(M mp, G gp) {
            if (!rt.gc.blackenEnabled) {
                gp.gcAssistBytes = 0;
            }
            if (told) {
                rt.trace.emit(Ev.GC_MARK_ASSIST_END, mp);
            }
            return Then.DONE;
        }
    }
}
