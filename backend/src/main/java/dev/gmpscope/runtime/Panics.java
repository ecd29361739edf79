package dev.gmpscope.runtime;

/** How a program dies before main returns (panic.go). */
final class Panics {
    /** Exit status of a program that the runtime ends. */
    private static final int FATAL = 2;

    private final Rt rt;

    Panics(Rt rt) {
        this.rt = rt;
    }

    /** A panic that nothing recovers: its goroutine alone is listed (panic.go: fatalpanic). */
    void fatalpanic(M mp, String text) {
        die(mp, "panic: " + text);
    }

    /** An error of the program that cannot be recovered (panic.go: fatal). */
    void fatal(M mp, String text) {
        die(mp, "fatal error: " + text);
    }

    /** Without a goroutine of its own the thread lists them all (panic.go: dopanic_m). */
    private void die(M mp, String head) {
        StringBuilder out = new StringBuilder(head);
        if (mp.curg == null) {
            rt.traceback.tracebackothers(out, null);
        } else {
            rt.traceback.goroutine(out, mp.curg);
        }
        rt.exit(mp, FATAL, out.toString());
    }
}
