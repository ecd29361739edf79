package dev.gmpscope.parity;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.gmpscope.scenario.GoTool;
import dev.gmpscope.simulation.Library;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The ledger names what there is: functions of Go, tests of this project, programs that are compared. */
class LedgerTest {
    private static final Ledger.Claims CLAIMS = Ledger.Claims.load();
    private static final Path ROOT = Path.of("..").toAbsolutePath().normalize();

    @Test
    void everyFunctionIsInGosRuntime() throws Exception {
        GoTool.version();
        Path src = Path.of(GoTool.run(ROOT, "go", "env", "GOROOT").lines().get(0), "src");
        for (Ledger.Row row : CLAIMS.rows()) {
            for (String function : row.functions()) {
                String[] parts = function.split(": ");
                Pattern declaration = Pattern.compile("(?m)^func (\\([^)]*\\) )?" + Pattern.quote(parts[1]) + "[(\\[]");
                assertTrue(declaration.matcher(Files.readString(src.resolve(parts[0].contains("/") ? parts[0] : "runtime/" + parts[0]))).find(), () -> function + " is not in Go's sources");
            }
        }
    }

    @Test
    void everyTestIsOneOfThisProject() throws Exception {
        try (Stream<Path> files = Files.walk(Path.of("src/test/java"))) {
            Set<String> tests = files.map(f -> f.getFileName().toString()).collect(Collectors.toSet());
            CLAIMS.rows().forEach(row -> assertTrue(tests.contains(row.test() + ".java"), () -> row.test() + " is no test"));
        }
    }

    @Test
    void everyProgramIsOneThatIsCompared() {
        Stream<String> generated = Stream.concat(Orders.twins(true).stream().map(t -> t.id), Ranges.all().stream().map(Range::id));
        List<String> ids = Stream.concat(generated, Library.load().entries().stream().map(Library.Entry::id)).toList();
        for (Ledger.Row row : CLAIMS.rows()) {
            for (String name : row.by()) {
                assertTrue(ids.stream().anyMatch(id -> name.endsWith("-") ? id.startsWith(name) : id.equals(name)), () -> name + " of \"" + row.rule() + "\" is no program");
            }
        }
    }

    @Test
    void everyLessonAndEveryMeasureShowsARule() {
        Stream<String> ids = Stream.concat(Library.load().entries().stream().map(Library.Entry::id), Ranges.all().stream().map(Range::id));
        Set<String> names = CLAIMS.rows().stream().flatMap(row -> row.by().stream()).collect(Collectors.toSet());
        assertEquals(List.of(), ids.distinct().filter(id -> names.stream().noneMatch(name -> name.endsWith("-") ? id.startsWith(name) : id.equals(name))).toList());
    }

    @Test
    void theDocumentSaysWhatTheDataSay() throws Exception {
        Fidelity data = new ObjectMapper().readValue(LedgerTest.class.getResource("fidelity.json"), Fidelity.class);
        assertEquals(LedgerText.of(data), Files.readString(ROOT.resolve("docs/fidelity.md")), "write both with parity --ledger");
    }
}
