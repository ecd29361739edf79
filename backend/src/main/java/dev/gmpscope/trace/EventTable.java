package dev.gmpscope.trace;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The event table, read from {@code events.json}: the one file that Java and JavaScript share.
 */
public final class EventTable {
    private static final EventTable TABLE = load();

    private final JsonNode json;
    private final List<EventType> types = new ArrayList<>();
    private final Map<String, EventType> byName = new LinkedHashMap<>();
    private final Map<String, List<String>> enums = new LinkedHashMap<>();
    private final EventType[] byId = new EventType[256];

    private EventTable(JsonNode json) {
        this.json = json;
        json.get("enums").properties().forEach(e -> {
            List<String> values = new ArrayList<>();
            e.getValue().forEach(v -> values.add(v.asText()));
            enums.put(e.getKey(), List.copyOf(values));
        });
        for (JsonNode row : json.get("events")) {
            EventType type = read(row);
            types.add(type);
            byName.put(type.name(), type);
            byId[type.id()] = type;
        }
    }

    public static EventTable get() {
        return TABLE;
    }

    private static EventTable load() {
        try (InputStream in = EventTable.class.getResourceAsStream("events.json")) {
            return new EventTable(new ObjectMapper().readTree(in));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static EventType read(JsonNode row) {
        List<EventType.Arg> args = new ArrayList<>();
        int slot = 0;
        for (JsonNode arg : row.get("args")) {
            EventType.Arg read = new EventType.Arg(arg.get(0).asText(), arg.get(1).asText(), slot);
            slot += read.wide() ? 2 : 1;
            args.add(read);
        }
        return new EventType(row.get("id").asInt(), row.get("name").asText(), row.path("tracer").asBoolean(),
                row.path("needs").asText(null), List.copyOf(args), row.get("sentence").asText(), row.get("why").asText(),
                row.get("twin").asText(), row.get("does").asText());
    }

    public List<EventType> types() {
        return types;
    }

    /** The type of that number, null if there is none. */
    public EventType byId(int id) {
        return byId[id];
    }

    /** The type of that name, null if there is none. */
    public EventType byName(String name) {
        return byName.get(name);
    }

    /** The words of an enum such as {@code rule}; null if there is no such enum. */
    public List<String> words(String name) {
        return enums.get(name);
    }

    /** The file itself, as the page gets it. */
    public JsonNode json() {
        return json;
    }
}
