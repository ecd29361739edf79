package dev.gmpscope.cli;

import dev.gmpscope.simulation.Library;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** Prints the lessons, id first. */
@Command(name = "list", mixinStandardHelpOptions = true, description = "Prints a scenario a line, id first.")
final class ListScenarios implements Callable<Integer> {
    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() {
        var out = spec.commandLine().getOut();
        var entries = Library.load().entries();
        int width = entries.stream().mapToInt(entry -> entry.id().length()).max().orElse(1);
        entries.forEach(entry -> out.printf("%-" + width + "s  %s%n", entry.id(), entry.title()));
        return Gmpscope.OK;
    }
}
