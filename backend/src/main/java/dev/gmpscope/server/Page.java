package dev.gmpscope.server;

import dev.gmpscope.simulation.Shipped;
import io.javalin.http.Context;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The one page, with the import map of its modules and a nonce for what stands inside it. */
final class Page {
    private static final String MAP = "<!--importmap-->";
    private static final String META = "<!--csp-nonce-->";
    /** Stands where the nonce comes. */
    private static final String NONCE = "{nonce}";
    private static final int NONCE_BYTES = 18;

    /** The door of the editor, which the page opens later. */
    private static final String EDITOR = "lib/editor.js";

    /** Made while the server comes up. */
    private final FutureTask<String> template = new FutureTask<>(Page::template);
    private final SecureRandom random = new SecureRandom();

    Page() {
        new Thread(template, "page").start();
    }

    /** The page but for the nonce. */
    private static String template() {
        byte[] page = Shipped.bytes("frontend/index.html");
        if (page == null) {
            throw new IllegalStateException("the page frontend/index.html is not on the class path");
        }
        return new String(page, StandardCharsets.UTF_8).replace(MAP, "<script type=\"importmap\" nonce=\"" + NONCE + "\">" + ImportMap.json() + "</script>\n" + modules())
                .replace(META, "<meta name=\"csp-nonce\" content=\"" + NONCE + "\">");
    }

    /** Asks for all modules at once: else the browser learns of each from the one that imports it, a round after the other. */
    private static String modules() {
        return Stream.concat(Stream.of(ImportMap.address("d3")), Shipped.names("frontend").stream().filter(name -> name.endsWith(".js") && !name.contains(".test") && !name.equals(EDITOR)))
                .map(name -> "<link rel=\"modulepreload\" href=\"" + name + "\">").collect(Collectors.joining("\n"));
    }

    void show(Context ctx) throws InterruptedException, ExecutionException {
        byte[] bytes = new byte[NONCE_BYTES];
        random.nextBytes(bytes);
        String nonce = Base64.getEncoder().encodeToString(bytes);
        String html = template.get().replace(NONCE, nonce);
        ctx.header("Content-Security-Policy", SecurityHeaders.policy(nonce));
        ctx.header("Cache-Control", "no-store");
        ctx.contentType("text/html; charset=utf-8").result(html);
    }
}
