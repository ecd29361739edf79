package dev.gmpscope.scenario;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** A click on any operation finds its line of Go. */
class GoLinesTest {
    private final Set<Verb> verbs = new LinkedHashSet<>();

    static Stream<String> documents() {
        return Stream.concat(Documents.all().stream().map(Documents::text), Stream.of(Documents.zoo()));
    }

    private void eachOf(List<Operation> body, Set<String> paths, Set<Class<?>> kinds) {
        for (Operation op : body) {
            paths.add(op.path());
            kinds.add(op.getClass());
            op.bodies().forEach(inside -> eachOf(inside, paths, kinds));
            if (op.literal() != null) {
                eachOf(op.literal().body(), paths, kinds);
            }
            if (op instanceof Operation.SelectStatement s) {
                s.cases().forEach(c -> paths.add(c.path()));
            }
            if (op instanceof Operation.Do d) {
                verbs.add(d.verb());
            }
        }
    }

    @ParameterizedTest
    @MethodSource("documents")
    void everyOperationHasALineOfTheText(String document) {
        verbs.clear();
        Scenario scenario = Documents.read(document);
        GoText text = GoText.render(scenario);
        Set<String> paths = new LinkedHashSet<>();
        scenario.funcs().values().forEach(f -> {
            paths.add(f.path());
            eachOf(f.body(), paths, new LinkedHashSet<>());
        });
        Map<String, Integer> lines = text.lines();
        List<String> code = text.main().lines().toList();
        for (String path : paths) {
            int line = lines.getOrDefault(path, 0);
            assertTrue(line >= 1 && line <= code.size() && !code.get(line - 1).isBlank(), path + " has line " + line);
        }
    }

    @Test
    void theZooUsesEveryOperation() {
        Set<Class<?>> kinds = new LinkedHashSet<>();
        Documents.read(Documents.zoo()).funcs().values().forEach(f -> eachOf(f.body(), new LinkedHashSet<>(), kinds));
        assertEquals(Set.of(Operation.class.getPermittedSubclasses()), kinds);
        assertEquals(Set.of(Verb.values()), verbs);
    }
}
