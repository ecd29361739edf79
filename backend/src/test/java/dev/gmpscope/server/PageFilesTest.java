package dev.gmpscope.server;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.gmpscope.simulation.Library;
import dev.gmpscope.simulation.ModelRun;
import dev.gmpscope.simulation.Shipped;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The page's files, by requests written out: a client of the JDK would not send a path with dots or another host's name. */
class PageFilesTest {
    private static final Pattern MODULE = Pattern.compile("<link rel=\"modulepreload\" href=\"([^\"]+)\">");

    private Server server;

    private record Answer(String head, byte[] body) {
        /** The body, unpacked if it came compressed. */
        String text() throws IOException {
            InputStream in = new ByteArrayInputStream(body);
            return new String((head.contains("content-encoding: gzip") ? new GZIPInputStream(in) : in).readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    @BeforeEach
    void start() {
        server = new Server(Library.load(), ModelRun::prepare, new Limits(), config -> { }).start("127.0.0.1", 0);
    }

    @AfterEach
    void stop() {
        server.close();
    }

    private Answer ask(String method, String path, String host) throws IOException {
        try (Socket socket = new Socket("127.0.0.1", server.port())) {
            OutputStream out = socket.getOutputStream();
            out.write((method + " " + path + " HTTP/1.1\r\nHost: " + host + "\r\nAccept-Encoding: gzip\r\nConnection: close\r\n\r\n").getBytes(StandardCharsets.US_ASCII));
            out.flush();
            byte[] all = socket.getInputStream().readAllBytes();
            int end = new String(all, StandardCharsets.ISO_8859_1).indexOf("\r\n\r\n");
            return new Answer(new String(all, 0, end, StandardCharsets.ISO_8859_1).toLowerCase(Locale.ROOT), Arrays.copyOfRange(all, end + 4, all.length));
        }
    }

    @Test
    void aFileIsSentAsItIsToTheSameMachineAndCompressedToAnother() throws IOException {
        byte[] file = Shipped.bytes("frontend/store/store.js");
        Answer here = ask("GET", "/store/store.js", "localhost:7070");
        assertTrue(here.head().startsWith("http/1.1 200"), here.head());
        assertArrayEquals(file, here.body());
        for (String header : List.of("content-type: text/javascript", "cache-control: no-store", "x-content-type-options: nosniff", "content-security-policy: default-src 'none'")) {
            assertTrue(here.head().contains(header), here.head());
        }
        Answer away = ask("GET", "/store/store.js", "go.example");
        assertTrue(away.head().contains("content-encoding: gzip"), away.head());
        assertEquals(here.text(), away.text());
        Answer head = ask("HEAD", "/store/store.js", "localhost");
        assertTrue(head.head().contains("content-length: " + file.length), head.head());
        assertEquals(0, head.body().length);
    }

    @Test
    void whatIsNoFileOfThePageIsNotThere() throws IOException {
        for (String path : List.of("/nosuch.js", "/store", "/store/", "/store//store.js", "/.hidden.js", "/store/.store.js", "/../dev/gmpscope/trace/events.json", "/store/../../dev/gmpscope/trace/events.json",
                "/%2e%2e/dev/gmpscope/trace/events.json", "/webjars/../../maven/x.json", "/dev/gmpscope/Main.class")) {
            Answer answer = ask("GET", path, "localhost");
            assertTrue(answer.head().matches("(?s)http/1.1 40[04].*"), path + ": " + answer.head());
        }
        assertTrue(ask("POST", "/store/store.js", "localhost").head().matches("(?s)http/1.1 40[45].*"));
    }

    @Test
    void thePageAsksForAllItsModulesAtOnceAndTheyAreThere() throws IOException {
        String page = ask("GET", "/", "localhost").text();
        assertFalse(page.contains("{nonce}"));
        Matcher modules = MODULE.matcher(page);
        int count = 0;
        for (; modules.find(); count++) {
            assertTrue(ask("HEAD", "/" + modules.group(1), "localhost").head().startsWith("http/1.1 200"), modules.group(1));
        }
        assertTrue(count > 100, count + " modules");
        assertFalse(Pattern.compile("modulepreload\" href=\"[^\"]*codemirror").matcher(page).find(), "the editor comes later");
    }
}
