package dev.gmpscope.scenario;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The editor has something to say about every key. */
class SchemaHelpTest {
    private static final List<String> EXAMPLES = List.of("examples", "enum", "const", "default");

    private static JsonNode schema() throws IOException {
        try (InputStream in = ScenarioReader.class.getResourceAsStream("scenario.schema.json")) {
            return new ObjectMapper().readTree(in);
        }
    }

    private static boolean has(JsonNode root, JsonNode key, String word) {
        JsonNode definition = root.at(key.path("$ref").asText("#/nowhere").substring(1));
        return key.has(word) || definition.has(word);
    }

    private static void missing(JsonNode root, JsonNode node, String path, List<String> found) {
        node.path("properties").properties().forEach(key -> {
            boolean example = EXAMPLES.stream().anyMatch(word -> has(root, key.getValue(), word));
            if (!example || !has(root, key.getValue(), "description")) {
                found.add(path + "/" + key.getKey());
            }
        });
        if (node.isObject()) {
            node.properties().forEach(child -> missing(root, child.getValue(), path + "/" + child.getKey(), found));
        } else {
            for (int i = 0; i < node.size(); i++) {
                missing(root, node.get(i), path + "/" + i, found);
            }
        }
    }

    @Test
    void everyKeyHasADescriptionAndAnExample() throws IOException {
        List<String> found = new ArrayList<>();
        missing(schema(), schema(), "", found);
        assertEquals(List.of(), found);
    }
}
