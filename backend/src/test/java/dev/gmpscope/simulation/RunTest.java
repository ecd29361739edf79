package dev.gmpscope.simulation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.List;
import org.junit.jupiter.api.Test;

/** A run is a value with a name that lasts. */
class RunTest {
    private static Run read(String json) throws Exception {
        return RunJson.read("{}", new ObjectMapper().readTree(json));
    }

    @Test
    void theIdOfAValueNeverChanges() {
        Run run = new Run("{}", "1.13", 2, true, 7L, 0, 60_000_000L, null, List.of());
        assertEquals("{\"document\":\"{}\",\"rules\":\"1.13\",\"gomaxprocs\":2,\"asyncpreemptoff\":true,\"seed\":7,"
                + "\"schedtick\":0,\"until\":60000000}", RunJson.canonical(run));
        assertEquals("a053ebb39f653d88", run.id());
        assertEquals("{\"document\":\"{}\"}", RunJson.canonical(Run.of("{}")));
    }

    @Test
    void theOrderOfKeysInARequestDoesNotMatter() throws Exception {
        assertEquals(read("{\"rules\":\"1.13\",\"seed\":1}").id(), read("{\"seed\":1,\"rules\":\"1.13\",\"gomaxprocs\":null}").id());
        assertNotEquals(read("{\"seed\":1}").id(), read("{\"seed\":2}").id());
    }

    @Test
    void aDurationIsNanoseconds() throws Exception {
        assertEquals(60_000_000L, read("{\"until\":\"60ms\"}").until());
        assertEquals(read("{\"until\":60000000}").id(), read("{\"until\":\"0.06s\"}").id());
    }

    @Test
    void commandsAreAPartOfTheValue() throws Exception {
        Run fork = read("{\"commands\":[{\"at\":5,\"command\":\"go\",\"func\":\"f\"}]}");
        assertEquals(List.of(new Command(5, "go", "{\"func\":\"f\"}")), fork.commands());
        assertEquals("{\"document\":\"{}\",\"commands\":[{\"at\":5,\"command\":\"go\",\"func\":\"f\"}]}", RunJson.canonical(fork));
        assertNotEquals(Run.of("{}").id(), fork.id());
    }

    @Test
    void whatAKeyCannotHoldIsSaid() {
        for (String bad : List.of("{\"rules\":1.13}", "{\"seed\":\"x\"}", "{\"seed\":1.5}", "{\"gomaxprocs\":9999999999}",
                "{\"until\":\"soon\"}", "{\"asyncpreemptoff\":1}", "{\"commands\":[3]}", "{\"commands\":[{\"at\":\"x\"}]}")) {
            assertThrows(BadRun.class, () -> read(bad), bad);
        }
    }
}
