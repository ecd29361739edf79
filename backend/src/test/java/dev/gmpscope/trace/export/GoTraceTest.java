package dev.gmpscope.trace.export;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.gmpscope.scenario.GoTool;
import dev.gmpscope.simulation.Lessons;
import dev.gmpscope.simulation.Library;
import dev.gmpscope.simulation.Run;
import dev.gmpscope.trace.Ev;
import dev.gmpscope.trace.EventLog;
import dev.gmpscope.trace.EventTable;
import dev.gmpscope.trace.EventType;
import dev.gmpscope.trace.GoParsed;
import dev.gmpscope.trace.Tables;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Go's own reader accepts what is written, and reads the events of the log in it: in their order, on their M, P and G, with their stacks. */
class GoTraceTest {
    private static final Set<String> OURS = Set.of("Log", "TaskBegin", "TaskEnd", "Sync");

    @TempDir
    private Path directory;

    @BeforeAll
    static void ask() {
        GoTool.assumeReference();
    }

    static Stream<Lessons.Lesson> lessons() {
        return Lessons.own();
    }

    private static Lessons.Lesson lesson(String id, String rules) {
        return new Lessons.Lesson(id, new Run(Library.load().document(id), rules, null, null, null, null, null, null, List.of()));
    }

    private static List<GoTrace.Chapter> chapters(Lessons.Ran ran) {
        return ran.outcome().chapters().stream().map(c -> new GoTrace.Chapter(c.seq(), c.say())).toList();
    }

    private List<GoParsed> read(Lessons.Ran ran, int most) throws IOException {
        Path file = directory.resolve("own.trace");
        try (var out = Files.newOutputStream(file)) {
            GoTrace.write(ran.log(), chapters(ran), most, out);
        }
        return GoParsed.read(file);
    }

    @ParameterizedTest
    @MethodSource("lessons")
    void every_lesson_is_read_by_go_as_it_happened(Lessons.Lesson lesson) throws IOException {
        Lessons.Ran ran = Lessons.run(lesson);
        List<GoParsed> parsed = read(ran, GoTrace.EVENTS);
        assertEquals(expected(ran.log()), told(parsed));
        timesAreTheLogs(ran.log(), parsed);
    }

    @ParameterizedTest
    @ValueSource(strings = {"gc-workers", "gc-assist", "gc-pacer", "gc-stack-scan", "gomaxprocs", "goroutine-profile", "netpoll-syscalls", "raw-syscall",
            "blocking-syscalls", "netread", "cpu-profile", "mutex-starvation", "locked-ping-pong"})
    void generations_join_without_a_seam(String id) throws IOException {
        Lessons.Ran ran = Lessons.run(lesson(id, null));
        List<GoParsed> parsed = read(ran, 40);
        assertEquals(expected(ran.log()), told(parsed));
        assertTrue(parsed.stream().filter(e -> e.kind().equals("Sync")).count() > 2, "one generation");
        timesAreTheLogs(ran.log(), parsed);
    }

    /** The chain of the preemption, told where the goroutine runs; a task for each chapter. */
    @Test
    void what_the_tracer_cannot_see_stands_in_the_users_log() throws IOException {
        Lessons.Ran ran = Lessons.run(lesson("busy-loop", "1.14"));
        List<GoParsed> parsed = read(ran, GoTrace.EVENTS);
        Set<String> categories = new TreeSet<>();
        List<String> tasks = new ArrayList<>();
        for (GoParsed event : parsed) {
            if (event.kind().equals("Log")) {
                categories.add(event.what().replaceFirst(".*Category=\"(\\w+)\".*", "$1"));
            } else if (event.kind().equals("TaskBegin")) {
                tasks.add(event.what().replaceFirst(".*Type=\"chapter \\d+: (.*)\"", "$1"));
            }
        }
        assertTrue(categories.containsAll(Set.of("SliceExpired", "PreemptRequest", "SignalSend", "SignalReceive", "SignalAccept")), categories::toString);
        assertEquals(chapters(ran).stream().map(GoTrace.Chapter::say).toList(), tasks);
    }

    @Test
    void the_same_log_gives_the_same_bytes() throws IOException {
        ByteArrayOutputStream one = new ByteArrayOutputStream();
        ByteArrayOutputStream two = new ByteArrayOutputStream();
        GoTrace.write(Lessons.run(lesson("gc-workers", null)).log(), List.of(), one);
        GoTrace.write(Lessons.run(lesson("gc-workers", null)).log(), List.of(), two);
        assertArrayEquals(one.toByteArray(), two.toByteArray());
    }

    /** What Go's reader tells of the tracer's own events; statuses at the beginning of a generation are left out, and what it told again in the next. */
    private static List<String> told(List<GoParsed> parsed) {
        List<String> told = new ArrayList<>();
        boolean first = true;
        for (GoParsed event : parsed) {
            boolean procs = event.what().contains("gomaxprocs");
            if (!status(event) && !OURS.contains(event.kind()) && !(first && procs)) {
                told.add(event.where() + " " + event.kind() + " " + event.what() + " " + event.frames());
            }
            first &= !procs;
        }
        return told;
    }

    /** What a generation tells of what there is already. */
    private static boolean status(GoParsed event) {
        return event.kind().equals("RangeActive") || event.what().matches("(GoID|ProcID)=\\d+ (Undetermined->.*|(\\w+)->\\3 .*)|ProcID=\\d+ NotExist->.*");
    }

    /** Virtual time and 1, or a nanosecond after what stands before. */
    private static void timesAreTheLogs(EventLog log, List<GoParsed> parsed) {
        Deque<Long> times = new ArrayDeque<>();
        for (int i = 0; i < log.size(); i++) {
            if (!what(log, i, new HashMap<>()).isEmpty()) {
                times.add(log.time(i));
            }
        }
        long last = 0;
        boolean first = true;
        for (GoParsed event : parsed) {
            boolean procs = event.what().contains("gomaxprocs");
            if (!status(event) && !OURS.contains(event.kind()) && !(first && procs)) {
                assertEquals(Math.max(times.remove() + 1, last + 1), event.time(), event::toString);
            }
            first &= !procs;
            assertTrue(event.time() > last, event::toString);
            last = event.time();
        }
        assertTrue(times.isEmpty());
    }

    private static List<String> expected(EventLog log) {
        List<String> expected = new ArrayList<>();
        Map<Integer, String> kinds = new HashMap<>();
        for (int i = 0; i < log.size(); i++) {
            String what = what(log, i, kinds);
            if (!what.isEmpty()) {
                expected.add("M=" + (log.m(i) < 0 ? -1 : log.ms().get(log.m(i)).id()) + " P=" + (log.p(i) < 0 ? -1 : log.ps().get(log.p(i)).id())
                        + " G=" + id(log, log.g(i)) + " " + what + " " + (hasStack(log.type(i)) ? frames(log, log.stack(i)) : List.of()));
            }
        }
        return expected;
    }

    private static boolean hasStack(int type) {
        return switch (type) {
            case Ev.PROCS_CHANGE, Ev.GO_CREATE, Ev.GO_STOP, Ev.GO_BLOCK, Ev.GO_UNBLOCK, Ev.GO_SYSCALL_BEGIN, Ev.STW_BEGIN, Ev.GC_BEGIN, Ev.GC_SWEEP_BEGIN,
                    Ev.GC_MARK_ASSIST_BEGIN, Ev.CPU_SAMPLE -> true;
            default -> false;
        };
    }

    private static List<String> frames(EventLog log, int stack) {
        List<String> frames = new ArrayList<>();
        for (int at = stack; at >= 0; at = log.stacks().get(at).parent()) {
            Tables.Stack frame = log.stacks().get(at);
            frames.add((frame.path() != null ? "main." : frame.func().equals("panic") ? "runtime.go" : "") + frame.func() + ":" + frame.line());
        }
        return frames.size() > 128 ? frames.subList(0, 128) : frames;
    }

    private static long id(EventLog log, int g) {
        return g < 0 ? -1 : log.gs().get(g).id();
    }

    private static String what(EventLog log, int i, Map<Integer, String> kinds) {
        int a = log.a(i);
        long g = id(log, log.g(i));
        EventType type = EventTable.get().byId(log.type(i));
        return switch (log.type(i)) {
            case Ev.PROCS_CHANGE -> log.m(i) < 0 ? "" : metric("/sched/gomaxprocs:threads", a);
            case Ev.PROC_START -> transition("ProcID", log.ps().get(a).id(), "Idle->Running", "");
            case Ev.PROC_STOP -> transition("ProcID", log.ps().get(log.p(i)).id(), "Running->Idle", "");
            case Ev.PROC_STEAL -> transition("ProcID", log.ps().get(a).id(), "Running->Idle", "");
            case Ev.GO_CREATE -> transition("GoID", id(log, a), "NotExist->Runnable", "");
            case Ev.GO_START -> transition("GoID", id(log, a), "Runnable->Running", "");
            case Ev.GO_DESTROY -> transition("GoID", g, "Running->NotExist", "");
            case Ev.GO_STOP -> transition("GoID", g, "Running->Runnable", log.strings().get(a));
            case Ev.GO_BLOCK -> transition("GoID", g, "Running->Waiting", a < 0 ? "" : log.strings().get(a));
            case Ev.GO_UNBLOCK -> transition("GoID", id(log, a), "Waiting->Runnable", "");
            case Ev.GO_SYSCALL_BEGIN -> transition("GoID", g, "Running->Syscall", "");
            case Ev.GO_SYSCALL_END -> transition("GoID", g, "Syscall->Running", "");
            case Ev.GO_SYSCALL_END_BLOCKED -> transition("GoID", g, "Syscall->Runnable", "");
            case Ev.CPU_SAMPLE -> "StackSample ";
            case Ev.HEAP_ALLOC -> metric("/memory/classes/heap/objects:bytes", log.wide(i, 0));
            case Ev.HEAP_GOAL -> metric("/gc/heap/goal:bytes", log.wide(i, 0));
            case Ev.STW_BEGIN -> {
                kinds.put(0, log.strings().get(a));
                yield "RangeBegin Name=\"stop-the-world (" + kinds.get(0) + ")\" Scope=Goroutine(" + g + ")";
            }
            case Ev.STW_END -> "RangeEnd Name=\"stop-the-world (" + kinds.get(0) + ")\" Scope=Goroutine(" + g + ") Attributes=[]";
            case Ev.GC_BEGIN -> "RangeBegin Name=\"GC concurrent mark phase\" Scope=None";
            case Ev.GC_END -> "RangeEnd Name=\"GC concurrent mark phase\" Scope=None Attributes=[]";
            case Ev.GC_MARK_ASSIST_BEGIN -> "RangeBegin Name=\"GC mark assist\" Scope=Goroutine(" + g + ")";
            case Ev.GC_MARK_ASSIST_END -> "RangeEnd Name=\"GC mark assist\" Scope=Goroutine(" + g + ") Attributes=[]";
            case Ev.GC_SWEEP_BEGIN -> "RangeBegin Name=\"GC incremental sweep\" Scope=Proc(" + log.p(i) + ")";
            case Ev.GC_SWEEP_END -> "RangeEnd Name=\"GC incremental sweep\" Scope=Proc(" + log.p(i) + ") Attributes=[\"bytes swept\"=Value{Uint64(" + log.wide(i, 0)
                    + ")} \"bytes reclaimed\"=Value{Uint64(0)}]";
            case Ev.PROC_STATUS, Ev.GO_STATUS -> "";
            default -> {
                assertTrue(!type.tracer(), () -> "no rule for the tracer's event " + type.name());
                yield "";
            }
        };
    }

    private static String transition(String kind, long id, String change, String reason) {
        return "StateTransition " + kind + "=" + id + " " + change + " Reason=\"" + reason + "\"";
    }

    private static String metric(String name, long value) {
        return "Metric Name=\"" + name + "\" Value=Value{Uint64(" + value + ")}";
    }
}
