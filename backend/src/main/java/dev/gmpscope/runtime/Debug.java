package dev.gmpscope.runtime;

/** What a program asks of the runtime as a whole (debug.go: GOMAXPROCS; mprof.go: goroutineProfileWithLabelsConcurrent). */
final class Debug {
    private final Rt rt;
    /** One profile at a time. */
    private final Semaphore profileSema;

    Debug(Rt rt) {
        this.rt = rt;
        profileSema = new Semaphore(rt, 1);
    }

    /** {@code runtime.GOMAXPROCS(n)}: the Ps change while the world is stopped, outside of a GC cycle (proc.go: stopTheWorldGC, startTheWorldGC). */
    Routine gomaxprocs(long n) {
        int procs = (int) Math.min(n, Config.MOST_PROCS);
        return new Routine() {
            @Override
            Then step(M mp, G gp) {
                switch (pc) {
                    case 0:
                        return procs <= 0 || procs == rt.allp.length ? Then.DONE : to(1);
                    case 1:
                        return rt.gcsema.semacquire(mp) ? to(2) : Then.WAIT;
                    case 2:
                        return call(gp, new Stopped("GOMAXPROCS", procs, rt.price.procresize), 3);
                    default:
                        rt.gcsema.semrelease(mp);
                        return Then.DONE;
                }
            }
        };
    }

    /** {@code pprof.Lookup("goroutine")}: the world is stopped twice, to note who there is and when all stacks are noted; a GC cycle may be under way. */
    Routine goroutineProfile() {
        return new Routine() {
            @Override
            Then step(M mp, G gp) {
                switch (pc) {
                    case 0:
                        return profileSema.semacquire(mp) ? to(1) : Then.WAIT;
                    case 1:
                        return call(gp, new Stopped("goroutine profile", rt.price.goroutineProfile), 2);
                    case 2:
                        return call(gp, new Stopped("goroutine profile cleanup", 0), 3);
                    default:
                        profileSema.semrelease(mp);
                        return Then.DONE;
                }
            }
        };
    }

    /** Stops the world, spends some time, and starts it again; the next one who wants to stop it has the right to (proc.go: stopTheWorld, startTheWorld). */
    private final class Stopped extends Routine {
        private final String reason;
        /** Ps afterwards; 0 as many as before. */
        private final int procs;
        private final long ns;

        Stopped(String reason, long ns) {
            this(reason, 0, ns);
        }

        Stopped(String reason, int procs, long ns) {
            this.reason = reason;
            this.procs = procs;
            this.ns = ns;
        }

        @Override
        Then step(M mp, G gp) {
            switch (pc) {
                case 0:
                    return rt.worldsema.semacquire(mp) ? to(1) : Then.WAIT;
                case 1:
                    return call(gp, rt.stw.stop(reason), 2);
                case 2:
                    pc = 3;
                    rt.next(mp, Step.RUN, rt.now + rt.price.stopped + ns);
                    return Then.WAIT;
                default:
                    rt.stw.startTheWorldWithSema(mp, procs == 0 ? rt.allp.length : procs);
                    rt.worldsema.handoff(mp);
                    return Then.DONE;
            }
        }
    }
}
