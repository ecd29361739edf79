package dev.gmpscope.cli;

import dev.gmpscope.server.Limits;
import dev.gmpscope.server.Server;
import dev.gmpscope.simulation.Library;
import dev.gmpscope.simulation.ModelRun;
import java.net.BindException;
import java.net.UnknownHostException;
import java.nio.channels.UnresolvedAddressException;
import java.nio.file.NoSuchFileException;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** Serves the page until the process is ended. */
@Command(name = "serve", mixinStandardHelpOptions = true, description = "Serves the page (also without a command).")
final class Serve implements Callable<Integer> {
    private static final int MOST = 65_535;

    @Mixin
    private Address address;
    @Mixin
    private Scenarios scenarios;
    @Mixin
    private Shown shown;
    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() throws InterruptedException {
        return serve(address, scenarios, shown, spec.commandLine());
    }

    static int serve(Address address, Scenarios scenarios, Shown shown, CommandLine line) throws InterruptedException {
        if (address.port < 0 || address.port > MOST) {
            line.getErr().println("gmpscope: " + address.port + " is no port; ports go from 0 to " + MOST + ".");
            return Gmpscope.BAD_INPUT;
        }
        Limits limits = LimitOptions.of(line);
        Server server = new Server(Library.load(), scenarios.directory(line), run -> ModelRun.prepare(run, limits.ceilings()), limits, config -> { });
        FutureTask<String> opens = new FutureTask<>(() -> shown.trace == null ? "" : "/#trace=" + server.offer(shown.trace));
        new Thread(opens, "offer").start();     // it is read while the server comes up
        try {
            server.start(address.host, address.port);
        } catch (RuntimeException e) {
            line.getErr().println("gmpscope: " + sentence(address, e));
            server.close();
            return Gmpscope.FAILED;
        }
        String place;
        try {
            place = opens.get();
        } catch (ExecutionException e) {
            line.getErr().println("gmpscope: the trace " + shown.trace + " cannot be read: " + (e.getCause() instanceof NoSuchFileException ? "there is no such file" : e.getCause().getMessage()) + ".");
            server.close();
            return Gmpscope.BAD_INPUT;
        }
        Runtime.getRuntime().addShutdownHook(new Thread(server::close, "shutdown"));
        line.getOut().println("gmpscope listens on " + address.url(server.port()) + place);
        if (address.open()) {
            line.getErr().println("gmpscope: every machine that can reach " + address.host + " may use this server; there are no accounts (see SECURITY.md).");
        }
        new CountDownLatch(1).await();
        return Gmpscope.OK;
    }

    private static String sentence(Address address, Throwable e) {
        for (Throwable cause = e; cause != null; cause = cause.getCause()) {
            boolean taken = cause instanceof BindException && !String.valueOf(cause.getMessage()).contains("assign");
            if (taken && !String.valueOf(cause.getMessage()).contains("denied")) {
                return "port " + address.port + " on " + address.host + " is taken; choose another with --port.";
            }
            if (cause instanceof UnresolvedAddressException || cause instanceof UnknownHostException) {
                return "the host " + address.host + " is not known.";
            }
        }
        return "cannot listen on " + address.host + ":" + address.port + ": " + last(e).getMessage() + ".";
    }

    private static Throwable last(Throwable e) {
        return e.getCause() == null ? e : last(e.getCause());
    }
}
