package dev.gmpscope.simulation;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** The lessons that come with the program: every JSON file of {@code /scenarios} on the class path, read when somebody first asks for one. */
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

    private static final String FOLDER = "scenarios";
    private static final String SUFFIX = ".json";

    private Map<String, String> documents;
    private List<Entry> entries;

    private Library() {}

    /** What the list says of a lesson. */
    public static Entry entry(String id, JsonNode lesson) {
        return new Entry(id, lesson.path("title").asText(id), lesson.path("teaches").asText(""),
                lesson.path("group").asText(""), lesson.path("order").asInt(Integer.MAX_VALUE));
    }

    /** The library on the class path, in a jar or in a directory. */
    public static Library load() {
        return new Library();
    }

    private synchronized Map<String, String> documents() {
        if (documents == null) {
            documents = new TreeMap<>();
            for (String name : Shipped.names(FOLDER)) {
                if (name.endsWith(SUFFIX) && name.indexOf('/') < 0) {
                    documents.put(name.substring(0, name.length() - SUFFIX.length()), new String(Shipped.bytes(FOLDER + "/" + name), StandardCharsets.UTF_8));
                }
            }
        }
        return documents;
    }

    /** All lessons in teaching order. */
    public synchronized List<Entry> entries() {
        if (entries == null) {
            ObjectMapper json = new ObjectMapper();
            List<Entry> all = new ArrayList<>();
            documents().forEach((id, text) -> {
                try {
                    all.add(entry(id, json.readTree(text)));
                } catch (IOException e) {
                    throw new UncheckedIOException(FOLDER + "/" + id + SUFFIX, e);
                }
            });
            all.sort(Comparator.comparingInt(Entry::order).thenComparing(Entry::id));
            entries = List.copyOf(all);
        }
        return entries;
    }

    /** The text of a lesson, null if there is none of that id. */
    public String document(String id) {
        return documents().get(id);
    }
}
