package dev.gmpscope.simulation;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.gmpscope.trace.imports.Namer;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Pattern;

/** A file in which a real program's run was recorded: an execution trace, or what schedtrace has printed. */
public final class Recording {
    /** Bytes by which a file is told. */
    private static final int BEGINNING = 1 << 16;
    private static final String TRACE = "go 1.";
    private static final Pattern SCHED = Pattern.compile("(?m)^SCHED \\d+ms: ");

    private Recording() {}

    /**
     * Reads the beginning of a file; the rest is read by {@link Simulation#run}.
     *
     * @param title      for people, such as the file's name
     * @param mostEvents of the log
     * @throws IOException with a sentence if it is neither, or cannot be read
     */
    public static Simulation open(Path file, String title, long mostEvents) throws IOException {
        CountedInput counted = new CountedInput(Files.newInputStream(file), Files.size(file));
        InputStream in = new BufferedInputStream(counted, BEGINNING);
        try {
            String beginning = beginning(in);
            if (!beginning.startsWith(TRACE) && SCHED.matcher(beginning).find()) {
                return new SchedTraceRun(in, counted::share, title, mostEvents);
            }
            return new TraceRun(in, counted::share, title, Namer.PLAIN, mostEvents);
        } catch (IOException | RuntimeException e) {
            in.close();
            throw e;
        }
    }

    private static String beginning(InputStream in) throws IOException {
        in.mark(BEGINNING);
        String beginning = new String(in.readNBytes(BEGINNING), StandardCharsets.ISO_8859_1);
        in.reset();
        return beginning;
    }

    /** Whether a file begins as one. */
    public static boolean isOne(Path file) throws IOException {
        try (InputStream in = new BufferedInputStream(Files.newInputStream(file), BEGINNING)) {
            String beginning = beginning(in);
            return beginning.startsWith(TRACE) || SCHED.matcher(beginning).find();
        }
    }

    /** What a page is told of a run without a lesson. */
    static JsonNode about(String title, String teaches) {
        ObjectNode about = new ObjectMapper().createObjectNode();
        about.put("title", title).put("teaches", teaches).putNull("idea").putNull("really");
        ObjectNode text = about.putObject("goText").put("main", "");
        text.putObject("files");
        text.putObject("lines");
        text.putObject("ends");
        about.putArray("verdicts");
        return about;
    }
}
