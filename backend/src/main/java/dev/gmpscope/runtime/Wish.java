package dev.gmpscope.runtime;

import dev.gmpscope.program.Rules;

/** What a person wants to happen at a moment of a run, and Go does not know: a fork is a run with one of these more. */
public sealed interface Wish {
    /** In words, as the event tells it. */
    String text();

    /** The goroutine that it is about, -1 none. */
    default int goroutine() {
        return -1;
    }

    /** A goroutine is started from outside: it comes into the global queue, as from the network. Its function is the program's own, or apart: only for this. */
    record Go(int function, boolean apart, String text) implements Wish {}

    /** A goroutine is asked to stop, as by sysmon after a whole slice (proc.go: preemptone). */
    record Preempt(int goroutine, String text) implements Wish {}

    /** SIGURG arrives at a thread, though nobody may have asked (signal_unix.go: doSigPreempt). */
    record Signal(int thread, String text) implements Wish {}

    /** A system call takes longer: the one the goroutine is in, else its next one. */
    record Block(int goroutine, long ns, String text) implements Wish {}

    /** When a P next steals, it looks at this victim first (proc.go: stealWork). */
    record Steal(int proc, int from, String text) implements Wish {}

    /** The rules from now on, with or without {@code asyncpreemptoff}. */
    record Obey(Rules rules, String text) implements Wish {}
}
