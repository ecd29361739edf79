package dev.gmpscope.cli;

import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.IVersionProvider;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** The program's command line; without a command it serves. */
@Command(name = "gmpscope", mixinStandardHelpOptions = true, versionProvider = Gmpscope.Version.class,
        description = "Shows how Go schedules and preempts goroutines. Without a command: serve.",
        subcommands = {Serve.class, Simulate.class, Export.class, Import.class, ListScenarios.class, Health.class, BenchStream.class, BenchPage.class, BenchLoad.class, BenchTrace.class, Parity.class})
public final class Gmpscope implements Callable<Integer> {
    /** The simulation or the answer succeeded. */
    static final int OK = 0;
    /** It did not. */
    static final int FAILED = 1;
    /** What was given is wrong. */
    static final int BAD_INPUT = 2;

    @Mixin
    private Address address;
    @Mixin
    private Scenarios scenarios;
    @Mixin
    private Shown shown;
    @Spec
    private CommandSpec spec;

    /** The version in the jar's manifest. */
    static final class Version implements IVersionProvider {
        @Override
        public String[] getVersion() {
            String version = Gmpscope.class.getPackage().getImplementationVersion();
            return new String[] {"gmpscope " + (version == null ? "(not packaged)" : version)};
        }
    }

    /** Runs a command line and returns its exit status. */
    public static int run(String... args) {
        return line().execute(args);
    }

    static CommandLine line() {
        CommandLine line = new CommandLine(new Gmpscope());
        LimitOptions.addTo(line.getCommandSpec());
        LimitOptions.addTo(line.getSubcommands().get("serve").getCommandSpec());
        line.setExecutionExceptionHandler((e, command, parsed) -> {
            command.getErr().println("gmpscope: " + (e.getMessage() == null ? e.toString() : e.getMessage()));
            return FAILED;
        });
        return line;
    }

    @Override
    public Integer call() throws InterruptedException {
        return Serve.serve(address, scenarios, shown, spec.commandLine());
    }
}
