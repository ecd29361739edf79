package dev.gmpscope.trace.export;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.gmpscope.simulation.Lessons;
import dev.gmpscope.simulation.Library;
import dev.gmpscope.simulation.Run;
import dev.gmpscope.simulation.Summary;
import dev.gmpscope.trace.EventLog;
import dev.gmpscope.trace.EventTable;
import java.io.IOException;
import java.io.StringWriter;
import java.math.BigDecimal;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The Trace Event Format's own rules, and that what a viewer adds up is what the log says. */
class ChromeTraceTest {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final int GOROUTINES = 4;

    static Stream<Lessons.Lesson> lessons() {
        return Lessons.own();
    }

    private static JsonNode trace(Lessons.Ran ran) throws IOException {
        StringWriter out = new StringWriter();
        ChromeTrace.write(ran.log(), ran.outcome().time(), out);
        JsonNode json = JSON.readTree(out.toString());
        assertEquals("ns", json.get("displayTimeUnit").asText());
        return json.get("traceEvents");
    }

    private static String track(JsonNode event) {
        return event.get("pid").asInt() + "/" + event.get("tid").asLong();
    }

    private static long ns(JsonNode event) {
        return new BigDecimal(event.get("ts").asText()).movePointRight(3).longValueExact();
    }

    /** Slices open and end in turn on each track, time never falls, arrows stand on open slices and come from where they left. */
    @ParameterizedTest
    @MethodSource("lessons")
    void the_rules_of_the_format_hold(Lessons.Lesson lesson) throws IOException {
        Map<String, String> open = new HashMap<>();
        Map<String, String> names = new HashMap<>();
        Set<String> left = new HashSet<>();
        long last = 0;
        for (JsonNode event : trace(Lessons.run(lesson))) {
            String name = event.get("name").asText();
            assertFalse(name.isEmpty());
            if (event.get("ph").asText().equals("M")) {
                names.merge(track(event) + " " + name, event.get("args").toString(), (a, b) -> "twice");
                continue;
            }
            assertTrue(ns(event) >= last, () -> "time falls: " + event);
            last = ns(event);
            assertNotNull(names.get(track(event) + " thread_name"), () -> "a track without a name: " + event);
            String flow = name + event.path("id").asText();
            switch (event.get("ph").asText()) {
                case "B" -> assertEquals(null, open.put(track(event), name), () -> "a slice in a slice: " + event);
                case "E" -> assertEquals(name, open.remove(track(event)), event::toString);
                case "s" -> {
                    assertTrue(open.containsKey(track(event)), () -> "an arrow leaves from nothing: " + event);
                    assertTrue(left.add(flow), event::toString);
                }
                case "f" -> {
                    assertEquals("e", event.get("bp").asText());
                    assertTrue(open.containsKey(track(event)) && left.remove(flow), () -> "an arrow to nothing, or from nowhere: " + event);
                }
                case "i" -> assertEquals("t", event.get("s").asText());
                case "C" -> assertTrue(event.get("args").iterator().next().isNumber(), event::toString);
                default -> throw new AssertionError("no phase of the format: " + event);
            }
        }
        assertTrue(open.isEmpty(), () -> "open at the end: " + open);
        assertFalse(names.containsValue("twice"), names::toString);
    }

    @ParameterizedTest
    @MethodSource("lessons")
    void the_time_that_goroutines_run_and_wait_is_the_logs(Lessons.Lesson lesson) throws IOException {
        Lessons.Ran ran = Lessons.run(lesson);
        Map<Long, Map<String, Long>> sums = new TreeMap<>();
        Map<Long, Long> since = new HashMap<>();
        for (JsonNode event : trace(ran)) {
            long id = event.get("tid").asLong();
            if (event.get("pid").asInt() == GOROUTINES && event.get("ph").asText().equals("B")) {
                since.put(id, ns(event));
            } else if (event.get("pid").asInt() == GOROUTINES && event.get("ph").asText().equals("E")) {
                sums.computeIfAbsent(id, k -> new TreeMap<>()).merge(event.get("name").asText().replaceFirst(": .*", ""), ns(event) - since.get(id), Long::sum);
            }
        }
        for (Summary.Goroutine g : Summary.of(ran.log(), ran.outcome().time())) {
            for (String status : List.of("running", "runnable", "waiting", "syscall")) {
                assertEquals(g.timeIn().get(Summary.STATES.indexOf(status)), sums.getOrDefault(g.id(), Map.of()).getOrDefault(status, 0L), g.name() + " " + status);
            }
        }
    }

    /** A signal stops the loop: one arrow from sysmon's request to the stop, one from the timer's wake to the next run of main. */
    @Test
    void arrows_lead_from_the_request_to_the_stop_and_from_the_wake_to_the_run() throws IOException {
        JsonNode events = trace(Lessons.run(new Lessons.Lesson("busy-loop", new Run(Library.load().document("busy-loop"), "1.14", null, null, null, null, null, null, List.of()))));
        Map<String, Integer> arrows = new TreeMap<>();
        Set<String> moments = new HashSet<>();
        events.forEach(event -> {
            if (event.get("ph").asText().equals("f")) {
                arrows.merge(event.get("name").asText(), 1, Integer::sum);
                assertEquals(GOROUTINES, event.get("pid").asInt());
            } else if (event.get("ph").asText().equals("i")) {
                moments.add(event.get("name").asText());
            }
        });
        assertEquals(1, arrows.get("request to stop"));
        assertTrue(arrows.get("wake to run") >= 2, arrows::toString);
        assertTrue(moments.containsAll(Set.of("PreemptRequest", "SignalSend", "SignalReceive", "SignalAccept")), moments::toString);
    }

    @Test
    void a_log_as_lines_has_its_rows_before_its_events() throws IOException {
        EventLog log = Lessons.run(new Lessons.Lesson("select", Run.of(Library.load().document("select")))).log();
        StringWriter out = new StringWriter();
        JsonLines.write(log, out);
        List<JsonNode> lines = out.toString().lines().map(ChromeTraceTest::parse).toList();
        assertEquals("header", lines.get(0).get("type").asText());
        assertEquals("1.26", lines.get(0).get("header").get("reference").asText());
        long tables = lines.stream().filter(l -> l.get("type").asText().equals("rows")).count();
        assertEquals(log.size(), lines.size() - 1 - tables);
        for (int i = 0; i < log.size(); i++) {
            JsonNode event = lines.get((int) (1 + tables + i));
            assertEquals(i, event.get("seq").asInt());
            assertEquals(log.time(i), event.get("t").asLong());
            assertEquals(EventTable.get().byId(log.type(i)).name(), event.get("name").asText());
        }
    }

    private static JsonNode parse(String line) {
        try {
            return JSON.readTree(line);
        } catch (IOException e) {
            throw new AssertionError(line, e);
        }
    }
}
