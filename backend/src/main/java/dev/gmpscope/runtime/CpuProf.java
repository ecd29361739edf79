package dev.gmpscope.runtime;

import dev.gmpscope.trace.Ev;

/**
 * The CPU profiler (cpuprof.go, signal_unix.go, os_linux.go).
 *
 * <p>Each thread has a timer that counts the CPU time that this thread spends, and sends it SIGPROF a hundred times a second of it. The handler notes
 * where the thread is, safe-point or not: it stops nobody, so it needs none. A thread gets its timer when it next takes up a goroutine.
 *
 * <p>A thread spends CPU time unless it is parked, in the poller or asleep in a system call; one that is short has the kernel work for it.
 */
final class CpuProf {
    private static final long SECOND = 1_000_000_000;
    /** A longer system call sleeps, ns. */
    private static final long SLEEPS = 100_000;

    private final Rt rt;
    /** Samples a second; 0: the profiler is off (schedt.profilehz). */
    private int hz;

    CpuProf(Rt rt) {
        this.rt = rt;
    }

    /** (proc.go: setcpuprofilerate) */
    void setcpuprofilerate(M mp, int rate) {
        rt.trace.emit(Ev.SETCPUPROFILERATE, mp, rate);
        hz = rate;
        setThreadCPUProfiler(mp);
    }

    /** The M takes up a goroutine, and with it the rate that holds by now (proc.go: execute). */
    void execute(M mp) {
        if (mp.profilehz != hz) {
            setThreadCPUProfiler(mp);
        }
    }

    /** (os_linux.go: setThreadCPUProfiler) The first signal comes at a random time. */
    private void setThreadCPUProfiler(M mp) {
        mp.profilehz = hz;
        mp.profTimer++;
        if (hz > 0) {
            mp.profIn = 1 + rt.rand.below((int) (SECOND / hz));
            on(mp);
        }
    }

    /** The thread spends CPU time from now on. */
    void on(M mp) {
        if (mp.profilehz > 0) {
            mp.profSince = rt.now;
            rt.agenda.add(rt.now + mp.profIn, Step.payload(Step.SIGPROF, mp.id, ++mp.profTimer));
        }
    }

    /** The thread spends none from now on. */
    void off(M mp) {
        if (mp.profilehz > 0) {
            mp.profIn -= rt.now - mp.profSince;
            mp.profTimer++;
        }
    }

    boolean sleeps(long syscall) {
        return syscall >= SLEEPS;
    }

    /** The thread's timer goes off (proc.go: sigprof). */
    void sigprof(M mp, int timer) {
        if (timer != mp.profTimer || mp.profilehz == 0) {
            return;
        }
        mp.profIn = SECOND / mp.profilehz;
        on(mp);
        if (hz == 0) {
            return;
        }
        rt.trace.emit(Ev.CPU_SAMPLE, mp);
        if (mp.step == Step.RUN && mp.curg != null && mp.curg.inStretch) {
            rt.stretches.interrupted(mp, mp.curg, rt.price.sigprof);
        }
    }
}
