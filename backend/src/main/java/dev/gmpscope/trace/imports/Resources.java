package dev.gmpscope.trace.imports;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** What the trace has told so far of its Ms, Ps and Gs. */
final class Resources {
    static final class M {
        final long id;
        P p;
        G g;

        M(long id) {
            this.id = id;
        }
    }

    /** A stretch of time of one kind that has begun and not ended. */
    record Range(int begin, String name) {}

    /** What P and G share: a status, and the count that brings the threads into one order; it begins at 0 with each generation. */
    abstract static class Counted {
        final long id;
        int status;
        long generation;
        long seq;
        final List<Range> ranges = new ArrayList<>(0);

        Counted(long id) {
            this.id = id;
        }

        void begin(long of, int now) {
            generation = of;
            seq = 0;
            status = now;
        }

        boolean next(long of, long number) {
            return generation == of && number == seq + 1;
        }
    }

    static final class P extends Counted {
        P(long id) {
            super(id);
        }
    }

    static final class G extends Counted {
        /** Regions of the user, the innermost last. */
        final List<Region> regions = new ArrayList<>(0);
        boolean gone;

        G(long id) {
            super(id);
        }
    }

    record Region(long task, String name) {}

    record Task(long parent, String name) {}

    final Map<Long, M> ms = new HashMap<>();
    final Map<Long, P> ps = new HashMap<>();
    final Map<Long, G> gs = new HashMap<>();
    final Map<Long, Task> tasks = new HashMap<>();

    static long id(M m) {
        return m == null ? -1 : m.id;
    }

    static long id(Counted one) {
        return one == null ? -1 : one.id;
    }
}
