import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/** Prints the stream of a run as JSON lines: java docs/Follow.java ws://localhost:7070/api/runs/ID/stream?format=jsonl */
public class Follow implements WebSocket.Listener {
    private final CompletableFuture<Void> closed = new CompletableFuture<>();
    private final StringBuilder line = new StringBuilder();

    public static void main(String[] args) {
        Follow follow = new Follow();
        HttpClient.newHttpClient().newWebSocketBuilder().buildAsync(URI.create(args[0]), follow).join();
        follow.closed.join();
    }

    @Override
    public CompletionStage<?> onText(WebSocket socket, CharSequence part, boolean last) {
        line.append(part);
        if (last) {
            System.out.println(line);
            if (line.indexOf("{\"type\":\"end\"") == 0) {
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
}
