package dev.gmpscope.runtime;

/** A lock that one goroutine holds at a time; each method says whether the goroutine goes on at once (sync/mutex.go: Locker). */
interface Locker {
    boolean lock(M mp);

    boolean unlock(M mp);

    boolean tryLock(M mp);

    /** Locking as a part of something larger. */
    Routine locking();
}
