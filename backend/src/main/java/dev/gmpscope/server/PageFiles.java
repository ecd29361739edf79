package dev.gmpscope.server;

import dev.gmpscope.simulation.Shipped;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.zip.GZIPOutputStream;
import org.eclipse.jetty.http.HttpFields;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;

/**
 * The files of the page, and of the WebJars that it leans on, as they lie on the class path. The page asks for some 250 of them at once, so they are answered before Javalin, which would
 * hold each request against every route, and kept as they are sent. What is no such file is Javalin's.
 */
final class PageFiles extends Handler.Wrapper {
    private static final String WEBJARS = "/webjars/";
    /** No name in it begins with a point: such lead out of the folder, or to what is nobody's business. */
    private static final Pattern PATH = Pattern.compile("(?:/[\\w@+-][\\w@+.-]*)+\\.(\\w+)");
    private static final Map<String, String> TYPES = Map.of("js", "text/javascript; charset=utf-8", "css", "text/css; charset=utf-8", "json", "application/json", "svg", "image/svg+xml");
    /** A WebJar's address has its version in it. */
    private static final String YEAR = "max-age=31622400";
    private static final Set<String> HERE = Set.of("localhost", "127.0.0.1", "[::1]");

    /**
     * A file as it is sent.
     *
     * @param packed the same compressed
     */
    private record Answer(HttpFields head, byte[] bytes, HttpFields packedHead, byte[] packed) {}

    private final Map<String, Answer> kept = new ConcurrentHashMap<>();
    /** Files of a directory may change at any time, those of a jar never. */
    private final boolean fixed = "jar".equals(PageFiles.class.getResource("/frontend/index.html").getProtocol());

    @Override
    public boolean handle(Request request, Response response, Callback callback) throws Exception {
        boolean head = request.getMethod().equals("HEAD");
        if (!head && !request.getMethod().equals("GET")) {
            return super.handle(request, response, callback);
        }
        boolean packed = !isHere(Request.getServerName(request)) && request.getHeaders().contains(HttpHeader.ACCEPT_ENCODING, "gzip");
        Answer answer = answer(Request.getPathInContext(request), packed);
        if (answer == null) {
            return super.handle(request, response, callback);
        }
        response.getHeaders().add(packed ? answer.packedHead : answer.head);
        byte[] bytes = packed ? answer.packed : answer.bytes;
        response.getHeaders().put(HttpHeader.CONTENT_LENGTH, bytes.length);
        response.write(true, head ? null : ByteBuffer.wrap(bytes), callback);
        return true;
    }

    /** Whether the page is on the same machine: there it costs more to compress a file than to send it. */
    private static boolean isHere(String host) {
        return host != null && HERE.contains(host);
    }

    private Answer answer(String path, boolean packed) throws IOException {
        Answer answer = kept.get(path);
        if (answer == null || packed && answer.packed == null) {
            answer = made(path, packed);
            if (answer != null && fixed) {
                kept.put(path, answer);
            }
        }
        return answer;
    }

    private static Answer made(String path, boolean packed) throws IOException {
        Matcher matcher = PATH.matcher(path);
        String type = matcher.matches() ? TYPES.get(matcher.group(1)) : null;
        boolean webjar = path.startsWith(WEBJARS);
        byte[] bytes = type == null ? null : Shipped.bytes((webjar ? "META-INF/resources" : "frontend") + path);
        if (bytes == null) {
            return null;
        }
        HttpFields.Mutable head = HttpFields.build().put(HttpHeader.CONTENT_TYPE, type);
        // Files of a reproducible jar all bear the same time, so no ETag can tell a changed one.
        head.put(HttpHeader.CACHE_CONTROL, webjar ? YEAR : "no-store").put(HttpHeader.VARY, "Accept-Encoding");
        SecurityHeaders.ALL.forEach(head::put);
        HttpFields.Mutable packedHead = HttpFields.build(head).put(HttpHeader.CONTENT_ENCODING, "gzip");
        return new Answer(head.asImmutable(), bytes, packedHead.asImmutable(), packed ? packed(bytes) : null);
    }

    private static byte[] packed(byte[] bytes) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream(bytes.length / 2);
        try (GZIPOutputStream gzip = new GZIPOutputStream(out)) {
            gzip.write(bytes);
        }
        return out.toByteArray();
    }
}
