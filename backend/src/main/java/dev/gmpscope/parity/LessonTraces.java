package dev.gmpscope.parity;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.gmpscope.scenario.GoText;
import dev.gmpscope.simulation.RealRun;
import dev.gmpscope.simulation.RealRuns;
import dev.gmpscope.trace.imports.BrokenTrace;
import dev.gmpscope.trace.imports.End;
import dev.gmpscope.trace.imports.ImportedTrace;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.GZIPOutputStream;

/**
 * Records an execution trace of the Go program of each lesson, and keeps it in the sources. The program is the lesson's, line for line; its main starts the tracer first and lets the tracer's own goroutines run until they
 * wait, and ends it when it returns. A program that panics ends its own trace; one that waits or loops for ever is ended at the scenario's limit, by a timer, since Go writes what it has recorded only when the tracer stops.
 * With the tracer on, Go finds no deadlock: the tracer's own timer always stands in a heap.
 */
final class LessonTraces {
    private static final Path FOLDER = Path.of("backend/src/main/resources", RealRuns.FOLDER);
    private static final String MAIN = "(?m)^func main\\(\\) \\{$";
    /** Bytes of a trace, compressed; a program that records more is ended earlier. */
    private static final int LARGEST = 96 << 10;
    private static final long PATIENCE_MS = 10_000;
    private static final long MS = 1_000_000;
    private static final int ATTEMPTS = 12;
    private static final int RUNS = 5;
    /** A program that takes longer is run once. */
    private static final long SLOW_MS = 2_000;

    /** As many turns as before any program that is compared: see {@link Twin}. */
    private static final String TRACER = """
            package main

            import (
            	"context"
            	"os"
            	"runtime"
            	"runtime/trace"
            	"strconv"
            	"time"
            )

            // gmpscopeTracer starts the tracer; what it gives back ends it.
            func gmpscopeTracer() func() {
            	file, err := os.Create(os.Getenv("GMPSCOPE_TRACE"))
            	if err != nil {
            		panic(err)
            	}
            	if err := trace.Start(file); err != nil {
            		panic(err)
            	}
            	for range 12 {
            		runtime.Gosched()
            	}
            	if ms, _ := strconv.Atoi(os.Getenv("GMPSCOPE_LIMIT")); ms > 0 {
            		time.AfterFunc(time.Duration(ms)*time.Millisecond, func() {
            			trace.Stop()
            			os.Exit(0)
            		})
            	}
            	trace.Log(context.Background(), "gmpscope", "main begins")
            	return trace.Stop
            }
            """;

    /** How a program's recording ends. */
    private enum Ends { returned, panicked, limit }

    private final Workshop workshop;
    private final Toolchain toolchain;
    private final PrintWriter out;
    private final Path module;

    LessonTraces(Workshop workshop, Toolchain toolchain, PrintWriter out) throws IOException {
        this.workshop = workshop;
        this.toolchain = toolchain;
        this.out = out;
        module = Files.createDirectory(workshop.directory().resolve("traced"));
        Files.writeString(module.resolve("go.mod"), "module traced\n\ngo 1.26\n");
    }

    /**
     * Records these, and keeps the traces of others as they are.
     *
     * @param renew also those whose program has been recorded as it is now
     */
    void record(List<Twin> twins, boolean renew, String machine) throws IOException, InterruptedException {
        Files.createDirectories(FOLDER);
        RealRuns kept = kept();
        Map<String, RealRuns.Program> programs = new HashMap<>();
        Map<String, RealRuns.Left> left = new HashMap<>();
        kept.programs().forEach(p -> programs.put(p.id(), p));
        kept.left().forEach(l -> left.put(l.id(), l));
        List<Twin> wanted = twins.stream().filter(t -> renew || !programs.containsKey(t.id) && !left.containsKey(t.id) || programs.containsKey(t.id) && !programs.get(t.id).digest().equals(t.digest())).toList();
        if (wanted.isEmpty()) {
            return;
        }
        build(wanted);
        for (Twin twin : wanted) {
            RealRuns.Program program = record(twin, Plan.of(twin, twin.scenario.asyncpreemptoff()));
            programs.remove(twin.id);
            left.remove(twin.id);
            if (program == null) {
                left.put(twin.id, new RealRuns.Left(twin.id, "nothing can stop its loop, so Go's tracer cannot be stopped either and writes nothing."));
            } else {
                programs.put(twin.id, program);
            }
        }
        write(new RealRuns(toolchain.version, machine, programs.values().stream().sorted(Comparator.comparing(RealRuns.Program::id)).toList(),
                left.values().stream().sorted(Comparator.comparing(RealRuns.Left::id)).toList()));
    }

    private static RealRuns kept() throws IOException {
        Path index = FOLDER.resolve(RealRuns.INDEX);
        return Files.exists(index) ? new ObjectMapper().readValue(index.toFile(), RealRuns.class) : new RealRuns("", "", List.of(), List.of());
    }

    private void build(List<Twin> twins) throws IOException, InterruptedException {
        for (Twin twin : twins) {
            Map<String, String> files = new HashMap<>(GoText.render(twin.scenario).files());
            files.remove("go.mod");
            files.compute("main.go", (name, text) -> text.replaceFirst(MAIN, "func main() { " + (ends(Plan.of(twin, twin.scenario.asyncpreemptoff())) == Ends.returned ? "defer gmpscopeTracer()()" : "gmpscopeTracer()")));
            files.put("tracer.go", TRACER);
            Path at = Files.createDirectories(module.resolve(twin.binary()));
            for (Map.Entry<String, String> file : files.entrySet()) {
                Files.writeString(at.resolve(file.getKey()), file.getValue());
            }
        }
        toolchain.build(module);
    }

    /** As the model has it. */
    private static Ends ends(Plan plan) {
        Said said = plan.model().ran(null).said();
        return said.status() == 0 ? Ends.returned : !said.death().isEmpty() && said.death().get(0).startsWith("panic") ? Ends.panicked : Ends.limit;
    }

    /** Runs it with less and less time until the trace is small enough; null if it cannot be recorded. */
    private RealRuns.Program record(Twin twin, Plan plan) throws IOException, InterruptedException {
        Ends ends = ends(plan);
        long limit = ends == Ends.limit ? Math.max(1, twin.scenario.until() / MS) : 0;
        for (int i = 0; i < ATTEMPTS; i++) {
            byte[] trace = limit > 0 || plan.costMs() > SLOW_MS ? once(twin, limit, limit > 0 ? limit + PATIENCE_MS : plan.limitMs(), ends).trace : shortest(twin, plan.limitMs(), ends);
            if (trace == null) {
                out.println(twin.id + ": no trace");
                out.flush();
                return null;
            }
            if (trace.length <= LARGEST || limit == 1) {
                Files.write(FOLDER.resolve(twin.id + RealRuns.SUFFIX), trace);
                out.println(twin.id + ": " + trace.length + " bytes" + (limit > 0 ? ", ended after " + limit + " ms" : ""));
                out.flush();
                return new RealRuns.Program(twin.id, twin.digest(), twin.scenario.gomaxprocs(), twin.scenario.asyncpreemptoff(), limit > 0 ? Ends.limit.name() : ends.name(), limit);
            }
            limit = Math.max(1, (limit > 0 ? limit : Math.max(2, plan.model().ran(null).time() / MS)) / 2);
        }
        return null;
    }

    /** A trace, compressed, null if it cannot be read; and how long the program took, ns. */
    private record Once(byte[] trace, long took) {}

    /** Of several runs the shortest: what the machine does beside the program only makes it longer. */
    private byte[] shortest(Twin twin, long patience, Ends ends) throws IOException, InterruptedException {
        Once best = new Once(null, Long.MAX_VALUE);
        for (int i = 0; i < RUNS; i++) {
            Once once = once(twin, 0, patience, ends);
            best = once.trace != null && once.took < best.took ? once : best;
        }
        return best.trace;
    }

    private byte[] run(Twin twin, long limit, long patience) throws IOException, InterruptedException {
        Path file = workshop.directory().resolve("recorded.trace");
        Files.deleteIfExists(file);
        Map<String, String> environment = new HashMap<>(Map.of("GOMAXPROCS", Integer.toString(twin.scenario.gomaxprocs()), "GMPSCOPE_TRACE", file.toString(), "GMPSCOPE_LIMIT", Long.toString(limit)));
        if (twin.scenario.asyncpreemptoff()) {
            environment.put("GODEBUG", "asyncpreemptoff=1");
        }
        workshop.run(module, List.of(module.resolve("bin").resolve(twin.binary()).toString()), environment, patience);
        return Files.exists(file) ? Files.readAllBytes(file) : new byte[0];
    }

    /** Read to its end; of a program that panics that is where Go writes what it has for the last time. */
    private Once once(Twin twin, long limit, long patience, Ends ends) throws IOException, InterruptedException {
        byte[] trace = run(twin, limit, patience);
        long took;
        try {
            ImportedTrace imported = new ImportedTrace(new ByteArrayInputStream(trace), "");
            if (imported.read(Integer.MAX_VALUE, () -> false) != End.WHOLE && ends != Ends.panicked) {
                return new Once(null, 0);
            }
            took = imported.log().time(imported.log().size() - 1) - imported.log().time(RealRun.begins(imported.log()));
        } catch (BrokenTrace e) {
            return new Once(null, 0);
        }
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (GZIPOutputStream out = new GZIPOutputStream(bytes) { { def.setLevel(9); } }) {
            out.write(trace);
        }
        return new Once(bytes.toByteArray(), took);
    }

    private static void write(RealRuns runs) throws IOException {
        ObjectMapper json = new ObjectMapper();
        List<String> lines = new ArrayList<>();
        for (RealRuns.Program program : runs.programs()) {
            lines.add("\n  " + json.writeValueAsString(program));
        }
        Files.writeString(FOLDER.resolve(RealRuns.INDEX), "{\"go\": " + json.writeValueAsString(runs.go()) + ", \"machine\": " + json.writeValueAsString(runs.machine())
                + ", \"programs\": [" + String.join(",", lines) + "\n], \"left\": " + json.writeValueAsString(runs.left()) + "}\n");
    }
}
