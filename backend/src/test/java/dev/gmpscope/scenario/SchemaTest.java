package dev.gmpscope.scenario;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.networknt.schema.Error;
import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import dev.gmpscope.program.Costs;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The JSON Schema describes the format that the reader reads. */
class SchemaTest {
    private static final JsonNode JSON = load();
    private static final Schema SCHEMA = SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12).getSchema(JSON);

    private static JsonNode load() {
        try (InputStream in = ScenarioReader.class.getResourceAsStream("scenario.schema.json")) {
            return new ObjectMapper().readTree(in);
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    private static List<Error> errors(String json) {
        return SCHEMA.validate(json, InputFormat.JSON);
    }

    static Stream<Path> library() {
        return Documents.all().stream();
    }

    @ParameterizedTest
    @MethodSource("library")
    void everyScenarioIsAcceptedByBoth(Path file) {
        String json = Documents.text(file);
        assertEquals(List.of(), errors(json));
        assertEquals(List.of(), Documents.problems(json));
    }

    @ParameterizedTest
    @ValueSource(strings = {
        "{}",
        "[]",
        "{\"format\": 2, \"title\": \"t\", \"funcs\": {\"main\": []}}",
        "{\"format\": 1, \"title\": \"\", \"funcs\": {\"main\": []}}",
        "{\"format\": 1, \"title\": \"t\", \"funcs\": {}}",
        "{\"format\": 1, \"title\": \"t\", \"funcs\": {\"main\": {\"noinline\": true}}}",
        "{\"format\": 1, \"title\": \"t\", \"gomaxproc\": 1, \"funcs\": {\"main\": []}}",
        "{\"format\": 1, \"title\": \"t\", \"gomaxprocs\": 0, \"funcs\": {\"main\": []}}",
        "{\"format\": 1, \"title\": \"t\", \"gomaxprocs\": \"4\", \"funcs\": {\"main\": []}}",
        "{\"format\": 1, \"title\": \"t\", \"rules\": \"1.27\", \"funcs\": {\"main\": []}}",
        "{\"format\": 1, \"title\": \"t\", \"rules\": 1.13, \"funcs\": {\"main\": []}}",
        "{\"format\": 1, \"title\": \"t\", \"until\": 100, \"funcs\": {\"main\": []}}",
        "{\"format\": 1, \"title\": \"t\", \"until\": \"100\", \"funcs\": {\"main\": []}}",
        "{\"format\": 1, \"title\": \"t\", \"costs\": {\"lop\": \"1ns\"}, \"funcs\": {\"main\": []}}",
        "{\"format\": 1, \"title\": \"t\", \"chans\": {\"ch\": -1}, \"funcs\": {\"main\": []}}",
        "{\"format\": 1, \"title\": \"t\", \"shows\": [{\"event\": \"GoStopp\"}], \"funcs\": {\"main\": []}}",
        "{\"format\": 1, \"title\": \"t\", \"shows\": [{\"ends\": \"well\"}], \"funcs\": {\"main\": []}}",
        "{\"format\": 1, \"title\": \"t\", \"shows\": [{\"event\": \"GoStop\", \"between\": [\"1ms\"]}], \"funcs\": {\"main\": []}}",
        "{\"format\": 1, \"title\": \"t\", \"chapters\": [{\"at\": \"1ms\"}], \"funcs\": {\"main\": []}}"})
    void brokenDocumentsAreRefusedByBoth(String json) {
        refusedByBoth(json);
    }

    @ParameterizedTest
    @ValueSource(strings = {"1", "{}", "{\"comput\": \"1us\"}", "{\"compute\": \"1us\", \"kind\": \"locks\"}", "{\"unsafe\": \"1us\"}",
        "{\"for\": true, \"do\": []}", "{\"if\": 1, \"then\": []}", "{\"if\": \"true\"}", "{\"var\": \"n\"}", "{\"set\": \"n\", \"to\": true}", "{\"break\": false}",
        "{\"for\": 2}", "{\"for\": -1, \"do\": []}", "{\"send\": 1}", "{\"select\": [{\"do\": []}]}",
        "{\"gosched\": false}", "{\"runtime\": \"mapaccess\"}", "{\"println\": {\"value\": 1}}", "{\"send\": \"ch\", \"recv\": \"ch\"}",
        "{\"add\": \"wg\", \"n\": 0}", "{\"sleep\": \"-1ms\"}"})
    void brokenOperationsAreRefusedByBoth(String operation) {
        refusedByBoth(Documents.withMain(operation));
    }

    private static void refusedByBoth(String json) {
        assertFalse(errors(json).isEmpty(), "the schema accepts " + json);
        assertFalse(Documents.problems(json).isEmpty(), "the reader accepts " + json);
    }

    private static Set<String> words(String pointer) {
        Set<String> words = new LinkedHashSet<>();
        JSON.at(pointer).forEach(word -> words.add(word.asText()));
        return words;
    }

    @Test
    void itsWordsAreThoseOfTheTables() {
        Set<String> costs = new LinkedHashSet<>();
        JSON.at("/properties/costs/properties").fieldNames().forEachRemaining(costs::add);
        assertEquals(Costs.TABLE.stream().map(Costs.Row::name).toList(), List.copyOf(costs), "costs");
        assertEquals(List.copyOf(EventWords.events()), List.copyOf(words("/$defs/event/enum")), "events");
        assertEquals(EventWords.words("PreemptRequest", "asker"), List.copyOf(words("/$defs/filters/properties/asker/enum")), "askers");
        assertEquals(EventWords.words("SignalRefuse", "rule"), List.copyOf(words("/$defs/filters/properties/rule/enum")), "rules");
        assertEquals(EventWords.words("FindRunnable", "rung"), List.copyOf(words("/$defs/filters/properties/rung/enum")), "rungs");
        assertEquals(EventWords.words("PGcstop", "how"), List.copyOf(words("/$defs/filters/properties/how/enum")), "ways to stop");
        assertEquals(EventWords.words("GoStart", "inherit"), List.copyOf(words("/$defs/filters/properties/inherit/enum")), "flags");
        assertEquals(OperationReader.RUNTIME_CALLS, List.copyOf(words("/$defs/runtime/properties/runtime/enum")), "runtime calls");
        assertEquals(List.copyOf(OperationReader.KINDS.keySet()), List.copyOf(words("/$defs/unsafe/properties/kind/enum")), "kinds");
        assertEquals(OperationReader.KEYS.stream().map(key -> "#/$defs/" + key).toList(),
                JSON.at("/$defs/operation/oneOf").findValuesAsText("$ref"), "operations");
    }
}
