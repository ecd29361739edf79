package dev.gmpscope.cli;

import dev.gmpscope.scenario.ScenarioException;
import dev.gmpscope.simulation.BadRun;
import dev.gmpscope.simulation.ModelRun;
import dev.gmpscope.simulation.Outcome;
import dev.gmpscope.simulation.Simulation;
import java.io.IOException;
import java.io.PrintWriter;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Runs a scenario and prints what was asked for. */
@Command(name = "simulate", mixinStandardHelpOptions = true, description = "Runs a scenario and prints what happened.",
        exitCodeListHeading = "%nExit status:%n",
        exitCodeList = {"0:the simulation succeeded, however the program ended", "1:it broke off through a fault of gmpscope", "2:bad input"})
final class Simulate implements Callable<Integer> {
    private static final double NANOS = 1e9;

    @Parameters(paramLabel = "FILE-OR-ID", description = "A scenario file, or the id of a lesson (see list).")
    private String source;
    @Mixin
    private RunOptions runOptions;
    @Option(names = "--print", paramLabel = "WHAT", defaultValue = "summary",
            description = "${COMPLETION-CANDIDATES} (default: ${DEFAULT-VALUE}).")
    private Printer print;
    @Mixin
    private SchedOptions schedOptions;
    @Mixin
    private Progress progress;
    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() {
        PrintWriter err = spec.commandLine().getErr();
        try {
            Simulation simulation = ModelRun.prepare(runOptions.run(RunOptions.document(source)));
            long before = System.nanoTime();
            Outcome outcome = simulation.run(() -> progress.events(simulation.log()::size));
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
}
