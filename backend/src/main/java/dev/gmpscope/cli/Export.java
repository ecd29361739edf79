package dev.gmpscope.cli;

import dev.gmpscope.scenario.GoText;
import dev.gmpscope.scenario.ScenarioException;
import dev.gmpscope.scenario.ScenarioReader;
import dev.gmpscope.simulation.BadRun;
import dev.gmpscope.simulation.ModelRun;
import dev.gmpscope.simulation.Outcome;
import dev.gmpscope.simulation.Simulation;
import dev.gmpscope.trace.EventLog;
import dev.gmpscope.trace.export.ChromeTrace;
import dev.gmpscope.trace.export.GoTrace;
import dev.gmpscope.trace.export.JsonLines;
import dev.gmpscope.trace.export.Pprof;
import dev.gmpscope.trace.export.SchedTrace;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
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

/** Runs a scenario and writes it in a form that other tools read. */
@Command(name = "export", mixinStandardHelpOptions = true, description = "Runs a scenario and writes the run for another tool.",
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

    @Parameters(paramLabel = "FILE-OR-ID", description = "A scenario file, or the id of a lesson (see list).")
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
    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() {
        PrintWriter err = spec.commandLine().getErr();
        try {
            String document = RunOptions.document(source);
            if (form == Form.go) {
                module(GoText.render(ScenarioReader.read(source, document)).files());
                return Gmpscope.OK;
            }
            Simulation simulation = ModelRun.prepare(runOptions.run(document));
            Outcome outcome = simulation.run(() -> false);
            if (outcome.reason() == Outcome.Reason.ERROR) {
                err.println("gmpscope: " + outcome.sentence());
                return Gmpscope.FAILED;
            }
            if (form == Form.gotrace || form == Form.pprof) {
                bytes(simulation.log(), outcome);
            } else {
                write(simulation.log(), outcome.time());
            }
            return Gmpscope.OK;
        } catch (ScenarioException e) {
            e.problems().forEach(problem -> err.println(problem.in(source)));
        } catch (BadRun e) {
            err.println("gmpscope: " + e.getMessage());
        } catch (IOException | UncheckedIOException e) {
            err.println("gmpscope: " + e.getMessage() + ": cannot be read or written.");
        }
        return Gmpscope.BAD_INPUT;
    }

    /** On standard output, bytes go past its writer. */
    private void bytes(EventLog log, Outcome outcome) throws IOException {
        if (form == Form.pprof && at == null && !Pprof.hasSamples(log)) {
            throw new BadRun("at", "the program does not start the CPU profiler (startCPUProfile), so there are no samples; --at 10ms gives the goroutines at 10 ms.");
        }
        OutputStream out = new BufferedOutputStream(output == null ? System.out : Files.newOutputStream(output));
        try {
            if (form == Form.gotrace) {
                GoTrace.write(log, outcome.chapters().stream().map(c -> new GoTrace.Chapter(c.seq(), c.say())).toList(), out);
            } else if (at == null) {
                Pprof.cpu(log, out);
            } else {
                Pprof.goroutines(log, at, out);
            }
        } finally {
            if (output == null) {
                out.flush();
            } else {
                out.close();
            }
        }
    }

    private void write(EventLog log, long end) throws IOException {
        if (output == null) {
            write(log, end, spec.commandLine().getOut());
            spec.commandLine().getOut().flush();
            return;
        }
        try (Writer file = Files.newBufferedWriter(output, StandardCharsets.UTF_8)) {
            write(log, end, file);
        }
    }

    private void write(EventLog log, long end, Writer out) throws IOException {
        switch (form) {
            case chrome -> ChromeTrace.write(log, end, out);
            case jsonl -> JsonLines.write(log, out);
            default -> SchedTrace.write(log, end, schedOptions.period(), schedOptions.detail(), (seq, time, deep, text) -> line(out, text));
        }
    }

    private static boolean line(Writer out, String text) {
        try {
            out.write(text + "\n");
            return true;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
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
