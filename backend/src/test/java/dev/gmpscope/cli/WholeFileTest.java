package dev.gmpscope.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** What a long export leaves and says. */
class WholeFileTest {
    @TempDir
    private Path directory;

    private long files() throws IOException {
        try (Stream<Path> all = Files.list(directory)) {
            return all.count();
        }
    }

    @Test
    void a_write_that_fails_leaves_the_file_that_was_there() throws IOException {
        Path place = Files.writeString(directory.resolve("run.json"), "of yesterday");
        Progress silent = new Progress();
        assertThrows(IOException.class, () -> WholeFile.write(place, silent, out -> {
            out.write(1);
            throw new IOException("the disk is full");
        }));
        assertEquals("of yesterday", Files.readString(place));
        assertEquals(1, files());
    }

    @Test
    void a_file_is_there_when_it_is_whole_and_nothing_beside_it() throws IOException {
        Path place = directory.resolve("run.json");
        WholeFile.write(place, new Progress(), out -> {
            out.write(new byte[] {'o', 'n', 'e'});
            assertFalse(Files.exists(place), "half a file stands in its place");
        });
        assertEquals("one", Files.readString(place));
        assertEquals(1, files());
    }

    @Test
    void what_takes_long_says_how_far_it_is_once_a_second() {
        AtomicLong now = new AtomicLong();
        Asked asked = new Asked(new Progress(now::get));
        StringWriter err = new StringWriter();
        new CommandLine(asked).setErr(new PrintWriter(err, true)).parseArgs("--progress");
        for (; now.get() < TimeUnit.SECONDS.toNanos(5); now.addAndGet(TimeUnit.MILLISECONDS.toNanos(100))) {
            assertFalse(asked.progress.events(() -> 1_234_567));
        }
        assertEquals("gmpscope: 1,234,567 events after 3 s\ngmpscope: 1,234,567 events after 4 s\n", err.toString().replace(System.lineSeparator(), "\n"));
    }

    @Test
    void what_is_not_asked_for_is_not_said() {
        AtomicLong now = new AtomicLong();
        Asked asked = new Asked(new Progress(now::get));
        StringWriter err = new StringWriter();
        new CommandLine(asked).setErr(new PrintWriter(err, true)).parseArgs("--no-progress");
        now.set(TimeUnit.MINUTES.toNanos(1));
        assertFalse(asked.progress.events(() -> 1));
        assertEquals("", err.toString());
    }

    @Command(name = "asked")
    private static final class Asked {
        @Mixin
        final Progress progress;

        Asked(Progress progress) {
            this.progress = progress;
        }
    }
}
