package dev.gmpscope.trace.export;

/** A line of the viewer: tracks are threads of processes there, so each kind is a process. */
record ChromeTrack(int pid, long tid) {
    static final int RUNTIME = 1;
    static final int PROCS = 2;
    static final int THREADS = 3;
    static final int GOROUTINES = 4;

    static final ChromeTrack COLLECTOR = new ChromeTrack(RUNTIME, 1);
    static final ChromeTrack WORLD = new ChromeTrack(RUNTIME, 2);
}
