package dev.gmpscope.scenario;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The names that claims and chapters may use, from the event table's file: events, their arguments, and the words of these. */
final class EventWords {
    private static final Map<String, Map<String, String>> ARGS = new LinkedHashMap<>();
    private static final Map<String, List<String>> ENUMS = new LinkedHashMap<>();

    static {
        try (InputStream in = EventWords.class.getResourceAsStream("/dev/gmpscope/trace/events.json")) {
            JsonNode table = new ObjectMapper().readTree(in);
            for (JsonNode event : table.get("events")) {
                Map<String, String> args = new LinkedHashMap<>();
                event.get("args").forEach(arg -> args.put(arg.get(0).asText(), arg.get(1).asText()));
                ARGS.put(event.get("name").asText(), args);
            }
            table.get("enums").properties().forEach(e -> {
                List<String> words = new ArrayList<>();
                e.getValue().forEach(word -> words.add(word.asText()));
                ENUMS.put(e.getKey(), words);
            });
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static final List<String> NO_OR_YES = List.of("no", "yes");

    private EventWords() {}

    static Set<String> events() {
        return ARGS.keySet();
    }

    /** The event's arguments that can be filtered by. */
    static Set<String> args(String event) {
        return ARGS.get(event).keySet();
    }

    /** The words that an argument can have; null if it is free text. */
    static List<String> words(String event, String arg) {
        String type = ARGS.get(event).get(arg);
        return type.equals("flag") ? NO_OR_YES : ENUMS.get(type);
    }
}
