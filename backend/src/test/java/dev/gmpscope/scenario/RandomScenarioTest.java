package dev.gmpscope.scenario;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** The random programs are programs, and leave nothing out. */
class RandomScenarioTest {
    private static final List<String> DOCUMENTS = IntStream.range(0, 300).mapToObj(RandomScenario::document).toList();

    @Test
    void each_is_a_scenario() {
        DOCUMENTS.forEach(document -> assertEquals(List.of(), Documents.problems(document), document));
    }

    @Test
    void every_operation_is_in_some() {
        String all = DOCUMENTS.stream().collect(Collectors.joining());
        OperationReader.KEYS.forEach(key -> assertTrue(all.contains("\"" + key + "\":"), () -> "no random program has the operation " + key));
    }
}
