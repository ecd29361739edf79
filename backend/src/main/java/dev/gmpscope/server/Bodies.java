package dev.gmpscope.server;

import io.javalin.http.ContentTooLargeResponse;
import io.javalin.http.Context;
import io.javalin.http.HttpResponseException;

/** What comes with a request: a scenario, alone or in JSON, and no more of it than the limit allows. */
final class Bodies {
    private static final int KIB = 1024;
    /** JSON in a JSON string may be twice as long, and the other keys need little. */
    private static final int ESCAPED = 3;

    private static final int TOO_LARGE = 413;

    private final Limits limits;
    private final Metrics metrics;

    Bodies(Limits limits, Metrics metrics) {
        this.limits = limits;
        this.metrics = metrics;
    }

    /** Size of a request: a document in JSON, with its escapes. */
    static long most(Limits limits) {
        return ESCAPED * KIB * limits.of(Limit.DOCUMENT);
    }

    /** All of it; what is larger than any request may be is not read to its end. */
    byte[] of(Context ctx) {
        try {
            return ctx.bodyAsBytes();
        } catch (HttpResponseException e) {
            throw e.getStatus() == TOO_LARGE ? tooLarge() : e;
        }
    }

    /** Refuses a document of more bytes than the limit. */
    void document(long bytes) {
        if (bytes > limits.of(Limit.DOCUMENT) * KIB) {
            throw tooLarge();
        }
    }

    private ContentTooLargeResponse tooLarge() {
        metrics.hit(Limit.DOCUMENT);
        return new ContentTooLargeResponse("The scenario is larger than " + limits.of(Limit.DOCUMENT) + " KiB, the most that this server takes.");
    }
}
