package dev.gmpscope.runtime;

import dev.gmpscope.program.Costs;

/** The rows of the cost table that the scheduler itself pays, looked up once. */
final class Prices {
    final long handoff;
    final long park;
    final long schedule;
    final long steal;
    final long gosched;
    final long goexit;
    final long recovery;
    final long copystack;
    final long copystackFrame;
    final long newstack;
    final long asyncPreempt;
    final long signal;
    final long sighandler;
    final long startm;
    final long wakeCore;
    final long wakeParked;
    final long futexwake;
    final long newm;
    final long clone;
    final long netpollWake;
    final long netpollTimeout;
    final long usleep;
    final long usleepJitter;
    final long sigprof;
    final long exitsyscall;
    final long procyield;
    final long exitsyscallSlow;
    final long checkEvents;
    final long scan;
    final long gcBgMarkWorker;
    final long scanRoots;
    final long scanRuntime;
    final long scanStack;
    final long sweepSpan;
    final long mallocKB;
    final long prepareForSweep;
    final long stopped;
    final long procresize;
    final long goroutineProfile;

    Prices(Costs costs) {
        handoff = costs.of("handoff");
        park = costs.of("park");
        schedule = costs.of("schedule");
        steal = costs.of("steal");
        gosched = costs.of("gosched");
        goexit = costs.of("goexit");
        recovery = costs.of("recovery");
        copystack = costs.of("copystack");
        copystackFrame = costs.of("copystackFrame");
        newstack = costs.of("newstack");
        asyncPreempt = costs.of("asyncPreempt");
        signal = costs.of("signal");
        sighandler = costs.of("sighandler");
        startm = costs.of("startm");
        wakeCore = costs.of("wakeCore");
        wakeParked = costs.of("wakeParked");
        futexwake = costs.of("futexwake");
        newm = costs.of("newm");
        clone = costs.of("clone");
        netpollWake = costs.of("netpollWake");
        netpollTimeout = costs.of("netpollTimeout");
        usleep = costs.of("usleep");
        usleepJitter = costs.of("usleepJitter");
        sigprof = costs.of("sigprof");
        procyield = costs.of("procyield");
        exitsyscall = costs.of("exitsyscall");
        exitsyscallSlow = costs.of("exitsyscallSlow");
        checkEvents = costs.of("checkEvents");
        scan = costs.of("scan");
        gcBgMarkWorker = costs.of("gcBgMarkWorker");
        scanRoots = costs.of("scanRoots");
        scanRuntime = costs.of("scanRuntime");
        scanStack = costs.of("scanStack");
        sweepSpan = costs.of("sweepSpan");
        mallocKB = costs.of("mallocKB");
        prepareForSweep = costs.of("prepareForSweep");
        stopped = costs.of("stopped");
        procresize = costs.of("procresize");
        goroutineProfile = costs.of("goroutineProfile");
    }
}
