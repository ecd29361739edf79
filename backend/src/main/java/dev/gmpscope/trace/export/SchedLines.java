package dev.gmpscope.trace.export;

/** The lines that {@code schedtrace} prints in Go 1.26: keys, order and spacing are the runtime's (proc.go: schedtrace). */
final class SchedLines {
    private static final String HEAD = "SCHED #ms: gomaxprocs=# idleprocs=# threads=# spinningthreads=# needspinning=# idlethreads=# runqueue=#";

    /** Without {@code scheddetail}: one line, with the length of each ring and the schedtick of each P. */
    static final Form PLAIN = new Form(HEAD + " % schedticks=%");
    /** With {@code scheddetail=1}: the line over those of Ps, Ms and Gs. */
    static final Form DETAIL = new Form(HEAD + " gcwaiting=? nmidlelocked=# stopwait=# sysmonwait=?");
    static final Form P = new Form("  P#: status=# schedtick=# syscalltick=# m=@ runqsize=# gfreecnt=# timerslen=#");
    static final Form M = new Form("  M#: p=@ curg=@ mallocing=# throwing=# preemptoff=* locks=# dying=# spinning=? blocked=? lockedg=@");
    static final Form G = new Form("  G#: status=#(*) m=@ lockedm=@");

    private SchedLines() {}
}
