package dev.gmpscope.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.gmpscope.server.Limits;
import dev.gmpscope.server.Server;
import dev.gmpscope.simulation.Library;
import dev.gmpscope.simulation.ModelRun;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

/** The command line as a person types it. */
class CommandLineTest {
    private static final String HELLO = "{\"format\":1,\"title\":\"Hello\",\"funcs\":{\"main\":[{\"println\":\"one\"},{\"println\":\"two\"}]}}";

    /** What came of a command. */
    private record Said(int status, String out, String err) {}

    @TempDir
    private Path directory;

    private static Said say(String... args) {
        StringWriter out = new StringWriter();
        StringWriter err = new StringWriter();
        CommandLine line = Gmpscope.line().setOut(new PrintWriter(out, true)).setErr(new PrintWriter(err, true));
        int status = line.execute(args);
        return new Said(status, out.toString(), err.toString());
    }

    private String file(String name, String text) throws IOException {
        return Files.writeString(directory.resolve(name), text).toString();
    }

    @Test
    void outputIsWhatPrintlnPrintedAndNothingElse() throws IOException {
        assertEquals(new Said(0, "one\ntwo\n", ""), say("simulate", file("hello.json", HELLO), "--print", "output"));
    }

    @Test
    void eventsAreLinesOfTimeMPGAndName() throws IOException {
        Said said = say("simulate", file("hello.json", HELLO), "--print", "events");
        List<String> lines = said.out().lines().toList();
        assertEquals("0 - - - ProcsChange procs=1", lines.get(0));
        assertTrue(lines.stream().allMatch(line -> line.matches("\\d+ (M\\d+|-) (P\\d+|-) (G\\d+|-) [A-Z]\\w+( \\w+=.*)?")), said.out());
        assertTrue(lines.get(lines.size() - 1).contains(" Exit status=0"), said.out());
    }

    @Test
    void aTraceIsReadAndPrinted() throws IOException {
        String trace = directory.resolve("own.trace").toString();
        assertEquals(0, say("export", "busy-loop", "--rules", "1.14", "--as", "gotrace", "-o", trace).status());
        Said events = say("import", trace, "--print", "events");
        assertEquals(0, events.status(), events.err());
        assertEquals("0 - - - ProcsChange procs=1", events.out().lines().findFirst().orElseThrow());
        assertTrue(events.out().matches("(?s).* M\\d+ P0 G2 GoStop reason=\"preempted\"\n.*"), events.out());
        String summary = say("import", trace).out();
        assertTrue(summary.startsWith("own.trace (a trace in the format of Go 1.26, GOMAXPROCS=1)"), summary);
        assertTrue(summary.matches("(?s).*G2 busyLoop #1: .*preempted 1 times\n.*The trace ends here\\.\n\\d+ events in .*\\.\n"), summary);
    }

    @Test
    void aTraceThatCannotBeReadIsToldWithItsPlace() throws IOException {
        Said foreign = say("import", file("no.trace", HELLO));
        assertEquals(2, foreign.status());
        assertTrue(foreign.err().contains("no.trace: At byte 0: this is no execution trace of Go"), foreign.err());
        assertEquals(new Said(2, "", "gmpscope: there is no file nowhere.trace.\n"), say("import", "nowhere.trace"));
        Said serve = say("--port", "0", "--trace", "nowhere.trace");
        assertEquals(2, serve.status());
        assertTrue(serve.err().contains("the trace nowhere.trace cannot be read: there is no such file."), serve.err());
    }

    @Test
    void theRulesDecideWhetherMainComesBack() {
        assertEquals(new Said(0, "", ""), say("simulate", "busy-loop", "--rules", "1.13", "--print", "output"));
        assertEquals(new Said(0, "main is back\n", ""), say("simulate", "busy-loop", "--rules", "1.14", "--print", "output"));
        assertEquals(new Said(0, "", ""), say("simulate", "busy-loop", "--rules", "1.14", "--asyncpreemptoff", "--print", "output"));
    }

    @Test
    void theSummaryTellsStatesPreemptionsAndTheEnd() {
        String summary = say("simulate", "busy-loop", "--rules", "1.14").out();
        assertTrue(summary.matches("(?s).*G1 main:.*waiting \\d.*"), summary);
        assertTrue(summary.matches("(?s).*G2 busyLoop #1:.*preempted 1 by signal, 0 at a check; request to stop min .* median .* max .*"), summary);
        assertTrue(summary.contains("exit status 0"), summary);
        String checked = say("simulate", "preemptable-loop").out();
        assertTrue(checked.contains("by signal, 1 at a check"), checked);
    }

    @Test
    void theSummaryComesWithTheTimeThatTheRunTook() {
        String err = say("simulate", "busy-loop").err();
        assertTrue(err.matches("gmpscope: \\d+ events in \\d+\\.\\d\\d s\\.\\n"), err);
    }

    @Test
    void aDeadlockIsASuccessfulSimulation() {
        Said said = say("simulate", "deadlock", "--print", "output");
        assertEquals(0, said.status());
        assertTrue(said.err().startsWith("fatal error: all goroutines are asleep - deadlock!"), said.err());
        assertTrue(say("simulate", "deadlock").out().contains("exit status 2"));
    }

    @Test
    void aRunIsWrittenForOtherTools() throws Exception {
        assertEquals(say("simulate", "busy-loop", "--print", "schedtrace", "--detail").out(), say("export", "busy-loop", "--as", "schedtrace", "--detail").out());
        assertTrue(say("export", "busy-loop", "--as", "chrome").out().startsWith("{\"displayTimeUnit\":\"ns\",\"traceEvents\":["));
        assertTrue(say("export", "busy-loop", "--as", "jsonl").out().lines().allMatch(l -> l.startsWith("{\"type\":\"") && l.endsWith("}")));
        assertTrue(say("export", "busy-loop", "--as", "go").out().contains("\n-- main.go --\n"));
        Path file = directory.resolve("out.json");
        assertEquals(new Said(0, "", ""), say("export", "busy-loop", "--as", "chrome", "-o", file.toString()));
        assertEquals(say("export", "busy-loop", "--as", "chrome").out(), Files.readString(file));
        assertEquals(new Said(0, "", ""), say("export", "busy-loop", "--as", "go", "-o", directory.resolve("module").toString()));
        assertTrue(Files.readString(directory.resolve("module/go.mod")).startsWith("module "));
        Path trace = directory.resolve("out.trace");
        assertEquals(new Said(0, "", ""), say("export", "busy-loop", "--as", "gotrace", "-o", trace.toString()));
        assertTrue(Files.readString(trace, StandardCharsets.ISO_8859_1).startsWith("go 1.26 trace\0\0\0"));
        assertEquals(new Said(0, "", ""), say("export", "busy-loop", "--as", "pprof", "--at", "1ms", "-o", trace.toString()));
        assertEquals(0x1f, Files.readAllBytes(trace)[0]);
        assertTrue(say("export", "busy-loop", "--as", "pprof").err().contains("does not start the CPU profiler"));
        Path recorded = directory.resolve("recorded.trace");
        say("export", "busy-loop", "--rules", "1.14", "--as", "gotrace", "-o", recorded.toString());
        assertTrue(say("export", recorded.toString(), "--as", "chrome").out().contains("busyLoop"));
        assertTrue(say("export", recorded.toString(), "--as", "gotrace").err().contains("only a run of the model"));
        assertEquals(2, say("export", "busy-loop", "--as", "music").status());
        assertEquals(2, say("export", "busy-loop").status());
        assertEquals(2, say("export", "no-such-lesson", "--as", "go").status());
        assertEquals(2, say("export", "busy-loop", "--as", "jsonl", "-o", directory.resolve("no/such/place").toString()).status());
    }

    @Test
    void schedtraceIsPrintedAsGoPrintsIt() throws Exception {
        Said plain = say("simulate", "busy-loop", "--print", "schedtrace", "--period", "20ms");
        assertEquals(3, plain.out().lines().count(), plain.out());
        assertTrue(plain.out().lines().allMatch(l -> l.matches("SCHED \\d+ms: gomaxprocs=1 .* \\[ \\d+ \\] schedticks=\\[ \\d+ \\]")), plain.out());
        assertTrue(say("simulate", "busy-loop", "--print", "schedtrace", "--detail").out().contains("\n  M1: p=nil curg=nil "));
        assertEquals(2, say("simulate", "busy-loop", "--print", "schedtrace", "--period", "1500us").status());
    }

    @Test
    void theSameSeedGivesTheSameLog() {
        assertEquals(say("simulate", "work-stealing", "--seed", "7", "--print", "events"),
                say("simulate", "work-stealing", "--seed", "7", "--print", "events"));
    }

    @Test
    void whatIsWrongInAScenarioIsToldWithItsPlace() throws IOException {
        String file = file("bad.json", "{\n  \"format\": 1,\n  \"title\": \"t\",\n  \"funcs\": {\"main\": [{\"sleeep\": \"1ms\"}]}\n}\n");
        Said said = say("simulate", file);
        assertEquals(2, said.status());
        assertEquals("", said.out());
        assertTrue(said.err().startsWith(file + ":4:"), said.err());
        assertTrue(said.err().matches("(?s).*:4:\\d+: \\$\\.funcs\\.main\\[0]: .*sleeep.*"), said.err());
    }

    @Test
    void badInputHasStatusTwo() throws IOException {
        String hello = file("hello.json", HELLO);
        assertEquals(2, say("simulate", "no-such-lesson").status());
        assertEquals(2, say("simulate", hello, "--rules", "2.0").status());
        assertEquals(2, say("simulate", hello, "--gomaxprocs", "0").status());
        assertEquals(2, say("simulate", hello, "--until", "soon").status());
        assertEquals(2, say("simulate", hello, "--max-events", "0").status());
        assertEquals(2, say("simulate", hello, "--print", "music").status());
        assertEquals(2, say("simulate").status());
        assertEquals(2, say("dance").status());
        assertEquals(2, say("serve", "--port", "99999").status());
    }

    @Test
    void limitsAreKept() throws IOException {
        long events = say("simulate", "busy-loop", "--max-events", "10", "--print", "events").out().lines().count();
        assertTrue(events >= 10 && events < 40, events + " events");
        assertTrue(say("simulate", "busy-loop", "--until", "5ms").out().contains("Stopped at the limit of 5ms"));
    }

    @Test
    void listPrintsAScenarioALineIdFirst() {
        Said said = say("list");
        assertEquals(0, said.status());
        assertTrue(said.out().lines().anyMatch(line -> line.matches("busy-loop +A tight loop starves main")), said.out());
        assertEquals(Library.load().entries().size(), said.out().lines().count());
    }

    @Test
    void everyCommandHelps() {
        for (String command : List.of("serve", "simulate", "list", "health")) {
            Said said = say(command, "--help");
            assertEquals(0, said.status());
            assertTrue(said.out().contains("Usage: gmpscope " + command), said.out());
        }
        assertTrue(say("--help").out().contains("simulate"));
        assertTrue(say("--version").out().startsWith("gmpscope "));
    }

    @Test
    void aTakenPortIsOneSentence() throws IOException {
        try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getByName("127.0.0.1"))) {
            Said said = say("serve", "--port", Integer.toString(taken.getLocalPort()));
            assertEquals(1, said.status());
            assertEquals("gmpscope: port " + taken.getLocalPort() + " on 127.0.0.1 is taken; choose another with --port.\n", said.err());
            assertEquals("", said.out());
        }
    }

    @Test
    void healthAsksTheServer() {
        int port;
        try (Server server = new Server(Library.load(), ModelRun::prepare, new Limits(), config -> { }).start("127.0.0.1", 0)) {
            port = server.port();
            assertEquals(0, say("health", "--port", Integer.toString(port)).status());
        }
        assertEquals(1, say("health", "--port", Integer.toString(port)).status());
    }

    @Test
    void aDirectoryOfScenariosMustBeThere() {
        Said said = say("serve", "--port", "0", "--scenarios", directory.resolve("none").toString());
        assertEquals(2, said.status());
        assertTrue(said.err().contains("--scenarios: there is no directory "), said.err());
    }

    @Test
    void underLoadNothingIsLost() {
        Said said = say("bench-load", "--seconds", "2", "--viewers", "5", "--alone", "2", "--stalled", "1", "--events", "5000");
        assertEquals(0, said.status(), said.err());
        assertTrue(said.out().matches("(?s).*runs \\d+, streams \\d+, not whole 0 \\{};.*p99 \\d.*batches sent: \\d.*heap of the server: most [1-9].*"), said.out());
    }
}
