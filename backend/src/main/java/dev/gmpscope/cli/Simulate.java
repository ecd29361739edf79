package dev.gmpscope.cli;

import dev.gmpscope.scenario.GoDuration;
import dev.gmpscope.scenario.ScenarioException;
import dev.gmpscope.simulation.BadRun;
import dev.gmpscope.simulation.Library;
import dev.gmpscope.simulation.ModelRun;
import dev.gmpscope.simulation.Outcome;
import dev.gmpscope.simulation.Run;
import dev.gmpscope.simulation.Simulation;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import picocli.CommandLine.TypeConversionException;

/** Runs a scenario and prints what was asked for. */
@Command(name = "simulate", mixinStandardHelpOptions = true, description = "Runs a scenario and prints what happened.",
        exitCodeListHeading = "%nExit status:%n",
        exitCodeList = {"0:the simulation succeeded, however the program ended", "2:bad input"})
final class Simulate implements Callable<Integer> {
    private static final double NANOS = 1e9;

    @Parameters(paramLabel = "FILE-OR-ID", description = "A scenario file, or the id of a lesson (see list).")
    private String source;
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
    @Option(names = "--print", paramLabel = "WHAT", defaultValue = "summary",
            description = "${COMPLETION-CANDIDATES} (default: ${DEFAULT-VALUE}).")
    private Printer print;
    @Mixin
    private SchedOptions schedOptions;
    @Spec
    private CommandSpec spec;

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

    @Override
    public Integer call() {
        PrintWriter err = spec.commandLine().getErr();
        try {
            String document = document();
            Simulation simulation = ModelRun.prepare(new Run(document, rules, gomaxprocs, asyncpreemptoff, seed,
                    schedtick, until, maxEvents, List.of()));
            long before = System.nanoTime();
            Outcome outcome = simulation.run(() -> false);
            long took = System.nanoTime() - before;
            print.print(simulation.log(), outcome, schedOptions, spec.commandLine().getOut());
            if (outcome.message() != null) {
                err.println(outcome.message());
            }
            if (print == Printer.summary) {
                err.printf(Locale.ROOT, "gmpscope: %d events in %.2f s.%n", outcome.count(), took / NANOS);
            }
            return outcome.reason() == Outcome.Reason.ERROR ? Gmpscope.FAILED : Gmpscope.OK;
        } catch (ScenarioException e) {
            e.problems().forEach(problem -> err.println(problem.in(source)));
        } catch (BadRun e) {
            err.println("gmpscope: " + e.getMessage());
        } catch (IOException e) {
            err.println("gmpscope: " + source + " cannot be read: " + e.getMessage() + ".");
        }
        return Gmpscope.BAD_INPUT;
    }

    private String document() throws IOException {
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
