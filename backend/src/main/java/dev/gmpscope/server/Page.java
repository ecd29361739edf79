package dev.gmpscope.server;

import io.javalin.http.Context;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.util.Base64;

/** The one page, with the import map of its modules and a nonce for what stands inside it. */
final class Page {
    private static final String MAP = "<!--importmap-->";
    private static final String NONCE = "<!--csp-nonce-->";
    private static final int NONCE_BYTES = 18;

    private final String template;
    private final String map = ImportMap.json();
    private final SecureRandom random = new SecureRandom();

    Page() {
        try (InputStream in = Page.class.getResourceAsStream("/frontend/index.html")) {
            if (in == null) {
                throw new IllegalStateException("the page frontend/index.html is not on the class path");
            }
            template = new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    void show(Context ctx) {
        byte[] bytes = new byte[NONCE_BYTES];
        random.nextBytes(bytes);
        String nonce = Base64.getEncoder().encodeToString(bytes);
        String html = template
                .replace(MAP, "<script type=\"importmap\" nonce=\"" + nonce + "\">" + map + "</script>")
                .replace(NONCE, "<meta name=\"csp-nonce\" content=\"" + nonce + "\">");
        ctx.header("Content-Security-Policy", SecurityHeaders.policy(nonce));
        ctx.header("Cache-Control", "no-store");
        ctx.contentType("text/html; charset=utf-8").result(html);
    }
}
