package dev.gmpscope.compiler;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.util.RawValue;
import dev.gmpscope.program.Costs;
import dev.gmpscope.scenario.Documents;
import dev.gmpscope.scenario.Problem;
import dev.gmpscope.scenario.Scenario;
import dev.gmpscope.scenario.ScenarioException;
import dev.gmpscope.scenario.ScenarioReader;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Whatever is done to a scenario, it is refused with a sentence and a place, or it compiles. */
class MutationTest {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final List<String> OTHERS = List.of("null", "true", "0", "-1", "1e400", "\"\"", "\"x + 1\"", "[]", "{}", "[[]]", "{\"a\": 1}");

    static Stream<Path> library() {
        return Documents.all().stream();
    }

    private static void survives(String document) {
        try {
            Scenario scenario = ScenarioReader.read("mutant", document);
            Compiler.compile(scenario, Costs.with(scenario.costs()));
        } catch (ScenarioException e) {
            for (Problem p : e.problems()) {
                assertTrue(p.line() > 0 && p.column() > 0 && p.path().startsWith("$"), p::toString);
                assertFalse(p.sentence().isBlank());
            }
        } catch (RuntimeException | StackOverflowError e) {
            throw new AssertionError("not survived: " + document, e);
        }
    }

    @ParameterizedTest
    @MethodSource("library")
    void truncated(Path file) {
        String text = Documents.text(file);
        for (int end = 0; end < text.length(); end += 7) {
            survives(text.substring(0, end));
        }
    }

    @ParameterizedTest
    @MethodSource("library")
    void withEachValueRemovedRetypedOrMisspelt(Path file) throws Exception {
        JsonNode root = JSON.readTree(Documents.text(file));
        everywhere(root, root);
    }

    private static void everywhere(JsonNode root, JsonNode node) throws Exception {
        if (node instanceof ObjectNode object) {
            for (String key : keys(object)) {
                JsonNode value = object.get(key);
                mutate(root, with -> object.set(key, with), value);
                object.remove(key);
                survives(root.toString());
                object.set(key + "x", value);
                survives(root.toString());
                object.remove(key + "x");
                object.set(key, value);
                everywhere(root, value);
            }
        } else if (node instanceof ArrayNode array) {
            for (int i = 0; i < array.size(); i++) {
                int at = i;
                mutate(root, with -> array.set(at, with), array.get(i));
                everywhere(root, array.get(i));
            }
        }
    }

    private static List<String> keys(ObjectNode object) {
        List<String> keys = new ArrayList<>();
        object.fieldNames().forEachRemaining(keys::add);
        return keys;
    }

    private static void mutate(JsonNode root, Consumer<JsonNode> set, JsonNode original) throws Exception {
        for (String other : OTHERS) {
            set.accept(other.equals("1e400") ? JSON.getNodeFactory().rawValueNode(new RawValue(other)) : JSON.readTree(other));
            survives(root.toString());
        }
        set.accept(original);
    }
}
