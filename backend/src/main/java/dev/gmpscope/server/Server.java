package dev.gmpscope.server;

import dev.gmpscope.simulation.Library;
import dev.gmpscope.simulation.Preparation;
import io.javalin.Javalin;
import io.javalin.config.JavalinConfig;
import io.javalin.http.HttpStatus;
import io.javalin.http.staticfiles.Location;
import jakarta.servlet.ServletContextEvent;
import jakarta.servlet.ServletContextListener;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import java.util.function.Consumer;
import org.eclipse.jetty.ee10.servlet.ServletContextHandler;
import org.eclipse.jetty.websocket.core.server.WebSocketServerComponents;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The server: page, requests and streams on one address. */
public final class Server implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Server.class);
    private static final int RUNS_AT_A_TIME = 2;
    private static final int SESSION_SECONDS = 60;
    private static final int KIB = 1024;

    private final Metrics metrics = new Metrics();
    private final RunStore store;
    private final Pulse pulse;
    private final Page page = new Page();
    private final TraceShelf shelf;
    private final TraceRoutes traces;
    private final RealRoutes real;
    private final Api api;
    private final StreamRoute stream;
    private final Javalin javalin;

    /**
     * @param library the lessons
     * @param scenarios a directory of further ones, into which may be saved; null: none
     * @param preparation makes a simulation of a run value
     * @param limits  what anybody may use up
     * @param more    further routes, for a mode such as the benchmark
     */
    public Server(Library library, Path scenarios, Preparation preparation, Limits limits, Consumer<JavalinConfig> more) {
        store = new RunStore(preparation, limits, metrics, Runtime.getRuntime().maxMemory(), RUNS_AT_A_TIME);
        shelf = new TraceShelf(limits, metrics);
        traces = new TraceRoutes(shelf, store, limits);
        Shelf scenarioShelf = new Shelf(library, scenarios == null ? null : new Folder(scenarios, KIB * limits.of(Limit.DOCUMENT)));
        real = new RealRoutes(library, scenarioShelf, store);
        Bodies bodies = new Bodies(limits, metrics);
        api = new Api(new ScenarioRoutes(scenarioShelf, bodies, metrics), store, traces, real, bodies, limits, metrics);
        stream = new StreamRoute(store, limits, metrics);
        pulse = new Pulse(store, stream);
        javalin = Javalin.create(config -> {
            configure(config, limits);
            more.accept(config);
        });
    }

    /** The same without such a directory. */
    public Server(Library library, Preparation preparation, Limits limits, Consumer<JavalinConfig> more) {
        this(library, null, preparation, limits, more);
    }

    private void configure(JavalinConfig config, Limits limits) {
        config.startup.showJavalinBanner = false;
        config.startup.showOldJavalinVersionWarning = false;
        config.startup.startupWatcherEnabled = false;
        config.http.maxRequestSize = Bodies.most(limits);
        config.jetty.modifyServletContextHandler(Server::plainSockets);
        config.staticFiles.enableWebjars();
        config.staticFiles.add(files -> {
            files.hostedPath = "/";
            files.directory = "/frontend";
            files.location = Location.CLASSPATH;
            // Files of a reproducible jar all bear the same time, so no ETag can tell a changed one.
            files.headers = Map.of("Cache-Control", "no-store");
        });
        config.routes.before(SecurityHeaders::set);
        config.routes.get("/", page::show);
        config.routes.get("/index.html", page::show);
        api.routes(config.routes);
        traces.routes(config.routes);
        real.routes(config.routes);
        config.routes.get("/api/runs/{id}/export", new ExportRoute(store)::get);
        config.routes.get("/api/runs/{id}/schedtrace", new SchedTraceRoute(store)::get);
        config.routes.wsBeforeUpgrade(SecurityHeaders::sameOrigin);
        config.routes.ws("/api/runs/{id}/stream", stream::routes);
        config.routes.exception(Exception.class, (e, ctx) -> {
            metrics.failed();
            LOG.atError().addKeyValue("method", ctx.method()).addKeyValue("path", ctx.path()).setCause(e).log("request failed");
            Api.sentence(ctx, HttpStatus.INTERNAL_SERVER_ERROR.getCode(), "The server failed here: a fault of gmpscope.");
        });
    }

    /** Javalin opens a session for each socket: no cookie, and soon forgotten. Batches are narrow already: compressing them takes longer than sending them. */
    private static void plainSockets(ServletContextHandler context) {
        context.getSessionHandler().setUsingCookies(false);
        context.getSessionHandler().setMaxInactiveInterval(SESSION_SECONDS);
        context.addEventListener(new ServletContextListener() {
            @Override
            public void contextInitialized(ServletContextEvent event) {
                WebSocketServerComponents.ensureWebSocketComponents(context.getServer(), context)
                        .getExtensionRegistry().unregister("permessage-deflate");
            }
        });
    }

    /** A trace that pages may open; its id. */
    public String offer(Path trace) throws IOException {
        return shelf.offer(trace).id();
    }

    /** Starts to listen; port 0 takes any free one. */
    public Server start(String host, int port) {
        javalin.start(host, port);
        pulse.start();
        return this;
    }

    public int port() {
        return javalin.port();
    }

    @Override
    public void close() {
        stream.close();
        pulse.close();
        store.close();
        shelf.close();
        javalin.stop();
    }
}
