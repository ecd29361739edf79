package dev.gmpscope.runtime;

/** A panic, or a Goexit, that runs deferred calls (runtime2.go: _panic). */
final class Panic {
    /** What it is about; null for Goexit. */
    final GoPanic value;
    final boolean goexit;
    /** The earlier panic during which this one began. */
    final Panic link;
    /** Place of the frame of gopanic or Goexit. */
    final int frame;
    /** Place of the frame whose deferred calls it runs. */
    int sp;
    boolean recovered;
    boolean repanicked;

    Panic(GoPanic value, Panic link, int frame) {
        this.value = value;
        goexit = value == null;
        this.link = link;
        this.frame = frame;
    }

    String text() {
        return value.getMessage();
    }

    /** What Go compares when it asks whether two panics have the same value. */
    Object value() {
        return value == null ? null : value.value;
    }
}
