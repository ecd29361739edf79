package dev.gmpscope.cli;

import java.util.List;
import java.util.concurrent.Callable;
import java.util.function.Supplier;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.IVersionProvider;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** The program's command line; without a command it serves. */
@Command(name = "gmpscope", mixinStandardHelpOptions = true, versionProvider = Gmpscope.Version.class,
        description = "Shows how Go schedules and preempts goroutines. Without a command: serve.")
public final class Gmpscope implements Callable<Integer> {
    /** The simulation or the answer succeeded. */
    static final int OK = 0;
    /** It did not. */
    static final int FAILED = 1;
    /** What was given is wrong. */
    static final int BAD_INPUT = 2;

    private static final Supplier<List<Object>> COMMANDS = () -> List.of(new Serve(), new Simulate(), new Export(), new Import(), new ListScenarios(), new Health(), new BenchStream(), new BenchPage(), new BenchLoad(),
            new BenchTrace(), new Parity());

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
        boolean named = args.length > 0 && !args[0].startsWith("-");
        CommandLine alone = named ? null : alone();
        return (named || !serves(alone, args) ? line() : alone).execute(args);
    }

    /** Whether these arguments start the server; what is wrong with them is told by the whole line. */
    private static boolean serves(CommandLine alone, String... args) {
        try {
            return !alone.parseArgs(args).isUsageHelpRequested();
        } catch (CommandLine.ParameterException e) {
            return false;
        }
    }

    /** The whole command line. */
    static CommandLine line() {
        CommandLine line = alone();
        COMMANDS.get().forEach(line::addSubcommand);
        LimitOptions.addTo(line.getSubcommands().get("serve").getCommandSpec());
        return line.setExecutionExceptionHandler(line.getExecutionExceptionHandler());     // of the commands too
    }

    /** Without commands: to know all of them takes a good part of the time that the server needs to come up. */
    private static CommandLine alone() {
        CommandLine line = new CommandLine(new Gmpscope());
        LimitOptions.addTo(line.getCommandSpec());
        return line.setExecutionExceptionHandler((e, command, parsed) -> {
            command.getErr().println("gmpscope: " + (e.getMessage() == null ? e.toString() : e.getMessage()));
            return FAILED;
        });
    }

    @Override
    public Integer call() throws InterruptedException {
        return Serve.serve(address, scenarios, shown, spec.commandLine());
    }
}
