import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/**
 * Prints the stream of a run as JSON lines: java docs/Follow.java ws://localhost:7070/api/runs/ID/stream?format=jsonl
 * In one of some 400 connections Java's own client takes the middle of the first message for the beginning of another one (seen with 17), and gives up ("Invalid UTF-8"): then this connects anew.
 */
public class Follow implements WebSocket.Listener {
    private static final int TRIES = 5;

    private final CompletableFuture<Void> closed = new CompletableFuture<>();
    private final StringBuilder line = new StringBuilder();
    private boolean heard;
    private boolean whole;
    private boolean failed;

    public static void main(String[] args) {
        HttpClient client = HttpClient.newHttpClient();
        Follow follow;
        int tries = 0;
        do {
            follow = new Follow();
            client.newWebSocketBuilder().buildAsync(URI.create(args[0]), follow).join();
            follow.closed.join();
        } while (follow.failed && !follow.heard && ++tries < TRIES);
        System.exit(follow.whole ? 0 : 1);
    }

    @Override
    public CompletionStage<?> onText(WebSocket socket, CharSequence part, boolean last) {
        line.append(part);
        if (last) {
            System.out.println(line);
            heard = true;
            if (line.indexOf("{\"type\":\"end\"") == 0) {
                whole = true;
                socket.sendClose(WebSocket.NORMAL_CLOSURE, "");
                closed.complete(null);
            }
            line.setLength(0);
        }
        socket.request(1);
        return null;
    }

    @Override
    public CompletionStage<?> onClose(WebSocket socket, int status, String reason) {
        System.err.println(status + " " + reason);
        closed.complete(null);
        return null;
    }

    @Override
    public void onError(WebSocket socket, Throwable error) {
        System.err.println(error + ": " + error.getCause());
        failed = true;
        closed.complete(null);
    }
}
