package dev.gmpscope.cli;

import dev.gmpscope.simulation.Outcome;
import dev.gmpscope.simulation.Recording;
import dev.gmpscope.simulation.Run;
import dev.gmpscope.simulation.Simulation;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Reads what was recorded of a real program and prints what was asked for. */
@Command(name = "import", mixinStandardHelpOptions = true, description = "Reads an execution trace of Go 1.22 to 1.26, or what GODEBUG=schedtrace printed, and prints what happened.",
        exitCodeListHeading = "%nExit status:%n", exitCodeList = {"0:the whole trace was read", "1:it is broken, and what was readable was printed", "2:bad input"})
final class Import implements Callable<Integer> {
    private static final double NANOS = 1e9;

    @Parameters(paramLabel = "FILE", description = "What runtime/trace, go test -trace or the flight recorder has written, or a text with lines of schedtrace.")
    private Path file;
    @Option(names = "--print", paramLabel = "WHAT", defaultValue = "summary", description = "${COMPLETION-CANDIDATES} (default: ${DEFAULT-VALUE}).")
    private Printed print;
    @Option(names = "--max-events", paramLabel = "N", description = "Read no more events than this (default: " + Run.MAX_EVENTS + ").")
    private long mostEvents = Run.MAX_EVENTS;
    @Mixin
    private SchedOptions schedOptions;
    @Mixin
    private Progress progress;
    @Spec
    private CommandSpec spec;

    /** What a trace has to print. */
    enum Printed { events, summary }

    @Override
    public Integer call() {
        PrintWriter err = spec.commandLine().getErr();
        try {
            long before = System.nanoTime();
            Simulation trace = Recording.open(file, file.getFileName().toString(), mostEvents);
            Outcome outcome = trace.run(() -> progress.events(trace.log()::size));
            long took = System.nanoTime() - before;
            Printer.valueOf(print.name()).print(trace.log(), outcome, schedOptions, spec.commandLine().getOut());
            if (print == Printed.summary) {
                err.printf(Locale.ROOT, "gmpscope: %d events in %.2f s.%n", outcome.count(), took / NANOS);
            } else if (outcome.reason() != Outcome.Reason.FINISHED) {
                err.println("gmpscope: " + outcome.sentence());
            }
            return outcome.reason() == Outcome.Reason.FINISHED ? Gmpscope.OK : Gmpscope.FAILED;
        } catch (NoSuchFileException e) {
            err.println("gmpscope: there is no file " + file + ".");
        } catch (IOException e) {
            err.println("gmpscope: " + file + ": " + e.getMessage());
        }
        return Gmpscope.BAD_INPUT;
    }
}
