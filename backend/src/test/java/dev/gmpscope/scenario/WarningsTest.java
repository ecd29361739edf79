package dev.gmpscope.scenario;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.junit.jupiter.api.Test;

/** What Go takes and the page remarks on, with its place. */
class WarningsTest {
    private static List<String> warnings(String chans, String funcs) throws ScenarioException {
        String document = "{\"format\": 1, \"title\": \"t\",\n\"chans\": {" + chans + "},\n\"funcs\": {\n" + funcs + "}}";
        Scenario scenario = ScenarioReader.read("test.json", document);
        return Warnings.of(scenario, Places.of("test.json", document)).stream().map(w -> w.line() + ":" + w.column() + " " + w.path() + ": " + w.sentence()).toList();
    }

    @Test
    void aChannelWithOneEnd() throws ScenarioException {
        assertEquals(List.of("2:11 $.chans.ch: Nothing receives from \"ch\"."), warnings("\"ch\": 0", "\"main\": [{\"send\": \"ch\"}]"));
        assertEquals(List.of("2:11 $.chans.ch: Nothing is sent to \"ch\", and nothing closes it."), warnings("\"ch\": 0", "\"main\": [{\"recv\": \"ch\"}]"));
        assertEquals(List.of("2:11 $.chans.ch: Nothing is sent to \"ch\", and nothing receives from it."), warnings("\"ch\": 0", "\"main\": [{\"close\": \"ch\"}]"));
        assertEquals(List.of("2:11 $.chans['a[3]']: Nothing receives from \"a\"."), warnings("\"a[3]\": 0", "\"main\": [{\"send\": \"a[1]\"}]"));
    }

    @Test
    void bothEndsAreFoundWhereverTheyStand() throws ScenarioException {
        assertEquals(List.of(), warnings("\"ch\": 0", "\"main\": [{\"go\": [{\"for\": 2, \"do\": [{\"send\": \"ch\"}]}]}, {\"range\": \"ch\", \"do\": []}]"));
        assertEquals(List.of(), warnings("\"ch\": 0", "\"main\": [{\"defer\": {\"close\": \"ch\"}}, {\"select\": [{\"recv\": \"ch\"}, {\"default\": []}]}]"));
        assertEquals(List.of(), warnings("\"ch\": 0", "\"main\": [{\"select\": [{\"send\": \"ch\", \"do\": []}, {\"default\": [{\"recv\": \"ch\"}]}]}]"));
    }

    @Test
    void aFunctionThatIsNeverCalled() throws ScenarioException {
        assertEquals(List.of("5:1 $.funcs.lost: \"lost\" is never called."), warnings("", "\"main\": [{\"call\": \"used\"}], \"used\": [],\n\"lost\": []"));
        assertEquals(List.of("5:1 $.funcs.a: \"a\" is never called.", "6:1 $.funcs.b: \"b\" is never called: what calls it is never called itself."),
                warnings("", "\"main\": [],\n\"a\": [{\"go\": \"b\"}],\n\"b\": []"));
        assertEquals(List.of("5:1 $.funcs.a: \"a\" is never called."), warnings("", "\"main\": [],\n\"a\": [{\"go\": \"a\"}]"));
    }

    @Test
    void everyWayOfCallingIsOne() throws ScenarioException {
        String document = "{\"format\": 1, \"title\": \"t\", \"timers\": [\"t\"], \"onces\": [\"o\"], \"funcs\": {\"main\": [{\"go\": \"a\"}, {\"defer\": \"b\"}, {\"once\": \"o\", \"do\": \"c\"}, "
                + "{\"afterFunc\": \"t\", \"after\": \"1ms\", \"func\": \"d\"}, {\"go\": [{\"call\": \"e\"}]}], \"a\": [], \"b\": [], \"c\": [], \"d\": [], \"e\": []}}";
        assertEquals(List.of(), Warnings.of(ScenarioReader.read("test.json", document), Places.of("test.json", document)));
    }
}
