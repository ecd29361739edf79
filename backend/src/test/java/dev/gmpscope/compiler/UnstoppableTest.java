package dev.gmpscope.compiler;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.gmpscope.program.Costs;
import dev.gmpscope.program.Rules;
import dev.gmpscope.scenario.Documents;
import dev.gmpscope.scenario.Places;
import dev.gmpscope.scenario.Problem;
import dev.gmpscope.scenario.Scenario;
import dev.gmpscope.scenario.ScenarioException;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Loops that keep their P, by the rules that are chosen. */
class UnstoppableTest {
    private static final Rules OLDEST = Rules.of("1.1");
    private static final Rules COOPERATIVE = Rules.of("1.13");
    private static final Rules SIGNALS = Rules.of("1.14");

    private static List<Problem> loops(Rules rules, String funcs) throws ScenarioException {
        String document = Documents.withFuncs(funcs);
        Scenario scenario = Documents.read(document);
        return Unstoppable.loops(scenario, Compiler.compile(scenario, Costs.defaults()).verdicts(), rules, Places.of("test.json", document));
    }

    private static List<String> paths(Rules rules, String loop) throws ScenarioException {
        return loops(rules, "\"main\": [" + loop + "], \"leaf\": {\"noinline\": true, \"do\": [{\"compute\": \"1us\"}]}, \"deep\": {\"noinline\": true, \"do\": [{\"call\": \"leaf\"}]}")
                .stream().map(Problem::path).toList();
    }

    private static String forever(String body) {
        return "{\"for\": \"forever\", \"do\": [" + body + "]}";
    }

    @Test
    void aTightLoopUntilThereAreSignals() throws ScenarioException {
        String loop = forever("{\"compute\": \"1us\"}");
        assertEquals(List.of("$.funcs.main[0]"), paths(OLDEST, loop));
        assertEquals(List.of("$.funcs.main[0]"), paths(COOPERATIVE, loop));
        assertEquals(List.of(), paths(SIGNALS, loop));
        assertEquals(List.of("$.funcs.main[0]"), paths(SIGNALS.asyncpreemptoff(), loop));
        assertTrue(loops(SIGNALS.asyncpreemptoff(), "\"main\": [" + loop + "]").get(0).sentence().contains("with asyncpreemptoff=1"));
        assertTrue(loops(COOPERATIVE, "\"main\": [" + loop + "]").get(0).sentence().contains("under Go 1.13"));
    }

    @Test
    void aCallHelpsIfItsFunctionHasACheckAndSomebodyAsks() throws ScenarioException {
        assertEquals(List.of("$.funcs.main[0]"), paths(COOPERATIVE, forever("{\"call\": \"leaf\"}")));
        assertEquals(List.of(), paths(COOPERATIVE, forever("{\"call\": \"deep\"}")));
        assertEquals(List.of("$.funcs.main[0]"), paths(OLDEST, forever("{\"call\": \"deep\"}")));
    }

    @Test
    void whatWaitsOrYieldsIsNotNamed() throws ScenarioException {
        for (String op : List.of("{\"send\": \"ch\"}", "{\"gosched\": true}", "{\"lock\": \"mu\"}, {\"unlock\": \"mu\"}", "{\"sleep\": \"1ms\"}")) {
            assertEquals(List.of(), paths(OLDEST, forever(op)), op);
            assertEquals(List.of(), paths(COOPERATIVE, forever(op)), op);
        }
    }

    @Test
    void whereTheSignalIsRefusedNoVersionHelps() throws ScenarioException {
        assertEquals(List.of("$.funcs.main[0]"), paths(SIGNALS, forever("{\"unsafe\": \"1us\", \"kind\": \"runtime\"}")));
    }

    @Test
    void shortLoopsAreLeftAloneAndOfNestedOnesTheInnerIsNamed() throws ScenarioException {
        assertEquals(List.of(), paths(COOPERATIVE, "{\"for\": 9999, \"do\": [{\"compute\": \"1us\"}]}"));
        assertEquals(List.of("$.funcs.main[0]"), paths(COOPERATIVE, "{\"for\": 10000, \"do\": [{\"compute\": \"1us\"}]}"));
        assertEquals(List.of("$.funcs.main[0]"), paths(COOPERATIVE, forever("{\"for\": 10, \"do\": [{\"compute\": \"1us\"}]}")));
        assertEquals(List.of("$.funcs.main[0].do[0]"), paths(COOPERATIVE, forever(forever("{\"compute\": \"1us\"}"))));
        assertEquals(List.of("$.funcs.main[0].go[0]"), paths(COOPERATIVE, "{\"go\": [" + forever("") + "]}"));
    }
}
