package dev.gmpscope.cli;

import dev.gmpscope.trace.EventLog;
import io.javalin.config.JavalinConfig;
import io.javalin.http.Context;
import io.javalin.websocket.WsConnectContext;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.eclipse.jetty.websocket.api.Callback;
import org.eclipse.jetty.websocket.api.Session;

/** What the benchmark adds to the server: its page, the same events as JSON objects, and what the benchmarks share. */
final class BenchRoutes {
    /** Events of a JSON message. */
    static final int EVENTS = 1000;
    /** Messages on their way at a time. */
    private static final int WINDOW = 64;

    private final BenchBrowser browser;
    private volatile List<String> messages = List.of();

    BenchRoutes(BenchBrowser browser) {
        this.browser = browser;
    }

    /** Encodes the events before any clock runs. */
    void load(EventLog log) {
        List<String> texts = new ArrayList<>();
        for (int from = 0; from < log.size(); from += EVENTS) {
            texts.add(message(log, from, Math.min(from + EVENTS, log.size())));
        }
        messages = texts;
    }

    private static String message(EventLog log, int from, int to) {
        StringBuilder text = new StringBuilder("[");
        for (int i = from; i < to; i++) {
            text.append(i > from ? "," : "").append("{\"time\":").append(log.time(i)).append(",\"type\":").append(log.type(i))
                    .append(",\"m\":").append(log.m(i)).append(",\"p\":").append(log.p(i)).append(",\"g\":").append(log.g(i))
                    .append(",\"stack\":").append(log.stack(i)).append(",\"a\":").append(log.a(i)).append(",\"b\":").append(log.b(i))
                    .append(",\"c\":").append(log.c(i)).append('}');
        }
        return text.append(']').toString();
    }

    void routes(JavalinConfig config) {
        config.routes.get("/bench.html", ctx -> file(ctx, "bench.html", "text/html"));
        config.routes.get("/bench/bench.js", ctx -> file(ctx, "bench.js", "text/javascript"));
        browser.routes(config);
        config.routes.ws("/bench/json", ws -> ws.onConnect(this::send));
    }

    private static void file(Context ctx, String name, String type) throws IOException {
        ctx.header("Content-Security-Policy", "default-src 'none'; script-src 'self'; connect-src 'self'");
        ctx.contentType(type).result(BenchBrowser.file(name));
    }

    private void send(WsConnectContext ctx) {
        Sending sending = new Sending(ctx.session, messages);
        for (int i = 0; i < WINDOW; i++) {
            sending.next();
        }
    }

    /** Messages on their way to one page: each that has left lets the next one go. */
    private static final class Sending {
        private final Session session;
        private final List<String> messages;
        private int sent;

        Sending(Session session, List<String> messages) {
            this.session = session;
            this.messages = messages;
        }

        synchronized void next() {
            if (sent < messages.size()) {
                session.sendText(messages.get(sent++), Callback.from(this::next, failure -> { }));
            }
        }
    }
}
