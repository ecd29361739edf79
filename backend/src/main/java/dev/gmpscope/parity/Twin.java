package dev.gmpscope.parity;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.gmpscope.scenario.GoDuration;
import dev.gmpscope.scenario.GoText;
import dev.gmpscope.scenario.Scenario;
import dev.gmpscope.scenario.ScenarioException;
import dev.gmpscope.scenario.ScenarioReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Map;
import java.util.Random;
import java.util.stream.Collectors;

/** A program that exists twice: as a scenario for the model, and as its Go text for the real Go. */
final class Twin {
    private static final ObjectMapper JSON = new ObjectMapper();
    /** A call that is short may be anything; one that takes milliseconds takes them. */
    private static final long SHORT_NS = 1_000_000;
    private static final int SLOWEST = 6;
    private static final int DIGEST_BYTES = 8;
    /** Runtime goroutines that are still queued when main.main starts would mix with the program's; after these none is. */
    private static final String PHASE = """
            package main

            import "runtime"

            func init() {
            	for range 12 {
            		runtime.Gosched()
            	}
            }
            """;

    /** A println that notes the time and the line, which costs no system call; the line "done" prints all, and how many collections there were. */
    private static final String CLOCK = """
            package main

            import (
            	"runtime"
            	"sync/atomic"
            	"time"
            )

            // Without pointers: the collector need not look at it.
            type line struct {
            	at   time.Duration
            	size int
            	text [8]byte
            }

            var (
            	started = time.Now()
            	noted   atomic.Int32
            	lines   [100_000]line
            )

            // What else there is to say at the end.
            var atEnd = func() {}

            // The first timer starts netpoll, which takes a while.
            func init() { time.Sleep(time.Millisecond) }

            func println(text string) {
            	l := &lines[noted.Add(1)-1]
            	l.at = time.Since(started)
            	l.size = copy(l.text[:], text)
            	if text == "done" {
            		var stats runtime.MemStats
            		runtime.ReadMemStats(&stats)
            		for _, l := range lines[:noted.Load()] {
            			print(int64(l.at), " ", string(l.text[:l.size]), "\\n")
            		}
            		print("cycles ", stats.NumGC, "\\n")
            		atEnd()
            	}
            }
            """;

    /** Says at the end which part of the marking assists did. */
    private static final String METER = """
            package main

            import "runtime/metrics"

            func init() {
            	atEnd = func() {
            		var seconds [3]float64
            		for i, who := range []string{"assist", "dedicated", "idle"} {
            			sample := []metrics.Sample{{Name: "/cpu/classes/gc/mark/" + who + ":cpu-seconds"}}
            			metrics.Read(sample)
            			seconds[i] = sample[0].Value.Float64()
            		}
            		print("assists ", int64(100*seconds[0]/max(1e-9, seconds[0]+seconds[1]+seconds[2])), "\\n")
            	}
            }
            """;

    /** What it is compared for. */
    enum Kind {
        /** What it says. */
        SAYS,
        /** The order of what it says, which the phase of schedtick decides, whatever the time it takes. */
        ORDER,
        /** When it says it. */
        CLOCKED,
        /** The same, and what assists did. */
        METERED
    }

    final String id;
    final String document;
    final Scenario scenario;

    final Kind kind;

    Twin(String id, String document) throws ScenarioException {
        this(id, document, Kind.SAYS);
    }

    Twin(String id, String document, Kind kind) throws ScenarioException {
        this.id = id;
        this.kind = kind;
        this.document = document;
        this.scenario = ScenarioReader.read(id, document);
    }

    /** Name of the Go package and of its binary. */
    String binary() {
        return id.replaceAll("[^A-Za-z0-9_-]", "_");
    }

    /** Writes the program as one package of a module. */
    void write(Path module) throws IOException {
        Path at = Files.createDirectories(module.resolve(binary()));
        for (Map.Entry<String, String> file : GoText.render(scenario).files().entrySet()) {
            if (!file.getKey().equals("go.mod")) {
                Files.writeString(at.resolve(file.getKey()), file.getValue());
            }
        }
        Files.writeString(at.resolve("phase.go"), PHASE);
        if (kind == Kind.CLOCKED || kind == Kind.METERED) {
            Files.writeString(at.resolve("clock.go"), CLOCK);
        }
        if (kind == Kind.METERED) {
            Files.writeString(at.resolve("meter.go"), METER);
        }
    }

    /** Names the Go program, comments left out: a recorded result with another digest is of another program. */
    String digest() {
        String text = GoText.render(scenario).main().lines().filter(l -> !l.strip().startsWith("//")).collect(Collectors.joining("\n"));
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256").digest((scenario.gomaxprocs() + "\n" + text).getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(hash, 0, DIGEST_BYTES);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }

    /** The document with every price changed at random, to between half and twice of it, and with short system calls that take the kernel longer. */
    String jittered(long seed, Map<String, Long> prices) {
        try {
            ObjectNode root = (ObjectNode) JSON.readTree(document);
            ObjectNode costs = root.putObject("costs");
            Random random = new Random(seed);
            prices.forEach((name, ns) -> costs.put(name, Math.max(1, (long) (ns * Math.pow(2, random.nextDouble() * 2 - 1))) + "ns"));
            root.findParents("syscall").forEach(call -> slower((ObjectNode) call, 1 << random.nextInt(SLOWEST)));
            return root.toString();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void slower(ObjectNode call, int factor) {
        Long ns = GoDuration.parse(call.path("syscall").asText());
        if (ns != null && ns < SHORT_NS) {
            call.put("syscall", ns * factor + "ns");
        }
    }

    @Override
    public String toString() {
        return id;
    }
}
