package dev.gmpscope.scenario;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;

/** The Go text says what the scenario says. */
class GoTextTest {
    private static final String LESSON = """
            {"format": 1, "title": "A lesson", "chans": {"ch": 2}, "mutexes": ["mu"],
             "funcs": {
               "main": [
                 {"for": 3, "var": "i", "do": [{"go": "worker", "arg": "i"}]},
                 {"sleep": "1.5ms"},
                 {"select": [{"recv": "ch", "do": [{"println": "say \\"hi\\"\\n"}]}, {"default": []}]}
               ],
               "worker": {"noinline": true, "frame": 256, "param": "i", "do": [
                 {"compute": "1ms"}, {"unsafe": "2us", "kind": "locks"}, {"println": {"value": "i"}}
               ]},
               "spin": {"nosplit": true, "do": [{"for": "forever", "do": []}]}
             }}""";

    private static final String TEXT = """
            // A lesson

            package main

            import (
            \t"sync"
            \t"time"
            )

            var ch = make(chan int, 2)
            var mu sync.Mutex

            func main() {
            \tfor i := range 3 {
            \t\tgo worker(i)
            \t}
            \ttime.Sleep(1500 * time.Microsecond)
            \tselect {
            \tcase <-ch:
            \t\tprintln("say \\"hi\\"\\u000a")
            \tdefault:
            \t}
            }

            //go:noinline
            func worker(i int) {
            \tvar frame [248]byte
            \tframe[uint(sink)%uint(len(frame))]++
            \twork(time.Millisecond)
            \t// A signal is refused here: the runtime holds locks (m.locks).
            \tunsafeWork(2 * time.Microsecond)
            \tprintln(i)
            }

            //go:nosplit
            func spin() {
            \tfor {
            \t}
            }
            """;

    @Test
    void itIsAProgramThatAGoProgrammerWouldWrite() {
        assertEquals(TEXT, GoText.render(Documents.read(LESSON)).main());
    }

    @Test
    void itKnowsTheLineOfEachPath() {
        GoText text = GoText.render(Documents.read(LESSON));
        List<String> lines = text.main().lines().toList();
        assertEquals("func main() {", lines.get(text.lines().get("$.funcs.main") - 1));
        assertEquals("\t\tgo worker(i)", lines.get(text.lines().get("$.funcs.main[0].do[0]") - 1));
        assertEquals("\tcase <-ch:", lines.get(text.lines().get("$.funcs.main[2].select[0]") - 1));
        assertEquals("func worker(i int) {", lines.get(text.lines().get("$.funcs.worker") - 1));
        assertEquals("\tunsafeWork(2 * time.Microsecond)", lines.get(text.lines().get("$.funcs.worker.do[1]") - 1));
    }

    @Test
    void unusedLoopVariablesAreLeftOut() {
        String text = GoText.render(Documents.read(Documents.withMain("{\"for\": 3, \"var\": \"i\", \"do\": [{\"compute\": \"1us\"}]}"))).main();
        assertTrue(text.contains("\tfor range 3 {\n"), text);
    }
}
