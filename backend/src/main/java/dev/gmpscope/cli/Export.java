package dev.gmpscope.cli;

import dev.gmpscope.scenario.GoText;
import dev.gmpscope.scenario.ScenarioException;
import dev.gmpscope.scenario.ScenarioReader;
import dev.gmpscope.simulation.BadRun;
import dev.gmpscope.simulation.ExportForm;
import dev.gmpscope.simulation.ModelRun;
import dev.gmpscope.simulation.Outcome;
import dev.gmpscope.simulation.Recording;
import dev.gmpscope.simulation.Run;
import dev.gmpscope.simulation.Simulation;
import dev.gmpscope.trace.imports.BrokenTrace;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Runs a scenario, or reads what was recorded, and writes it in a form that other tools read. */
@Command(name = "export", mixinStandardHelpOptions = true, description = "Runs a scenario, or reads a recorded run, and writes it for another tool.",
        exitCodeListHeading = "%nExit status:%n", exitCodeList = {"0:written", "1:the simulation broke off through a fault of gmpscope", "2:bad input"})
final class Export implements Callable<Integer> {
    /** The forms. */
    enum Form {
        /** JSON for Perfetto UI and Chrome's viewer. */
        chrome,
        /** An execution trace for go tool trace. */
        gotrace,
        /** A profile for go tool pprof. */
        pprof,
        /** What GODEBUG=schedtrace prints. */
        schedtrace,
        /** The log, an event a line. */
        jsonl,
        /** The scenario as a Go module. */
        go
    }

    @Parameters(paramLabel = "FILE-OR-ID", description = "A scenario file, the id of a lesson (see list), or a recorded run (see import).")
    private String source;
    @Option(names = "--as", paramLabel = "FORM", required = true, description = "${COMPLETION-CANDIDATES}.")
    private Form form;
    @Option(names = {"-o", "--output"}, paramLabel = "FILE", description = "Write here, for go a directory (default: standard output).")
    private Path output;
    @Option(names = "--at", paramLabel = "DURATION", converter = RunOptions.Until.class,
            description = "With pprof: the goroutines at this virtual time (default: the samples of the CPU profiler).")
    private Long at;
    @Mixin
    private RunOptions runOptions;
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
            if (form == Form.go) {
                module(GoText.render(ScenarioReader.read(source, RunOptions.document(source))).files());
                return Gmpscope.OK;
            }
            Simulation simulation = simulation();
            Outcome outcome = simulation.run(() -> progress.events(simulation.log()::size));
            if (outcome.reason() == Outcome.Reason.ERROR) {
                err.println("gmpscope: " + outcome.sentence());
                return Gmpscope.FAILED;
            }
            write(simulation, outcome);
            return Gmpscope.OK;
        } catch (ScenarioException e) {
            e.problems().forEach(problem -> err.println(problem.in(source)));
        } catch (BadRun | BrokenTrace e) {
            err.println("gmpscope: " + e.getMessage());
        } catch (IOException | UncheckedIOException e) {
            err.println("gmpscope: " + e.getMessage() + ": cannot be read or written.");
        }
        return Gmpscope.BAD_INPUT;
    }

    /** Of the model, or what a file has recorded. */
    private Simulation simulation() throws IOException, ScenarioException {
        Path file = Path.of(source);
        if (Files.isRegularFile(file) && Recording.isOne(file)) {
            return Recording.open(file, file.getFileName().toString(), Run.MAX_EVENTS);
        }
        return ModelRun.prepare(runOptions.run(RunOptions.document(source)));
    }

    /** On standard output, bytes go past its writer. */
    private void write(Simulation simulation, Outcome outcome) throws IOException {
        ExportForm as = ExportForm.of(form.name());
        ExportForm.Choice choice = new ExportForm.Choice(at, schedOptions.period(), schedOptions.detail());
        String refused = as.refuses(simulation.log(), choice);
        if (refused != null) {
            throw new BadRun("as", refused);
        }
        if (output == null && as.isText()) {
            as.text(simulation, outcome.time(), choice, spec.commandLine().getOut());
            spec.commandLine().getOut().flush();
            return;
        }
        if (output != null) {
            WholeFile.write(output, progress, out -> as.write(simulation, outcome, choice, out));
            return;
        }
        OutputStream out = progress.bytes(new BufferedOutputStream(System.out));
        as.write(simulation, outcome, choice, out);
        out.flush();
    }

    /** Each file under its name; on standard output one after another, each under a line with its name, as in Go's txtar. */
    private void module(Map<String, String> files) throws IOException {
        if (output != null) {
            Files.createDirectories(output);
        }
        for (Map.Entry<String, String> file : files.entrySet()) {
            if (output == null) {
                spec.commandLine().getOut().print("-- " + file.getKey() + " --\n" + file.getValue());
            } else {
                Files.writeString(output.resolve(file.getKey()), file.getValue());
            }
        }
        spec.commandLine().getOut().flush();
    }
}
