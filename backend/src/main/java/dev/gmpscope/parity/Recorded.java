package dev.gmpscope.parity;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * What the real Go said when somebody had it recorded: kept in the repository, so that the comparison needs no Go.
 *
 * @param go       version, such as {@code go1.26.8 linux/amd64}
 * @param measured on what the ranges were measured
 * @param programs an entry for each program and setting, by id
 * @param ranges   the same of what was measured
 */
record Recorded(String go, String measured, List<Entry> programs, List<Values> ranges) {
    Recorded {
        ranges = ranges == null ? List.of() : ranges;
    }

    /**
     * A program under one setting.
     *
     * @param digest   of the Go program that ran; another program of the same id was not recorded
     * @param off      asyncpreemptoff=1
     * @param outcomes what it said, and how often
     */
    @JsonInclude(JsonInclude.Include.NON_DEFAULT)
    record Entry(String id, String digest, boolean off, List<Outcome> outcomes) {
        /** Lines that are kept of a program that does not end. */
        private static final int BEGINNING = 300;

        static Entry of(Comparison c) {
            List<Outcome> outcomes = new ArrayList<>();
            c.real().times().forEach((said, n) -> outcomes.add(new Outcome(n, Numbers.fold(kept(said)), said.death(), said.waits(), said.status())));
            return new Entry(c.twin().id, c.twin().digest(), c.asyncpreemptoff(), outcomes);
        }

        private static List<String> kept(Said said) {
            return said.status() < 0 ? said.printed().stream().limit(BEGINNING).toList() : said.printed();
        }

        Outcomes told() {
            Outcomes told = new Outcomes();
            outcomes.forEach(o -> told.times().put(new Said(Numbers.unfold(or(o.printed)), or(o.death), or(o.waits), o.status), o.runs));
            return told;
        }

        private static List<String> or(List<String> lines) {
            return lines == null ? List.of() : lines;
        }

        String key() {
            return id + (off ? " off" : "");
        }
    }

    /** One way that runs went. */
    @JsonInclude(JsonInclude.Include.NON_EMPTY)
    record Outcome(int runs, List<String> printed, List<String> death, List<String> waits, int status) {}

    /** A measure's values, rounded. */
    @JsonInclude(JsonInclude.Include.NON_DEFAULT)
    record Values(String id, String digest, boolean off, List<Double> values) {
        static Values of(Spread s) {
            return new Values(s.range().id(), s.range().twin().digest(), s.range().off(), s.values());
        }

        String key() {
            return id + (off ? " off" : "");
        }
    }

    private static final String RESOURCE = "recorded.json";
    private static final ObjectMapper JSON = new ObjectMapper();
    /** Where the sources keep it, from the project's root. */
    static final Path SOURCE = Path.of("backend/src/main/resources/dev/gmpscope/parity", RESOURCE);

    /** What comes with the program. */
    static Recorded load() {
        try (InputStream in = Recorded.class.getResourceAsStream(RESOURCE)) {
            return in == null ? new Recorded("", "", List.of(), List.of()) : JSON.readValue(in, Recorded.class);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** What the sources keep, which may be newer. */
    static Recorded source() throws IOException {
        return Files.exists(SOURCE) ? JSON.readValue(SOURCE.toFile(), Recorded.class) : load();
    }

    /** The entry of that program as it is now, null if it was not recorded. */
    Entry of(Twin twin, boolean off) {
        return programs.stream().filter(e -> e.id.equals(twin.id) && e.off == off && e.digest.equals(twin.digest())).findFirst().orElse(null);
    }

    /** The recorded spread of that measure, null if there is none. */
    Spread of(Range range) {
        return ranges.stream().filter(v -> v.id.equals(range.id()) && v.off == range.off() && v.digest.equals(range.twin().digest())).findFirst()
                .map(v -> new Spread(range, range.model(), v.values)).orElse(null);
    }

    /** This one with newer results in place of the older ones of the same programs. */
    Recorded with(String version, List<Comparison> comparisons, String machine, List<Spread> spreads) {
        Map<String, Entry> entries = new TreeMap<>();
        Stream.concat(programs.stream(), comparisons.stream().map(Entry::of)).forEach(e -> entries.put(e.key(), e));
        Map<String, Values> values = new TreeMap<>();
        Stream.concat(ranges.stream(), spreads.stream().map(Values::of)).forEach(v -> values.put(v.key(), v));
        return new Recorded(version, measuredOn(machine, spreads.size()), List.copyOf(entries.values()), List.copyOf(values.values()));
    }

    /** Where all was measured; and how busy the machine was when a part of it was measured again. */
    private String measuredOn(String machine, int measures) {
        if (measures == 0) {
            return measured;
        }
        String first = measured.replaceFirst("; .*", "");
        return measures >= Ranges.all().size() || first.isEmpty() ? machine : first + "; the part measured last: " + machine.replaceFirst(".*, ", "");
    }

    /** Writes it, an entry a line. */
    void write(Path file) throws IOException {
        Files.writeString(file, "{\"go\": " + JSON.writeValueAsString(go) + ", \"measured\": " + JSON.writeValueAsString(measured)
                + ", \"programs\": [" + lines(programs) + "], \"ranges\": [" + lines(ranges) + "]}\n");
    }

    private static String lines(List<?> entries) throws IOException {
        List<String> lines = new ArrayList<>();
        for (Object entry : entries) {
            lines.add("\n  " + JSON.writeValueAsString(entry));
        }
        return String.join(",", lines) + "\n";
    }
}
