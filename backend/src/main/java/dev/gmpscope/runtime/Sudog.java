package dev.gmpscope.runtime;

/** A goroutine's place in a wait queue (runtime2.go: sudog). A select has one in the queue of each of its cases. */
final class Sudog {
    final G g;
    /** The select it belongs to, null for a plain operation: all places of one select share this. */
    final Sudog[] select;
    /** Instruction to go on with when this case is taken. */
    int target;
    final int index;
    /** What a waiting sender sends. */
    long elem;
    WaitQ queue;
    Sudog prev;
    Sudog next;

    Sudog(G g, Sudog[] select, int index, int target, long elem) {
        this.g = g;
        this.select = select;
        this.index = index;
        this.target = target;
        this.elem = elem;
    }

    /** The places of a goroutine that waits in a select of so many cases, to be filled in: they too are used again. */
    static Sudog[] acquire(G gp, int cases) {
        if (gp.places == null || gp.places.length != cases) {
            gp.places = new Sudog[cases];
            for (int i = 0; i < cases; i++) {
                gp.places[i] = new Sudog(gp, gp.places, i, 0, 0);
            }
        }
        return gp.places;
    }

    /** The place of a goroutine that waits for one thing only: it has but one such place, used again and again (proc.go: acquireSudog). */
    static Sudog acquire(G gp, int target, long elem) {
        Sudog s = gp.place;
        s.target = target;
        s.elem = elem;
        return s;
    }
}
