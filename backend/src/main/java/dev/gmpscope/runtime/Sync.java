package dev.gmpscope.runtime;

import dev.gmpscope.program.Program;
import java.util.List;

/** The program's variables of package sync, by the number of the object. */
final class Sync {
    private final Object[] things;

    Sync(Rt rt) {
        List<Program.Obj> objects = rt.program.objects();
        things = new Object[objects.size()];
        for (int i = 0; i < things.length; i++) {
            things[i] = thing(rt, objects.get(i).kind(), i);
        }
    }

    private static Object thing(Rt rt, Program.Kind kind, int row) {
        return switch (kind) {
            case MUTEX -> new Mutex(rt, row, true);
            case WAIT_GROUP -> new WaitGroup(rt, row);
            default -> null;
        };
    }

    Mutex mutex(long object) {
        return (Mutex) things[(int) object];
    }

    WaitGroup waitGroup(long object) {
        return (WaitGroup) things[(int) object];
    }
}
