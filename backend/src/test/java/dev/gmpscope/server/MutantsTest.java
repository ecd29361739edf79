package dev.gmpscope.server;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ContainerNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.gmpscope.simulation.Library;
import dev.gmpscope.simulation.ModelRun;
import dev.gmpscope.simulation.Outcome;
import dev.gmpscope.simulation.Run;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * Scenarios of the library with random mutations, posted to a server and run: an answer with a place or a run that ends, never a fault and never a hang.
 * {@code -Dmutants=10000}: so many; {@code -Dmutants.seed=N}: others, or the one that failed. {@code compiler.MutationTest} has the systematic ones.
 */
class MutantsTest {
    private static final int MUTANTS = Integer.getInteger("mutants", 400);
    private static final long SEED = Long.getLong("mutants.seed", 1);
    private static final long LONGEST = TimeUnit.SECONDS.toNanos(20);
    private static final int OK = 200;
    private static final int UNPROCESSABLE = 422;
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final List<String> VALUES = List.of("-1", "0", "1", "2147483648", "9223372036854775807", "1e30", "0.1", "true", "null", "\"\"", "\"1ns\"", "\"3600s\"", "\"forever\"", "\"main\"", "\"\\ud800\"", "[]", "{}");

    private final Limits limits = new Limits().with(Limit.EVENTS, 20_000).with(Limit.GOROUTINES, 2000).with(Limit.RUNS, 10_000).with(Limit.RUN_TIME, 20);
    private final HttpClient client = HttpClient.newHttpClient();
    private final List<JsonNode> library = new ArrayList<>();
    private Server server;

    @BeforeEach
    void start() throws Exception {
        Library lessons = Library.load();
        for (Library.Entry entry : lessons.entries()) {
            library.add(JSON.readTree(lessons.document(entry.id())));
        }
        server = new Server(lessons, run -> ModelRun.prepare(run, limits.ceilings()), limits, config -> { }).start("127.0.0.1", 0);
    }

    @AfterEach
    void stop() {
        server.close();
    }

    @Test
    void each_mutant_is_refused_with_a_place_or_runs_to_an_end() throws Exception {
        int runs = 0;
        for (long seed = SEED; seed < SEED + MUTANTS; seed++) {
            String mutant = mutant(new Random(seed));
            try {
                runs += survives(mutant) ? 1 : 0;
            } catch (RuntimeException | AssertionError | StackOverflowError e) {
                throw new AssertionError("-Dmutants=1 -Dmutants.seed=" + seed + ": " + mutant, e);
            }
        }
        assertTrue(MUTANTS < 100 || runs > MUTANTS / 20 && runs < MUTANTS, runs + " of " + MUTANTS + " run: that tests nothing");
    }

    /** Whether it runs. */
    private boolean survives(String mutant) throws Exception {
        String body = JSON.createObjectNode().put("document", mutant).toString();
        HttpRequest request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + server.port() + "/api/runs")).POST(BodyPublishers.ofString(body)).build();
        HttpResponse<String> answer = client.send(request, BodyHandlers.ofString());
        JsonNode said = JSON.readTree(answer.body());
        if (answer.statusCode() == OK) {
            long end = System.nanoTime() + LONGEST;
            Outcome outcome = ModelRun.prepare(new Run(mutant, null, null, null, null, null, null, null, List.of()), limits.ceilings()).run(() -> System.nanoTime() > end);
            assertNotEquals(Outcome.Reason.CANCELLED, outcome.reason(), "it hangs");
            assertNotEquals(Outcome.Reason.ERROR, outcome.reason());
            return true;
        }
        assertEquals(UNPROCESSABLE, answer.statusCode(), answer.body());
        assertFalse(said.get("problems").isEmpty(), answer.body());
        for (JsonNode problem : said.get("problems")) {
            boolean place = problem.get("line").asInt() > 0 && problem.get("column").asInt() > 0 || List.of("document", "gomaxprocs", "until", "maxEvents").contains(problem.get("path").asText());
            assertTrue(place && !problem.get("sentence").asText().isBlank(), problem.toString());
        }
        return false;
    }

    private String mutant(Random random) throws Exception {
        JsonNode root = any(library, random).<JsonNode>deepCopy();
        for (int n = 1 + random.nextInt(3); n > 0; n--) {
            change(any(containers(root), random), random);
        }
        String text = root.toString();
        return random.nextInt(4) > 0 ? text : smudged(text, random);
    }

    private void change(ContainerNode<?> node, Random random) throws Exception {
        JsonNode other = random.nextBoolean() ? JSON.readTree(any(VALUES, random)) : any(containers(any(library, random)), random).<JsonNode>deepCopy();
        if (node instanceof ObjectNode object && !object.isEmpty()) {
            List<String> keys = new ArrayList<>();
            object.fieldNames().forEachRemaining(keys::add);
            String key = any(keys, random);
            switch (random.nextInt(4)) {
                case 0 -> object.remove(key);
                case 1 -> object.set(key + (char) ('a' + random.nextInt(26)), object.remove(key));
                case 2 -> object.set(key, other);
                default -> object.set(key, JSON.readTree(any(VALUES, random)));
            }
        } else if (node instanceof ArrayNode array && !array.isEmpty()) {
            int at = random.nextInt(array.size());
            switch (random.nextInt(4)) {
                case 0 -> array.remove(at);
                case 1 -> array.insert(random.nextInt(array.size() + 1), array.get(at).deepCopy());
                case 2 -> array.set(at, other);
                default -> array.add(array.remove(at));
            }
        }
    }

    /** A few letters gone, doubled or others. */
    private static String smudged(String text, Random random) {
        StringBuilder smudged = new StringBuilder(text);
        for (int n = 1 + random.nextInt(3); n > 0; n--) {
            int at = random.nextInt(smudged.length());
            switch (random.nextInt(3)) {
                case 0 -> smudged.deleteCharAt(at);
                case 1 -> smudged.insert(at, smudged.charAt(random.nextInt(smudged.length())));
                default -> smudged.setCharAt(at, (char) (random.nextBoolean() ? 32 + random.nextInt(95) : random.nextInt(0xD800)));
            }
        }
        return smudged.toString();
    }

    private static List<ContainerNode<?>> containers(JsonNode root) {
        List<ContainerNode<?>> all = new ArrayList<>();
        if (root instanceof ContainerNode<?> container) {
            all.add(container);
            root.forEach(child -> all.addAll(containers(child)));
        }
        return all;
    }

    private static <T> T any(List<T> of, Random random) {
        return of.get(random.nextInt(of.size()));
    }
}
