package dev.gmpscope.scenario;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** The documents that tests read. */
public final class Documents {
    private Documents() {}

    /** Every scenario of the library. */
    public static List<Path> all() {
        try (Stream<Path> files = Files.list(Path.of("../scenarios"))) {
            return files.filter(f -> f.toString().endsWith(".json")).sorted().toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A scenario that uses every operation. */
    static String zoo() {
        return text(Path.of("src/test/resources/dev/gmpscope/compiler/zoo.json"));
    }

    /** A scenario with these functions, given as JSON members, and one object of each kind. */
    public static String withFuncs(String funcs) {
        return "{\"format\": 1, \"title\": \"t\", \"chans\": {\"ch\": 0, \"buffered\": 1}, \"mutexes\": [\"mu\"], \"rwmutexes\": [\"rw\"],"
                + " \"conds\": {\"cond\": \"mu\"}, \"onces\": [\"first\"], \"waitgroups\": [\"wg\"],\n"
                + "\"funcs\": {" + funcs + "}}";
    }

    /** A scenario whose main has these operations. */
    public static String withMain(String operations) {
        return withFuncs("\"main\": [" + operations + "]");
    }

    public static Scenario read(String json) {
        try {
            return ScenarioReader.read("test.json", json);
        } catch (ScenarioException e) {
            throw new AssertionError(e.getMessage(), e);
        }
    }

    /** What the reader says against a document, a line each; empty if it accepts it. */
    static List<String> problems(String json) {
        try {
            ScenarioReader.read("test.json", json);
            return List.of();
        } catch (ScenarioException e) {
            return e.problems().stream().map(p -> p.in("test.json")).toList();
        }
    }
}
