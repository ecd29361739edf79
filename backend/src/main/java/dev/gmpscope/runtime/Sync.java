package dev.gmpscope.runtime;

import dev.gmpscope.program.Program;
import java.util.List;

/** The program's variables of package sync, by the number of the object. */
final class Sync {
    private final Rt rt;
    private final Object[] things;

    Sync(Rt rt) {
        this.rt = rt;
        List<Program.Obj> objects = rt.program.objects();
        things = new Object[objects.size()];
        for (int i = 0; i < things.length; i++) {
            things[i] = thing(objects.get(i), i);
        }
    }

    /** What a condition variable needs has been made before it. */
    private Object thing(Program.Obj object, int row) {
        return switch (object.kind()) {
            case MUTEX -> new Mutex(rt, row, true);
            case RW_MUTEX -> new RwMutex(rt, row);
            case WAIT_GROUP -> new WaitGroup(rt, row);
            case COND -> new Cond(rt, row, locker(object.capacity()));
            case ONCE -> new Once(rt, row);
            default -> null;
        };
    }

    Locker locker(long object) {
        return things[(int) object] instanceof Once once ? once.m : (Locker) things[(int) object];
    }

    RwMutex rwMutex(long object) {
        return (RwMutex) things[(int) object];
    }

    WaitGroup waitGroup(long object) {
        return (WaitGroup) things[(int) object];
    }

    Cond cond(long object) {
        return (Cond) things[(int) object];
    }

    Once once(long object) {
        return (Once) things[(int) object];
    }

    /** The goroutine learns whether it has got what it tried for. */
    boolean tried(M mp, boolean got) {
        mp.curg.result = got ? 1 : 0;
        return true;
    }
}
