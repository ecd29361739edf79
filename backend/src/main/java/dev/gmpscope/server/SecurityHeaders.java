package dev.gmpscope.server;

import io.javalin.http.Context;
import io.javalin.http.ForbiddenResponse;
import java.util.Locale;
import java.util.Map;

/** What a browser is told not to do, and who may ask. */
final class SecurityHeaders {
    private static final String NONE = "default-src 'none'; frame-ancestors 'none'; base-uri 'none'; form-action 'none'";

    static final Map<String, String> ALL = Map.of("Content-Security-Policy", NONE, "X-Content-Type-Options", "nosniff", "Referrer-Policy", "no-referrer",
            "Cross-Origin-Opener-Policy", "same-origin", "Cross-Origin-Resource-Policy", "same-origin");

    private SecurityHeaders() {}

    static void set(Context ctx) {
        ALL.forEach(ctx::header);
    }

    /** The policy of the page: its own files, and what bears the nonce. */
    static String policy(String nonce) {
        return "default-src 'none'; script-src 'self' 'nonce-" + nonce + "'; style-src 'self' 'nonce-" + nonce
                + "'; img-src 'self' data: blob:; font-src 'self'; connect-src 'self'; worker-src 'self'; "
                + "frame-ancestors 'none'; base-uri 'none'; form-action 'none'";
    }

    /** Refuses the pages of other origins. Clients that are no browsers send no Origin. */
    static void sameOrigin(Context ctx) {
        String origin = ctx.header("Origin");
        if (origin == null) {
            return;
        }
        String host = ctx.header("Host");
        String from = origin.replaceFirst("^https?://", "").toLowerCase(Locale.ROOT);
        if (host == null || !from.equals(host.toLowerCase(Locale.ROOT))) {
            throw new ForbiddenResponse("Requests from other origins are refused.");
        }
    }
}
