package dev.gmpscope.page;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** A bad network between the page and the server: what passes may be delayed, and connections dropped. */
final class Relay implements AutoCloseable {
    private static final int PIECE = 1 << 16;

    private final ServerSocket door = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
    private final Set<Socket> open = ConcurrentHashMap.newKeySet();
    private final int to;
    private volatile int delayMs;
    private volatile boolean cut;
    private volatile boolean swallows;

    Relay(int to) throws IOException {
        this.to = to;
        begin("relay", this::accept);
    }

    private static void begin(String name, Runnable task) {
        Thread thread = new Thread(task, name);
        thread.setDaemon(true);
        thread.start();
    }

    private void accept() {
        while (!door.isClosed()) {
            try {
                Socket here = door.accept();
                if (cut) {
                    here.close();
                    continue;
                }
                Socket there = new Socket(InetAddress.getLoopbackAddress(), to);
                open.add(here);
                open.add(there);
                begin("relay out", () -> pass(here, there));
                begin("relay back", () -> pass(there, here));
            } catch (IOException e) {
                // the server is away, or the relay is closed: the page sees a connection that does not come about
            }
        }
    }

    private void pass(Socket from, Socket to) {
        byte[] piece = new byte[PIECE];
        try (from; to) {
            InputStream in = from.getInputStream();
            OutputStream out = to.getOutputStream();
            for (int n = in.read(piece); n >= 0; n = in.read(piece)) {
                if (delayMs > 0) {
                    Thread.sleep(delayMs);
                }
                if (!swallows) {
                    out.write(piece, 0, n);
                }
            }
        } catch (IOException | InterruptedException e) {
            // dropped
        }
        open.remove(from);
        open.remove(to);
    }

    String url() {
        return "http://localhost:" + door.getLocalPort() + "/";
    }

    /** Each piece of what passes waits so long. */
    void delay(int ms) {
        delayMs = ms;
    }

    /** Drops all connections, and lets none come about until {@link #mend}. */
    void cut() throws IOException {
        cut = true;
        for (Socket socket : open) {
            socket.close();
        }
    }

    /** From now on nothing comes through what is open, and nobody is told: so a cable is pulled. What comes about later is swallowed too, until {@link #mend}. */
    void swallow() {
        swallows = true;
    }

    /** What was swallowed stays lost. */
    void mend() {
        cut = false;
        swallows = false;
    }

    @Override
    public void close() throws IOException {
        door.close();
        cut();
    }
}
