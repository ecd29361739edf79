package dev.gmpscope.cli;

import dev.gmpscope.scenario.GoDuration;
import dev.gmpscope.simulation.BadRun;
import dev.gmpscope.simulation.Library;
import dev.gmpscope.simulation.Run;
import dev.gmpscope.simulation.RunJson;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Option;
import picocli.CommandLine.TypeConversionException;

/** What decides a run beside its scenario. */
final class RunOptions {
    @Option(names = "--rules", paramLabel = "VERSION", description = "Preemption rules of this Go version, for example 1.13.")
    private String rules;
    @Option(names = "--gomaxprocs", paramLabel = "N", description = "Number of Ps.")
    private Integer gomaxprocs;
    @Option(names = "--asyncpreemptoff", description = "As GODEBUG=asyncpreemptoff=1.")
    private Boolean asyncpreemptoff;
    @Option(names = "--seed", paramLabel = "N", description = "Seed of the run's generator.")
    private Long seed;
    @Option(names = "--schedtick", paramLabel = "N", description = "Phase of schedtick at the start.")
    private Integer schedtick;
    @Option(names = "--until", paramLabel = "DURATION", converter = Until.class, description = "Stop at this virtual time, for example 100ms.")
    private Long until;
    @Option(names = "--max-events", paramLabel = "N", description = "Stop after so many events (default: 5000000).")
    private Long maxEvents;
    @Option(names = "--command", paramLabel = "JSON", description = "Makes a fork, for example '{\"at\": 15000000, \"command\": \"gc\"}'; may be given again. docs/contracts.md lists the commands.")
    private List<String> commands = List.of();

    /** A duration as Go writes it. */
    static final class Until implements ITypeConverter<Long> {
        @Override
        public Long convert(String text) {
            Long ns = GoDuration.parse(text);
            if (ns == null) {
                throw new TypeConversionException("'" + text + "' is no duration such as 100ms");
            }
            return ns;
        }
    }

    Run run(String document) {
        return new Run(document, rules, gomaxprocs, asyncpreemptoff, seed, schedtick, until, maxEvents, RunJson.commands(commands));
    }

    /** The text of a scenario file, or of the lesson with that id. */
    static String document(String source) throws IOException {
        Path file = Path.of(source);
        if (Files.isRegularFile(file)) {
            return Files.readString(file);
        }
        String document = Library.load().document(source);
        if (document == null) {
            throw new BadRun("document", "there is no file and no scenario " + source + "; list prints the scenarios.");
        }
        return document;
    }
}
