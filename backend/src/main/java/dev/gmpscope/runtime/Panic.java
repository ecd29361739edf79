package dev.gmpscope.runtime;

/** A panic, or a Goexit, that runs deferred calls (runtime2.go: _panic). */
final class Panic {
    /** What it is about, in words; null for Goexit. */
    final String text;
    /** What Go compares when it asks whether two panics have the same value. */
    final Object value;
    final boolean goexit;
    /** The earlier panic during which this one began. */
    final Panic link;
    /** Place of the frame of gopanic or Goexit. */
    final int frame;
    /** Place of the frame whose deferred calls it runs. */
    int sp;
    boolean recovered;
    boolean repanicked;

    Panic(String text, Object value, boolean goexit, Panic link, int frame) {
        this.text = text;
        this.value = value;
        this.goexit = goexit;
        this.link = link;
        this.frame = frame;
    }
}
