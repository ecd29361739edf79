package dev.gmpscope.runtime;

/** What a program asks of the runtime as a whole (debug.go: GOMAXPROCS; mprof.go: goroutineProfileWithLabelsConcurrent). */
final class Debug {
    private final Rt rt;

    Debug(Rt rt) {
        this.rt = rt;
    }

    /** {@code runtime.GOMAXPROCS(n)}: the Ps change while the world is stopped. */
    Routine gomaxprocs(long n) {
        return new Stopped("GOMAXPROCS", (int) Math.min(n, Config.MOST_PROCS), 0) {
            @Override
            Then step(M mp, G gp) {
                return pc == 0 && (procs <= 0 || procs == rt.allp.length) ? Then.DONE : super.step(mp, gp);
            }
        };
    }

    /** {@code pprof.Lookup("goroutine")}: the world is stopped twice, to note who there is and when all stacks are noted. */
    Routine goroutineProfile() {
        return new Routine() {
            @Override
            Then step(M mp, G gp) {
                switch (pc) {
                    case 0:
                        return call(gp, new Stopped("goroutine profile", 0, rt.price.goroutineProfile), 1);
                    case 1:
                        return call(gp, new Stopped("goroutine profile cleanup", 0, 0), 2);
                    default:
                        return Then.DONE;
                }
            }
        };
    }

    /** Stops the world outside of a GC cycle, spends some time, and starts it again (proc.go: stopTheWorldGC, startTheWorldGC). */
    private class Stopped extends Routine {
        private final String reason;
        /** Ps afterwards; 0 as many as before. */
        final int procs;
        private final long ns;

        Stopped(String reason, int procs, long ns) {
            this.reason = reason;
            this.procs = procs;
            this.ns = ns;
        }

        @Override
        Then step(M mp, G gp) {
            switch (pc) {
                case 0:
                    return rt.gcsema.semacquire(mp) ? to(1) : Then.WAIT;
                case 1:
                    return rt.worldsema.semacquire(mp) ? to(2) : Then.WAIT;
                case 2:
                    return call(gp, rt.stw.stop(reason), 3);
                case 3:
                    pc = 4;
                    rt.next(mp, Step.RUN, rt.now + rt.price.stopped + ns);
                    return Then.WAIT;
                default:
                    rt.stw.startTheWorldWithSema(mp, procs == 0 ? rt.allp.length : procs);
                    rt.worldsema.semrelease(mp);
                    rt.gcsema.semrelease(mp);
                    return Then.DONE;
            }
        }
    }
}
