package dev.gmpscope.cli;

import java.net.InetAddress;
import java.net.UnknownHostException;
import picocli.CommandLine.Option;

/** Where the server listens. */
final class Address {
    @Option(names = "--host", paramLabel = "HOST", defaultValue = "${env:GMPSCOPE_HOST:-127.0.0.1}",
            description = "Address to listen on; also GMPSCOPE_HOST (default: 127.0.0.1). 0.0.0.0 lets in every machine that reaches this one; there are no accounts.")
    String host;

    @Option(names = "--port", paramLabel = "PORT", defaultValue = "${env:GMPSCOPE_PORT:-7070}",
            description = "Port, 0 for any free one; also GMPSCOPE_PORT (default: 7070).")
    int port;

    /** Whether other machines may come in. */
    boolean open() {
        try {
            return !InetAddress.getByName(host).isLoopbackAddress();
        } catch (UnknownHostException e) {
            return false;
        }
    }

    /** The address for a browser on this machine. */
    String url(int listening) {
        boolean here = host.equals("127.0.0.1") || host.equals("0.0.0.0") || host.equals("::") || host.equals("::1");
        String name = here ? "localhost" : host.contains(":") ? "[" + host + "]" : host;
        return "http://" + name + ":" + listening;
    }
}
