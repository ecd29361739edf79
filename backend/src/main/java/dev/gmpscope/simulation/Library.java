package dev.gmpscope.simulation;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.URL;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/** The lessons that come with the program: every JSON file of {@code /scenarios} on the class path. */
public final class Library {
    /**
     * A lesson.
     *
     * @param id      name of its file
     * @param title   for people
     * @param teaches its sentence
     * @param group   lessons that belong together
     * @param order   place among all lessons
     */
    public record Entry(String id, String title, String teaches, String group, int order) {}

    private static final String SUFFIX = ".json";

    private final Map<String, String> documents = new TreeMap<>();
    private final List<Entry> entries = new ArrayList<>();

    private Library(Map<String, String> documents) {
        ObjectMapper json = new ObjectMapper();
        this.documents.putAll(documents);
        this.documents.forEach((id, text) -> {
            try {
                entries.add(entry(id, json.readTree(text)));
            } catch (IOException e) {
                throw new UncheckedIOException("scenarios/" + id + SUFFIX, e);
            }
        });
        entries.sort(Comparator.comparingInt(Entry::order).thenComparing(Entry::id));
    }

    /** What the list says of a lesson. */
    public static Entry entry(String id, JsonNode lesson) {
        return new Entry(id, lesson.path("title").asText(id), lesson.path("teaches").asText(""),
                lesson.path("group").asText(""), lesson.path("order").asInt(Integer.MAX_VALUE));
    }

    /** The library on the class path, in a jar or in a directory. */
    public static Library load() {
        URL at = Library.class.getResource("/scenarios");
        if (at == null) {
            return new Library(Map.of());
        }
        try {
            URI uri = at.toURI();
            if (!uri.getScheme().equals("jar")) {
                return read(Path.of(uri));
            }
            try (FileSystem jar = FileSystems.newFileSystem(uri, Map.of())) {
                return read(jar.getPath("/scenarios"));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (URISyntaxException e) {
            throw new IllegalStateException(e);
        }
    }

    private static Library read(Path directory) throws IOException {
        Map<String, String> documents = new TreeMap<>();
        try (Stream<Path> files = Files.list(directory)) {
            for (Path file : (Iterable<Path>) files::iterator) {
                String name = file.getFileName().toString();
                if (name.endsWith(SUFFIX)) {
                    documents.put(name.substring(0, name.length() - SUFFIX.length()), Files.readString(file));
                }
            }
        }
        return new Library(documents);
    }

    /** All lessons in teaching order. */
    public List<Entry> entries() {
        return List.copyOf(entries);
    }

    /** The text of a lesson, null if there is none of that id. */
    public String document(String id) {
        return documents.get(id);
    }
}
