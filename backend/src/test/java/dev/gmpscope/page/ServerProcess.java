package dev.gmpscope.page;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** The packaged program, serving on a free loopback port. */
final class ServerProcess implements AutoCloseable {
    private static final int PATIENCE_MS = 120_000;

    private final int port;
    private final List<String> more;
    private Process process;

    private ServerProcess(int port, List<String> more) {
        this.port = port;
        this.more = more;
    }

    /** With further arguments. */
    static ServerProcess start(String... more) throws IOException, InterruptedException {
        ServerProcess server = new ServerProcess(freePort(), List.of(more));
        server.begin();
        return server;
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }

    /** Starts the program and waits for its first answer. */
    void begin() throws IOException, InterruptedException {
        String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        List<String> command = new ArrayList<>(List.of(java, "-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC", "-jar", System.getProperty("gmpscope.jar"), "--port", Integer.toString(port)));
        command.addAll(more);
        process = new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(ProcessBuilder.Redirect.DISCARD).start();
        HttpRequest health = HttpRequest.newBuilder(URI.create(url() + "health")).build();
        HttpClient client = HttpClient.newHttpClient();
        long end = System.currentTimeMillis() + PATIENCE_MS;
        while (System.currentTimeMillis() < end && process.isAlive()) {
            try {
                if (client.send(health, HttpResponse.BodyHandlers.discarding()).statusCode() == 200) {
                    return;
                }
            } catch (IOException e) {
                Thread.sleep(100);
            }
        }
        throw new IOException("the server did not answer on port " + port);
    }

    /** Kills the program; its port stays its own for {@link #begin}. */
    void kill() throws InterruptedException {
        process.destroyForcibly().waitFor(10, TimeUnit.SECONDS);
    }

    /** Asks the program to end, and waits until it has; its port stays its own for {@link #begin}. */
    void end() throws InterruptedException {
        process.destroy();
        process.waitFor(10, TimeUnit.SECONDS);
    }

    int port() {
        return port;
    }

    String url() {
        return "http://localhost:" + port + "/";
    }

    @Override
    public void close() throws InterruptedException {
        end();
    }
}
