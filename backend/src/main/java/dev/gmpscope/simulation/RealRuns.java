package dev.gmpscope.simulation;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;

/**
 * The real runs of the lessons' Go programs that come with the program: an execution trace of each, in {@code real} beside this class.
 *
 * @param go       version, such as {@code go1.26.8 linux/amd64}
 * @param machine  on what they were recorded
 * @param programs an entry for each lesson
 * @param left     lessons of which there is none
 */
public record RealRuns(String go, String machine, List<Program> programs, List<Left> left) {
    /** Where they are on the class path. */
    public static final String FOLDER = "dev/gmpscope/simulation/real";
    /** Its list. */
    public static final String INDEX = "index.json";
    /** What comes behind a lesson's id in the name of its file. */
    public static final String SUFFIX = ".trace.gz";
    /** The category of the message of the user's log at which the lesson begins: what stands before it is the tracer's own. */
    public static final String BEGINS = "gmpscope";

    /**
     * A recorded program.
     *
     * @param id              of the lesson
     * @param digest          of the Go program that ran
     * @param gomaxprocs      as in the environment
     * @param asyncpreemptoff as in GODEBUG
     * @param ends            how the recording ends: {@code returned}, {@code panicked} or {@code limit}
     * @param limit           after how many ms it was ended, 0: it ended by itself
     */
    public record Program(String id, String digest, int gomaxprocs, boolean asyncpreemptoff, String ends, long limit) {}

    /** A lesson without a recorded run, and why. */
    public record Left(String id, String why) {}

    /** Those on the class path. */
    public static RealRuns load() {
        try (InputStream in = RealRuns.class.getResourceAsStream("/" + FOLDER + "/" + INDEX)) {
            return in == null ? new RealRuns("", "", List.of(), List.of()) : new ObjectMapper().readValue(in, RealRuns.class);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The recorded run of a lesson, null if there is none. */
    public Program of(String id) {
        return programs.stream().filter(p -> p.id().equals(id)).findFirst().orElse(null);
    }

    /** The trace of a program, compressed. */
    static InputStream trace(String id) {
        InputStream in = RealRuns.class.getResourceAsStream("/" + FOLDER + "/" + id + SUFFIX);
        if (in == null) {
            throw new BadRun("real", "There is no recorded run of " + id + ".");
        }
        return in;
    }
}
