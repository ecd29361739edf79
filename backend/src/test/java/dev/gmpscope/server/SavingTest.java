package dev.gmpscope.server;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.gmpscope.simulation.Library;
import dev.gmpscope.simulation.ModelRun;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Scenarios of a directory: what is on the disk is what is served, and what is saved is whole, in there, and over nothing unseen. */
class SavingTest {
    private static final String ONE = "{\"format\":1,\"title\":\"One\",\"teaches\":\"it\",\"funcs\":{\"main\":[{\"compute\":\"1ms\"}]}}";
    private static final String TWO = ONE.replace("One", "Two");

    @TempDir
    private Path top;
    private Path directory;
    private Server server;

    @BeforeEach
    void start() throws Exception {
        directory = Files.createDirectory(top.resolve("scenarios"));
        server = serve(directory);
    }

    @AfterEach
    void stop() {
        server.close();
    }

    private static Server serve(Path directory) {
        return new Server(Library.load(), directory, ModelRun::prepare, new Limits().with(Limit.DOCUMENT, 64), config -> { }).start("127.0.0.1", 0);
    }

    private HttpRequest.Builder at(String path) {
        return HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + server.port() + "/api/" + path));
    }

    private static HttpResponse<String> send(HttpRequest.Builder request) throws Exception {
        return HttpClient.newHttpClient().send(request.build(), BodyHandlers.ofString());
    }

    private HttpResponse<String> get(String id) throws Exception {
        return send(at("scenarios/" + id));
    }

    private HttpResponse<String> put(String id, String text, String header, String value) throws Exception {
        return send(at("scenarios/" + id).PUT(BodyPublishers.ofString(text)).header(header, value));
    }

    private String tag(String id) throws Exception {
        return get(id).headers().firstValue("ETag").orElseThrow();
    }

    private JsonNode listed(String id) throws Exception {
        for (JsonNode entry : new ObjectMapper().readTree(send(at("scenarios")).body())) {
            if (entry.get("id").asText().equals(id)) {
                return entry;
            }
        }
        return null;
    }

    private List<String> files() throws IOException {
        try (Stream<Path> files = Files.walk(top)) {
            return files.filter(Files::isRegularFile).map(file -> top.relativize(file).toString()).sorted().toList();
        }
    }

    @Test
    void a_new_scenario_is_saved_listed_run_and_there_after_a_restart() throws Exception {
        assertTrue(send(at("library")).body().contains("\"writable\":true"));
        HttpResponse<String> saved = put("mine", ONE, "If-None-Match", "*");
        assertEquals(200, saved.statusCode(), saved.body());
        assertEquals(List.of("scenarios/mine.json"), files());
        assertEquals(ONE, Files.readString(directory.resolve("mine.json")));
        assertEquals("One", listed("mine").get("title").asText());
        assertEquals(200, send(at("runs").POST(BodyPublishers.ofString("{\"scenario\":\"mine\"}"))).statusCode());
        server.close();
        server = serve(directory);
        assertEquals(ONE, get("mine").body());
        assertEquals(saved.headers().firstValue("ETag"), get("mine").headers().firstValue("ETag"));
    }

    @Test
    void what_changes_on_the_disk_is_seen_at_once() throws Exception {
        Path file = directory.resolve("mine.json");
        Files.writeString(file, ONE);
        assertEquals("One", listed("mine").get("title").asText());
        Files.writeString(file, TWO);
        Files.setLastModifiedTime(file, FileTime.fromMillis(1_000_000));
        assertEquals("Two", listed("mine").get("title").asText());
        assertEquals(TWO, get("mine").body());
        Files.writeString(directory.resolve("broken.json"), "{");
        Files.writeString(directory.resolve("note.txt"), ONE);
        Files.writeString(directory.resolve("big.json"), ONE + " ".repeat(65 * 1024));
        assertEquals("This file is not JSON.", listed("broken").get("teaches").asText());
        assertEquals(422, send(at("runs").POST(BodyPublishers.ofString("{\"scenario\":\"broken\"}"))).statusCode());
        assertEquals(404, get("note").statusCode());
        assertEquals(404, get("big").statusCode());
        Files.delete(file);
        assertEquals(404, get("mine").statusCode());
        assertEquals(null, listed("mine"));
    }

    @Test
    void nothing_is_written_over_a_version_that_the_writer_has_not_seen() throws Exception {
        put("mine", ONE, "If-None-Match", "*");
        String seen = tag("mine");
        assertEquals(200, put("mine", TWO, "If-Match", "W/" + seen).statusCode());
        HttpResponse<String> late = put("mine", ONE.replace("One", "Late"), "If-Match", seen);
        assertEquals(412, late.statusCode());
        assertTrue(late.body().contains("Another version of mine has been saved meanwhile"), late.body());
        assertEquals(TWO, get("mine").body());
        assertEquals(412, put("mine", ONE, "If-None-Match", "*").statusCode());
        assertEquals(428, put("mine", ONE, "X-Other", "1").statusCode());
        assertEquals(200, put("mine", ONE, "If-Match", late.headers().firstValue("ETag").orElseThrow()).statusCode());
        Files.delete(directory.resolve("mine.json"));
        HttpResponse<String> gone = put("mine", TWO, "If-Match", seen);
        assertEquals(412, gone.statusCode());
        assertTrue(gone.body().contains("any more"), gone.body());
        assertEquals(List.of(), files());
    }

    @Test
    void a_lesson_that_comes_with_the_program_is_covered_not_changed() throws Exception {
        String lesson = get("busy-loop").body();
        assertEquals(412, put("busy-loop", ONE, "If-None-Match", "*").statusCode());
        assertEquals(200, put("busy-loop", ONE, "If-Match", tag("busy-loop")).statusCode());
        assertEquals(ONE, get("busy-loop").body());
        assertEquals("One", listed("busy-loop").get("title").asText());
        Files.delete(directory.resolve("busy-loop.json"));
        assertEquals(lesson, get("busy-loop").body());
    }

    @Test
    void no_name_leads_out_of_the_directory_and_nothing_but_scenarios_is_saved() throws Exception {
        Files.writeString(top.resolve("outside.json"), TWO);
        for (String id : List.of("..%2Foutside", "%2e%2e%2foutside", "..", ".hidden", "a%2Fb", "a%00", "A", "a.json", "x".repeat(65), "%5C..%5Coutside")) {
            int status = put(id, ONE, "If-None-Match", "*").statusCode();
            assertTrue(status == 400 || status == 404, id + ": " + status);
            assertFalse(get(id).body().contains("\"Two\""), id);
        }
        HttpResponse<String> bad = put("mine", ONE.replace("compute", "comput"), "If-None-Match", "*");
        assertEquals(422, bad.statusCode());
        assertTrue(bad.body().contains("\"line\":1"), bad.body());
        assertEquals(413, put("mine", ONE + " ".repeat(65 * 1024), "If-None-Match", "*").statusCode());
        assertEquals(403, send(at("scenarios/mine").PUT(BodyPublishers.ofString(ONE)).header("If-None-Match", "*").header("Origin", "http://other.example")).statusCode());
        assertEquals(List.of("outside.json"), files());
        Files.createSymbolicLink(directory.resolve("link.json"), top.resolve("outside.json"));
        assertEquals(200, put("link", ONE, "If-Match", tag("link")).statusCode());
        assertEquals(TWO, Files.readString(top.resolve("outside.json")));
    }

    @Test
    void without_a_directory_nothing_is_saved() throws Exception {
        server.close();
        server = serve(null);
        assertTrue(send(at("library")).body().contains("\"writable\":false"));
        HttpResponse<String> refused = put("mine", ONE, "If-None-Match", "*");
        assertEquals(403, refused.statusCode());
        assertTrue(refused.body().contains("--scenarios"), refused.body());
    }

    @Test
    void a_disk_that_fails_in_the_middle_changes_nothing() throws Exception {
        Files.writeString(directory.resolve("mine.json"), ONE);
        Folder folder = new Folder(directory, 1 << 16, (file, bytes) -> {
            Files.write(file, Arrays.copyOf(bytes, bytes.length / 2));
            throw new IOException("No space left on device");
        });
        Shelf shelf = new Shelf(Library.load(), folder);
        assertThrows(IOException.class, () -> shelf.save("mine", TWO, Shelf.tag(ONE)));
        assertThrows(IOException.class, () -> shelf.save("other", TWO, null));
        assertEquals(List.of("scenarios/mine.json"), files());
        assertEquals(ONE, shelf.document("mine"));
    }

    @Test
    void a_directory_that_goes_away_is_a_sentence_and_the_lessons_stay() throws Exception {
        put("mine", ONE, "If-None-Match", "*");
        Files.delete(directory.resolve("mine.json"));
        Files.delete(directory);
        HttpResponse<String> refused = put("mine", ONE, "If-None-Match", "*");
        assertEquals(507, refused.statusCode());
        assertTrue(refused.body().contains("could not be saved"), refused.body());
        assertEquals(200, get("busy-loop").statusCode());
        Files.createDirectory(directory);
        assertEquals(200, put("mine", ONE, "If-None-Match", "*").statusCode());
    }

    /** What was recorded is the lesson that comes with the program, and no other of its name. */
    @Test
    void a_lesson_that_is_covered_has_no_real_run() throws Exception {
        assertTrue(send(at("real")).body().contains("\"busy-loop\""));
        Files.writeString(directory.resolve("busy-loop.json"), ONE);
        JsonNode real = new ObjectMapper().readTree(send(at("real")).body());
        assertFalse(real.get("lessons").toString().contains("\"busy-loop\""));
        assertTrue(real.get("left").toString().contains("{\"id\":\"busy-loop\",\"why\":\"another scenario of this name covers the lesson\"}"));
        HttpResponse<String> refused = send(at("runs").POST(BodyPublishers.ofString("{\"real\":\"busy-loop\"}")));
        assertEquals(422, refused.statusCode());
        assertTrue(refused.body().contains("as it comes with gmpscope"), refused.body());
    }
}
