package dev.gmpscope.server;

import dev.gmpscope.simulation.Shipped;
import io.javalin.http.Context;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The one page, with the import map of its modules and a nonce for what stands inside it. */
final class Page {
    private static final String MAP = "<!--importmap-->";
    private static final String NONCE = "<!--csp-nonce-->";
    private static final int NONCE_BYTES = 18;

    private final String template;
    private final String map = ImportMap.json();
    /** Asks for all modules at once: else the browser learns of each from the one that imports it, a round after the other. */
    private final String modules = Stream.concat(ImportMap.addresses().stream(), Shipped.names("frontend").stream().filter(name -> name.endsWith(".js") && !name.contains(".test")))
            .map(name -> "<link rel=\"modulepreload\" href=\"" + name + "\">").collect(Collectors.joining("\n"));
    private final SecureRandom random = new SecureRandom();

    Page() {
        byte[] page = Shipped.bytes("frontend/index.html");
        if (page == null) {
            throw new IllegalStateException("the page frontend/index.html is not on the class path");
        }
        template = new String(page, StandardCharsets.UTF_8);
    }

    void show(Context ctx) {
        byte[] bytes = new byte[NONCE_BYTES];
        random.nextBytes(bytes);
        String nonce = Base64.getEncoder().encodeToString(bytes);
        String html = template
                .replace(MAP, "<script type=\"importmap\" nonce=\"" + nonce + "\">" + map + "</script>\n" + modules)
                .replace(NONCE, "<meta name=\"csp-nonce\" content=\"" + nonce + "\">");
        ctx.header("Content-Security-Policy", SecurityHeaders.policy(nonce));
        ctx.header("Cache-Control", "no-store");
        ctx.contentType("text/html; charset=utf-8").result(html);
    }
}
