package dev.gmpscope.scenario;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;

/** What the reader understands, and what it says of what it does not. */
class ScenarioReaderTest {
    private static void says(String json, String... lines) {
        assertEquals(List.of(lines), Documents.problems(json));
    }

    private static void mainSays(String operations, String sentence) {
        List<String> problems = Documents.problems(Documents.withMain(operations));
        assertEquals(1, problems.size(), problems::toString);
        assertTrue(problems.get(0).endsWith(sentence), problems.get(0));
    }

    @Test
    void absentKeysHaveDefaults() {
        Scenario s = Documents.read("{\"format\": 1, \"title\": \"t\", \"funcs\": {\"main\": []}}");
        assertEquals("1.26", s.rules());
        assertEquals(1, s.gomaxprocs());
        assertEquals(1, s.seed());
        assertEquals(100_000_000, s.until());
        assertEquals(List.of(), s.shows());
    }

    private static Operation sleep(int at) {
        return new Operation.Do("$.funcs.main[" + at + "]", Verb.SLEEP, List.of(GoExpr.duration(2_000)), Into.NOTHING);
    }

    @Test
    void durationsAreWrittenAsGoWritesThem() {
        Scenario s = Documents.read(Documents.withMain("{\"compute\": \"1.5ms\"}, {\"sleep\": \"2us\"}, {\"sleep\": \"2µs\"}, {\"compute\": \"1m30s\"}"));
        assertEquals(List.of(new Operation.Compute("$.funcs.main[0]", GoExpr.duration(1_500_000)), sleep(1), sleep(2),
                new Operation.Compute("$.funcs.main[3]", GoExpr.duration(90_000_000_000L))), s.funcs().get("main").body());
    }

    @Test
    void aProblemNamesFileLineColumnAndPath() {
        says("{\"format\": 1,\n \"title\": \"t\",\n \"funcs\": {\"main\": [\n  {\"sleep\": \"1 ms\"}]}}",
                "test.json:4:13: $.funcs.main[0].sleep: \"1 ms\" is no duration. Write it as Go does: \"10ms\", \"1.5us\", \"2s\".");
    }

    @Test
    void allProblemsAreSaidAtOnceInTheOrderOfTheDocument() {
        says("{\"format\": 2, \"title\": \"t\", \"gomaxproc\": 4,\n\"funcs\": {\"main\": [{\"compute\": 5}, {\"comput\": \"1us\"}, {\"call\": \"helpr\"}], \"helper\": []}}",
                "test.json:1:12: $.format: Only format 1 is known. Write \"format\": 1.",
                "test.json:1:29: $.gomaxproc: Nothing here is called \"gomaxproc\". Did you mean \"gomaxprocs\"?",
                "test.json:2:32: $.funcs.main[0].compute: A duration needs its unit. Write it as Go does, in quotes: \"5ms\".",
                "test.json:2:37: $.funcs.main[1]: No operation is called \"comput\". Did you mean \"compute\"?",
                "test.json:2:64: $.funcs.main[2].call: There is no function \"helpr\". Did you mean \"helper\"?");
    }

    @Test
    void whatIsNoJsonIsSaidWithItsPlace() {
        List<String> problems = Documents.problems("{\"format\": 1,\n  \"title\" \"t\"}");
        assertEquals(1, problems.size());
        assertTrue(problems.get(0).startsWith("test.json:2:11: $: This is not JSON: "), problems.get(0));
        says("", "test.json:1:1: $: The document is empty. Start from a scenario of the list.");
        assertTrue(Documents.problems("{\"format\": 1, \"format\": 1}").get(0).contains("twice"));
        assertEquals(1, Documents.problems("[".repeat(100_000)).size());
    }

    @Test
    void aScenarioNeedsFormatTitleAndMain() {
        says("{}",
                "test.json:1:1: $: \"format\" is missing. Write \"format\": 1.",
                "test.json:1:1: $: \"title\" is missing. Give it a line that says what happens.",
                "test.json:1:1: $: \"funcs\" is missing. A scenario needs functions, at least \"main\".");
        says("[]", "test.json:1:1: $: A scenario must be an object, but this is a list. Write { … }.");
        assertEquals(1, Documents.problems("{\"format\": 1, \"title\": \" \", \"funcs\": {\"main\": []}}").size());
    }

    @Test
    void anOperationHasOneName() {
        mainSays("{}", "This operation is empty. Name one, for example {\"compute\": \"1ms\"}.");
        mainSays("{\"send\": \"ch\", \"recv\": \"ch\"}", "One operation has several names: send, recv. Make them operations of their own.");
        mainSays("{\"compute\": \"1us\", \"kind\": \"runtime\"}", "Nothing here is called \"kind\". Known here: compute.");
        mainSays("{\"gosched\": false}", "This operation is either there or not. Write true, or remove it.");
        mainSays("{\"unsafe\": \"1us\", \"kind\": \"lock\"}", "\"lock\" is no kind of unsafe code. Did you mean \"locks\"?");
    }

    @Test
    void whatIsWrongInAGoExpressionIsSaidWithItsColumn() {
        mainSays("{\"for\": \"n + 1\", \"do\": []}", "There is no variable \"n\" here. Make it before: {\"var\": \"n\", \"be\": 0}.");
        mainSays("{\"send\": \"chans[i]\"}", "There is no channel \"chans\". Known here: ch, buffered.");
        mainSays("{\"send\": \"ch[0]\"}", "\"ch\" is a single channel, not a slice. Write \"ch\", or declare \"ch[3]\".");
        mainSays("{\"println\": {\"value\": \"len(ch) +\"}}", "Something is missing here. Write a value: a number, a name, an expression in ( ).");
        mainSays("{\"println\": {\"value\": \"1 < 2 + 1ms\"}}", "\"+\" does not go with a whole number and a duration.");
        mainSays("{\"println\": {\"value\": \"1 $ 2\"}}", "\"$ 2\" cannot be read as part of a Go expression. Allowed are numbers, durations, variables, + - * / %, comparisons, && || !, len(ch), cap(ch), n.Load().");
        mainSays("{\"println\": {\"value\": \"4 / 0\"}}", "This divides by zero.");
        mainSays("{\"if\": \"len(ch)\", \"then\": []}", "\"len(ch)\" is a whole number, but a condition is needed here. For example \"i < 3\".");
        mainSays("{\"sleep\": \"len(ch) * 2\"}", "\"len(ch) * 2\" is a whole number, but a duration is needed here. For example \"10ms\" or \"i * 2ms\".");
        mainSays("{\"add\": \"wg\", \"n\": \"wg\"}", "\"wg\" is a wait group, and has no value.");
        mainSays("{\"atomicAdd\": \"ch\"}", "\"ch\" is a channel, not a sync/atomic variable. Define it under \"atomics\".");
        mainSays("{\"var\": \"n\", \"be\": 1}", "\"n\" is declared and not used, which Go refuses. Use it, or remove it.");
        mainSays("{\"break\": true}", "\"break\" stands in no loop. Remove it.");
        mainSays("{\"return\": \"1 + 1\"}", "main returns no value. Write {\"return\": true}.");
    }

    @Test
    void numbersStayWithinTheirRange() {
        for (String number : List.of("0", "257", "1.5", "-1", "1e400", "1e99999999999", "99999999999999999999")) {
            assertEquals(1, Documents.problems("{\"format\": 1, \"title\": \"t\", \"gomaxprocs\": " + number + ", \"funcs\": {\"main\": []}}").size(), number);
        }
        mainSays("{\"compute\": \"1000000h\"}", "\"1000000h\" is out of range. Allowed: 1ns to 3600s.");
        mainSays("{\"sleep\": \"0.1ns\"}", "\"0.1ns\" is out of range. Allowed: 1ns to 3600s.");
    }

    @Test
    void namesAreGoNamesOfTheirOwn() {
        assertEquals(2, Documents.problems(Documents.withFuncs("\"main\": [], \"ch\": [], \"time\": []")).size());
        assertEquals(1, Documents.problems(Documents.withFuncs("\"main\": [], \"two words\": []")).size());
        mainSays("{\"for\": 2, \"var\": \"ch\", \"do\": []}", "\"ch\" is a channel. Choose another name for the variable.");
        mainSays("{\"for\": 2, \"var\": \"i\", \"do\": [{\"for\": 2, \"var\": \"i\", \"do\": []}]}", "There is a variable \"i\" around this already. Choose another name.");
        mainSays("{\"for\": 2, \"var\": \"len\", \"do\": []}", "\"len\" cannot be the name of a variable. Use a Go name that the program does not need itself.");
    }

    @Test
    void argumentsGoWithParameters() {
        String worker = ", \"worker\": {\"param\": \"i\", \"do\": [{\"println\": {\"value\": \"i\"}}]}";
        says(Documents.withFuncs("\"main\": [{\"for\": 3, \"var\": \"n\", \"do\": [{\"go\": \"worker\", \"arg\": \"n\"}]}]" + worker));
        assertTrue(Documents.problems(Documents.withFuncs("\"main\": [{\"go\": \"worker\"}]" + worker)).get(0).contains("\"worker\" has one parameter, but gets no argument."));
        assertTrue(Documents.problems(Documents.withFuncs("\"main\": [{\"call\": \"worker\"}]" + worker)).get(0).contains("\"worker\" has one parameter, but gets no argument."));
        assertTrue(Documents.problems(Documents.withFuncs("\"main\": [{\"go\": \"worker\", \"arg\": \"k\"}]" + worker)).get(0).contains("There is no variable \"k\" here."));
    }

    @Test
    void callsHaveAnEnd() {
        assertTrue(Documents.problems(Documents.withFuncs("\"main\": [{\"call\": \"f\"}], \"f\": [{\"call\": \"f\"}]")).get(0).contains("\"f\" calls itself, without end."));
        assertTrue(Documents.problems(Documents.withFuncs("\"main\": [{\"call\": \"f\"}], \"f\": [{\"call\": \"g\"}], \"g\": [{\"call\": \"f\"}]")).get(0).contains("leads back here"));
        says(Documents.withFuncs("\"main\": [{\"call\": \"f\"}, {\"call\": \"f\"}], \"f\": [{\"go\": \"f\"}]"));
    }

    @Test
    void claimsNameEventsAndTheirWords() {
        String start = "{\"format\": 1, \"title\": \"t\", \"funcs\": {\"main\": []}, \"shows\": [";
        assertTrue(Documents.problems(start + "{\"event\": \"GoStopp\"}]}").get(0).endsWith("No event is called \"GoStopp\". Did you mean \"GoStop\"?"));
        assertTrue(Documents.problems(start + "{\"never\": \"GoStart\", \"reason\": \"preempted\"}]}").get(0).endsWith("GoStart has no \"reason\". Remove it."));
        assertTrue(Documents.problems(start + "{\"event\": \"PreemptRequest\", \"asker\": \"sysmn\"}]}").get(0).endsWith("Did you mean \"sysmon\"?"));
        assertTrue(Documents.problems(start + "{\"event\": \"GoStop\", \"ends\": \"limit\"}]}").get(0).contains("exactly one of"));
        assertTrue(Documents.problems(start + "{\"prints\": [\"a\"], \"atLeast\": 2}]}").get(0).contains("Nothing here is called \"atLeast\"."));
        Show exactly = Documents.read(start + "{\"event\": \"GoStop\", \"count\": 3}]}").shows().get(0);
        assertEquals(3, exactly.atLeast());
        assertEquals(3, exactly.atMost());
    }

    @Test
    void theLimitsHold() {
        assertTrue(Documents.problems(" ".repeat(ScenarioReader.LARGEST + 1)).get(0).contains("larger than 1024 KiB"));
        assertTrue(Documents.problems(Documents.withMain("{\"gosched\":true},".repeat(10_000) + "{\"gosched\":true}")).get(0).contains("more than 10000 operations"));
        String deep = "{\"for\": 2, \"do\": [".repeat(40) + "]}".repeat(40);
        assertTrue(Documents.problems(Documents.withMain(deep)).get(0).contains("nested deeper than 32"));
    }

    @Test
    void whatIsDeferredByItselfIsACallOfConstants() {
        assertEquals(List.of(), Documents.problems(Documents.withMain("{\"defer\": {\"println\": \"bye\"}}, {\"defer\": {\"sleep\": \"1ms\"}}")));
        String[] wrong = {"{\"recover\": true}", "{\"compute\": \"1ms\"}", "{\"defer\": []}", "{\"println\": {\"value\": \"n\"}}"};
        for (String operation : wrong) {
            List<String> problems = Documents.problems(Documents.withMain("{\"var\": \"n\", \"be\": 1}, {\"println\": {\"value\": \"n\"}}, {\"defer\": " + operation + "}"));
            assertEquals(1, problems.size(), operation + problems);
            assertTrue(problems.get(0).contains("deferred"), problems.get(0));
        }
    }
}
