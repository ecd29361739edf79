package dev.gmpscope.cli;

import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintWriter;
import java.util.Locale;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** How far a long command is, a line a second on standard error; what is over within three seconds says nothing. Ctrl-C stops it. */
final class Progress {
    private static final long QUIET = TimeUnit.SECONDS.toNanos(3);
    private static final long EACH = TimeUnit.SECONDS.toNanos(1);
    private static final int MIB = 1 << 20;

    @Option(names = "--progress", negatable = true, description = "Say on standard error how far it is, or not (default: on a terminal).")
    private Boolean wanted;
    @Spec(Spec.Target.MIXEE)
    private CommandSpec spec;

    private final LongSupplier clock;
    private final long begun;
    private long next;

    Progress() {
        this(System::nanoTime);
    }

    /** @param clock ns */
    Progress(LongSupplier clock) {
        this.clock = clock;
        begun = clock.getAsLong();
        next = begun + QUIET;
    }

    /** To be asked again and again by what runs; never stops it. */
    boolean events(LongSupplier events) {
        tick("%,d events", events);
        return false;
    }

    /** Counts what is written. */
    OutputStream bytes(OutputStream out) {
        return new FilterOutputStream(out) {
            private long bytes;

            @Override
            public void write(int b) throws IOException {
                write(new byte[] {(byte) b}, 0, 1);
            }

            @Override
            public void write(byte[] from, int start, int length) throws IOException {
                out.write(from, start, length);
                bytes += length;
                tick("%,d MiB written", () -> bytes / MIB);
            }
        };
    }

    private void tick(String how, LongSupplier much) {
        long now = clock.getAsLong();
        if (now > next) {
            next = now + EACH;
            say(now, how, much.getAsLong());
        }
    }

    private void say(long now, String how, long much) {
        if (wanted == null ? System.console() != null : wanted) {
            PrintWriter err = spec.commandLine().getErr();
            err.printf(Locale.ROOT, "gmpscope: " + how + " after %d s%n", much, TimeUnit.NANOSECONDS.toSeconds(now - begun));
            err.flush();
        }
    }
}
