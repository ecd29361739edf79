package dev.gmpscope.runtime;

/**
 * A timer (time.go: timer). What Go has besides these fields (locks, seq, isSending) guards against two threads at once, which the model does not
 * need: nothing else happens while a timer is changed or runs.
 */
final class Timer {
    /** Bits of {@link #state}: in a heap; in one under an old time; in one, but to be taken out. */
    static final int HEAPED = 1;
    static final int MODIFIED = 2;
    static final int ZOMBIE = 4;

    /** What it wakes: a sleeping goroutine; null for none. */
    final G sleeper;
    /** The channel it sends on; null for none. */
    final Obj chan;
    /** Function that it starts a goroutine for; -1 for none. */
    final int func;
    int state;
    /** Goroutines that block on its channel. */
    int blocked;
    /** When it goes off, 0 for never; and again after each period, 0 for once. */
    long when;
    long period;
    /** The heap it is in. */
    Timers ts;

    private Timer(G sleeper, Obj chan, int func) {
        this.sleeper = sleeper;
        this.chan = chan;
        this.func = func;
    }

    /** The timer of a goroutine's time.Sleep (time.go: goroutineReady). */
    static Timer ofSleep(G gp) {
        return new Timer(gp, null, -1);
    }

    /** A timer that sends the time (sleep.go: sendTime). */
    static Timer ofChan(Obj c) {
        return new Timer(null, c, -1);
    }

    /** A timer that starts a goroutine (sleep.go: goFunc). */
    static Timer ofFunc(Obj t, int func) {
        return new Timer(null, t, func);
    }

    boolean isChan() {
        return chan != null && func < 0;
    }

    boolean has(int bits) {
        return (state & bits) != 0;
    }

    /** Only a timer that somebody waits for is in a heap: of a channel, while a goroutine blocks on it (time.go: needsAdd). */
    boolean needsAdd() {
        return !has(HEAPED) && when > 0 && (!isChan() || blocked > 0);
    }

    /** It stays in its heap until somebody cleans up there. */
    void makeZombie() {
        if (!has(ZOMBIE)) {
            state |= ZOMBIE;
            ts.zombies++;
        }
    }

    void unmakeZombie() {
        if (has(ZOMBIE)) {
            state &= ~ZOMBIE;
            ts.zombies--;
        }
    }
}
