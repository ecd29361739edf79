package dev.gmpscope.server;

import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/**
 * Who computes now: a few runs at a time, in turns. A run that has had its turn goes to the end of the queue, if there is one, so a short run never waits for
 * the end of a long one, however many of those somebody has asked for.
 */
final class Turns {
    private static final long TURN = TimeUnit.MILLISECONDS.toNanos(25);

    private final Semaphore cores;

    Turns(int cores) {
        this.cores = new Semaphore(cores, true);
    }

    /** Runs that wait for one. */
    int waiting() {
        return cores.getQueueLength();
    }

    /** One run's turns. */
    final class Turn {
        private long began;
        private long computed;

        /** Waits for the first one. */
        void begin() {
            cores.acquireUninterruptibly();
            began = System.nanoTime();
        }

        /** Asked now and then: makes room if the turn is over and somebody waits. */
        void yieldIfOver() {
            long now = System.nanoTime();
            if (now - began >= TURN) {
                computed += now - began;
                if (cores.hasQueuedThreads()) {
                    cores.release();
                    cores.acquireUninterruptibly();
                }
                began = System.nanoTime();
            }
        }

        void end() {
            computed += System.nanoTime() - began;
            cores.release();
        }

        /** Time it has had, ns. */
        long computed() {
            return computed;
        }
    }
}
