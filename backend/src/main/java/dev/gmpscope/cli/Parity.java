package dev.gmpscope.cli;

import dev.gmpscope.parity.Harness;
import dev.gmpscope.scenario.ScenarioException;
import dev.gmpscope.simulation.BadRun;
import dev.gmpscope.simulation.Library;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Compares the model with the real Go. */
@Command(name = "parity", mixinStandardHelpOptions = true,
        description = "Compares the model with the go on the path: writes scenarios out as Go programs, builds and runs them. Without --full: a sample.",
        exitCodeListHeading = "%nExit status:%n",
        exitCodeList = {"0:nothing differs", "1:something differs", "2:bad input, or no go on the path"})
final class Parity implements Callable<Integer> {
    @Parameters(paramLabel = "FILE-OR-ID", arity = "0..*",
            description = "Scenario files, ids of lessons, or the beginning of the name of an order or a range, for example range-wake (default: all).")
    private List<String> sources = new ArrayList<>();
    @Option(names = "--full", description = "Everything, which takes minutes.")
    private boolean full;
    @Option(names = "--record", description = "Everything, and keep what the real Go says in the sources; run it in the project's root.")
    private boolean record;
    @Option(names = "--traces", description = "No comparison: record execution traces of the lessons' Go programs anew, and keep them in the sources; run it in the project's root.")
    private boolean traces;
    @Option(names = "--ledger", description = "No comparison: write docs/fidelity.md from what is recorded in the sources; run it in the project's root.")
    private boolean ledger;
    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() throws IOException, InterruptedException {
        PrintWriter err = spec.commandLine().getErr();
        if (ledger) {
            return ledger();
        }
        try (Harness harness = Harness.open(spec.commandLine().getOut(), err)) {
            if (harness == null) {
                err.println("gmpscope: there is no go on the path; install Go 1.26 to compare with it.");
                return Gmpscope.BAD_INPUT;
            }
            if (traces) {
                harness.trace(scenarios(), true);
                return Gmpscope.OK;
            }
            return harness.run(scenarios(), sources.isEmpty() ? null : words(), full || record || !sources.isEmpty(), record) ? Gmpscope.OK : Gmpscope.FAILED;
        } catch (ScenarioException e) {
            e.problems().forEach(problem -> err.println(problem.in("scenario")));
        } catch (BadRun e) {
            err.println("gmpscope: " + e.getMessage());
        }
        return Gmpscope.BAD_INPUT;
    }

    private int ledger() throws IOException {
        try {
            Harness.ledger(scenarios()).forEach(file -> spec.commandLine().getOut().println("Wrote " + file + "."));
            return Gmpscope.OK;
        } catch (ScenarioException e) {
            throw new IllegalStateException("a lesson is no scenario", e);
        }
    }

    private Map<String, String> scenarios() throws IOException {
        Library library = Library.load();
        Map<String, String> scenarios = new LinkedHashMap<>();
        for (String source : sources.isEmpty() ? library.entries().stream().map(Library.Entry::id).toList() : sources) {
            Path file = Path.of(source);
            String document = Files.isRegularFile(file) ? Files.readString(file) : library.document(source);
            if (document == null && Harness.knows(source)) {
                continue;
            }
            if (document == null) {
                throw new BadRun("document", "there is no file and no scenario " + source + "; list prints the scenarios.");
            }
            scenarios.put(id(file), document);
        }
        return scenarios;
    }

    private List<String> words() {
        return sources.stream().filter(Harness::knows).toList();
    }

    private static String id(Path file) {
        return file.getFileName().toString().replaceAll("\\.json$", "");
    }
}
