package dev.gmpscope.runtime;

import dev.gmpscope.program.SafePoint;
import dev.gmpscope.trace.Ev;

/**
 * A mutex (internal/sync/mutex.go: Mutex).
 *
 * <p>One word holds everything: whether it is locked, whether a waiter is awake, whether it starves, and how many wait. In normal mode an unlock wakes
 * the first waiter but gives it nothing: it must try again, against everybody who runs already, and usually loses. A goroutine that comes to a
 * locked mutex spins first, if that can make sense, and while it does there is no need to wake another. A waiter that has lost, and has waited for
 * more than a millisecond in all, makes the mutex starve: from then on each unlock hands it to the first waiter, new ones go to the end of the queue
 * without trying, and the one who unlocks yields to the one who got it. The mode ends with a waiter that is the last one, or did not wait that long.
 *
 * <p>In the model nothing comes between reading the word and changing it, so a compare-and-swap never fails.
 */
final class Mutex implements Locker {
    private static final int LOCKED = 1;
    private static final int WOKEN = 2;
    private static final int STARVING = 4;
    private static final int WAITER = 8;
    /** starvationThresholdNs */
    private static final long STARVATION_THRESHOLD = 1_000_000;
    /** active_spin */
    private static final int ACTIVE_SPIN = 4;

    private final Rt rt;
    private final int row;
    /** Whether it stands for itself: one inside a larger lock is not told. */
    private final boolean told;
    private final Semaphore sema;
    private int state;

    Mutex(Rt rt, int row, boolean told) {
        this.rt = rt;
        this.row = row;
        this.told = told;
        sema = new Semaphore(rt, 0);
    }

    /** Whether it is locked at once; otherwise the goroutine goes on when it is (mutex.go: Mutex.Lock). */
    @Override
    public boolean lock(M mp) {
        return tryFast(mp) || rt.exec.routine(mp, new LockSlow());
    }

    @Override
    public Routine locking() {
        return new Routine() {
            @Override
            Then step(M mp, G gp) {
                return pc > 0 || tryFast(mp) ? Then.DONE : call(gp, new LockSlow(), 1);
            }
        };
    }

    private boolean tryFast(M mp) {
        return state == 0 && locked(mp, LOCKED);
    }

    private boolean locked(M mp, int next) {
        if (told) {
            rt.trace.emit(Ev.MUTEX_LOCK, mp, row);
        }
        state = next;
        return true;
    }

    /** (mutex.go: Mutex.TryLock) */
    @Override
    public boolean tryLock(M mp) {
        return (state & (LOCKED | STARVING)) == 0 && locked(mp, state | LOCKED);
    }

    /** Whether the goroutine goes on at once (mutex.go: Mutex.Unlock, unlockSlow). */
    @Override
    public boolean unlock(M mp) {
        if ((state & LOCKED) == 0) {
            rt.panics.fatal(mp, "sync: unlock of unlocked mutex");
            return false;
        }
        if (told) {
            rt.trace.emit(Ev.MUTEX_UNLOCK, mp, row);
        }
        state -= LOCKED;
        if ((state & STARVING) != 0) {
            return sema.semrelease1(mp, true);
        }
        if (state >= WAITER && (state & WOKEN) == 0) {
            state = state - WAITER | WOKEN;
            sema.semrelease(mp);
        }
        return true;
    }

    /** Spinning makes sense only while others run and there is nothing else to do here (proc.go: internal_sync_runtime_canSpin). */
    private boolean canSpin(M mp, int iter) {
        return iter < ACTIVE_SPIN && rt.allp.length > rt.sched.npidle + rt.sched.nmspinning + 1 && Runq.runqempty(mp.p);
    }

    /** (mutex.go: Mutex.lockSlow) */
    private final class LockSlow extends Routine {
        private static final int PROLOGUE = 0;
        private static final int TRY = 1;
        private static final int SEMACQUIRE = 2;

        private long waitStartTime = -1;
        private boolean lifo;
        private boolean starving;
        private boolean awoke;
        private int iter;

        @Override
        Then step(M mp, G gp) {
            switch (pc) {
                case PROLOGUE:
                    pc = TRY;
                    return rt.preempt.prologue(mp, gp) ? Then.GO_ON : Then.WAIT;
                case TRY:
                    boolean spins = (state & (LOCKED | STARVING)) == LOCKED && canSpin(mp, iter);
                    return spins ? doSpin(mp) : acquireOrWait(mp);
                default:
                    return sema.semacquire1(mp, lifo, "sync.Mutex.Lock", row) ? awake(mp) : Then.WAIT;
            }
        }

        /** A spinner says so in the mutex, so that an unlock wakes nobody else (proc.go: internal_sync_runtime_doSpin). */
        private Then doSpin(M mp) {
            if (!awoke && (state & WOKEN) == 0 && state >= WAITER) {
                state |= WOKEN;
                awoke = true;
            }
            rt.trace.emit(Ev.MUTEX_SPIN, mp, row, ++iter);
            rt.next(mp, Step.RUN, rt.now + rt.price.procyield);
            return Then.WAIT;
        }

        private Then acquireOrWait(M mp) {
            int next = awoke ? state & ~WOKEN : state;
            if ((state & (LOCKED | STARVING)) == 0) {
                locked(mp, next | LOCKED);
                return Then.DONE;
            }
            if (starving && (state & LOCKED) != 0 && (state & STARVING) == 0) {
                rt.trace.emit(Ev.MUTEX_STARVING, mp, row, 1);
                next |= STARVING;
            }
            state = next + WAITER;
            lifo = waitStartTime >= 0;
            waitStartTime = lifo ? waitStartTime : rt.now;
            return to(SEMACQUIRE);
        }

        /** In starvation mode the mutex is this goroutine's already. */
        private Then awake(M mp) {
            starving |= rt.now - waitStartTime > STARVATION_THRESHOLD;
            if ((state & STARVING) == 0) {
                awoke = true;
                iter = 0;
                return to(TRY);
            }
            int next = state - WAITER | LOCKED;
            boolean over = !starving || next < WAITER;
            locked(mp, next);
            if (over) {
                rt.trace.emit(Ev.MUTEX_STARVING, mp, row, 0);
                state &= ~STARVING;
            }
            return Then.DONE;
        }

        @Override
        SafePoint at() {
            return SafePoint.ASSEMBLY;
        }
    }
}
