package dev.gmpscope.cli;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** Asks a running server whether it is well. */
@Command(name = "health", mixinStandardHelpOptions = true, description = "Exit status 0 if the server at --host and --port is well.")
final class Health implements Callable<Integer> {
    private static final Duration LIMIT = Duration.ofSeconds(4);
    private static final int WELL = 200;

    @Mixin
    private Address address;
    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() throws InterruptedException {
        URI at = URI.create(address.url(address.port) + "/health");
        HttpClient client = HttpClient.newBuilder().connectTimeout(LIMIT).build();
        try {
            HttpRequest request = HttpRequest.newBuilder(at).timeout(LIMIT).build();
            int status = client.send(request, HttpResponse.BodyHandlers.discarding()).statusCode();
            if (status == WELL) {
                return Gmpscope.OK;
            }
            spec.commandLine().getErr().println("gmpscope: " + at + " answers with status " + status + ".");
        } catch (IOException e) {
            spec.commandLine().getErr().println("gmpscope: nothing answers at " + at + ".");
        }
        return Gmpscope.FAILED;
    }
}
