package dev.gmpscope.runtime;

import dev.gmpscope.trace.Ev;

/**
 * A lock for many readers or one writer (sync/rwmutex.go: RWMutex).
 *
 * <p>Readers only count themselves. A writer first locks a mutex against other writers, then makes the count negative, so that readers who come from now
 * on wait behind it, and waits for the readers who are inside. Its unlock lets in all readers who came meanwhile, and only then the next writer.
 * So neither side can starve the other.
 */
final class RwMutex implements Locker {
    /** rwmutexMaxReaders */
    private static final int MAX_READERS = 1 << 30;

    private final Rt rt;
    private final int row;
    private final Mutex w;
    private final Semaphore writerSem;
    private final Semaphore readerSem;
    private int readerCount;
    private int readerWait;
    /** Readers inside. */
    private int readers;

    RwMutex(Rt rt, int row) {
        this.rt = rt;
        this.row = row;
        w = new Mutex(rt, row, false);
        writerSem = new Semaphore(rt, 0);
        readerSem = new Semaphore(rt, 0);
    }

    /** (rwmutex.go: RWMutex.RLock) */
    boolean rlock(M mp) {
        return ++readerCount >= 0 ? rlocked(mp) : rt.exec.routine(mp, new Routine() {
            @Override
            Then step(M m, G gp) {
                return readerSem.semacquire1(m, false, "sync.RWMutex.RLock", row) && rlocked(m) ? Then.DONE : Then.WAIT;
            }
        });
    }

    private boolean rlocked(M mp) {
        rt.trace.emit(Ev.RWMUTEX_RLOCK, mp, row, ++readers);
        return true;
    }

    /** (rwmutex.go: RWMutex.TryRLock) */
    boolean tryRLock(M mp) {
        if (readerCount < 0) {
            return false;
        }
        readerCount++;
        return rlocked(mp);
    }

    /** The last reader for whom a writer waits wakes it (rwmutex.go: RWMutex.RUnlock, rUnlockSlow). */
    boolean runlock(M mp) {
        int r = --readerCount;
        if (r + 1 == 0 || r + 1 == -MAX_READERS) {
            rt.panics.fatal(mp, "sync: RUnlock of unlocked RWMutex");
            return false;
        }
        rt.trace.emit(Ev.RWMUTEX_RUNLOCK, mp, row, --readers);
        if (r < 0 && --readerWait == 0) {
            writerSem.semrelease(mp);
        }
        return true;
    }

    @Override
    public boolean lock(M mp) {
        return rt.exec.routine(mp, locking());
    }

    /** (rwmutex.go: RWMutex.Lock) */
    @Override
    public Routine locking() {
        return new Routine() {
            @Override
            Then step(M mp, G gp) {
                switch (pc) {
                    case 0:
                        return call(gp, w.locking(), 1);
                    case 1:
                        int r = readerCount;
                        readerCount -= MAX_READERS;
                        readerWait += r;
                        if (readerWait == 0) {
                            break;
                        }
                        rt.trace.emit(Ev.RWMUTEX_PENDING, mp, row, readerWait);
                        return to(2);
                    default:
                        if (!writerSem.semacquire1(mp, false, "sync.RWMutex.Lock", row)) {
                            return Then.WAIT;
                        }
                }
                rt.trace.emit(Ev.MUTEX_LOCK, mp, row);
                return Then.DONE;
            }
        };
    }

    /** (rwmutex.go: RWMutex.TryLock) */
    @Override
    public boolean tryLock(M mp) {
        if (!w.tryLock(mp)) {
            return false;
        }
        if (readerCount != 0) {
            w.unlock(mp);
            return false;
        }
        readerCount = -MAX_READERS;
        rt.trace.emit(Ev.MUTEX_LOCK, mp, row);
        return true;
    }

    /** (rwmutex.go: RWMutex.Unlock) */
    @Override
    public boolean unlock(M mp) {
        int r = readerCount + MAX_READERS;
        if (r >= MAX_READERS) {
            rt.panics.fatal(mp, "sync: Unlock of unlocked RWMutex");
            return false;
        }
        rt.trace.emit(Ev.MUTEX_UNLOCK, mp, row);
        readerCount = r;
        for (int i = 0; i < r; i++) {
            readerSem.semrelease(mp);
        }
        return w.unlock(mp);
    }
}
