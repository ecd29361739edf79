package dev.gmpscope.parity;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Twins built by the real Go, ready to run. */
final class RealGo {
    /** A measured program ends by itself. */
    private static final long LONGEST_MS = 20_000;

    private final Workshop workshop;
    private final Toolchain toolchain;
    private final Path module;
    private final Set<String> built = new HashSet<>();

    RealGo(Workshop workshop, Toolchain toolchain) throws IOException {
        this.workshop = workshop;
        this.toolchain = toolchain;
        this.module = Files.createDirectory(workshop.directory().resolve("module"));
        Files.writeString(module.resolve("go.mod"), "module parity\n\ngo 1.26\n");
    }

    /** Builds these, all in one go, which is much faster than one by one. */
    void build(Collection<Twin> twins, boolean vet) throws IOException, InterruptedException {
        for (Twin twin : twins) {
            if (built.add(twin.binary())) {
                twin.write(module);
            }
        }
        toolchain.build(module);
        if (vet) {
            toolchain.vet(module);
        }
    }

    /** One run under that setting. */
    RealRun run(Twin twin, boolean asyncpreemptoff, long limitMs) throws IOException, InterruptedException {
        Map<String, String> environment = new HashMap<>(Map.of("GOMAXPROCS", Integer.toString(twin.scenario.gomaxprocs())));
        if (asyncpreemptoff) {
            environment.put("GODEBUG", "asyncpreemptoff=1");
        }
        Path binary = module.resolve("bin").resolve(twin.binary());
        return workshop.run(module, List.of(binary.toString()), environment, limitMs);
    }

    /** Many runs of a program whose lines have times. */
    List<Clocked> clocked(Range range, int runs) throws IOException, InterruptedException {
        List<Clocked> clocked = new ArrayList<>();
        while (clocked.size() < runs) {
            clocked.add(Clocked.of(run(range.twin(), range.off(), LONGEST_MS)));
        }
        return clocked;
    }

    /** Runs until it is clear what the program says: some runs if they are as the model has it, enough to tell what is rare if not. */
    Outcomes outcomes(Plan plan, Decided decided, int runs) throws IOException, InterruptedException {
        Outcomes outcomes = new Outcomes();
        Model model = plan.model();
        while (outcomes.runs() < runs || outcomes.unsettled(decided)) {
            outcomes.add(Said.of(run(model.twin, model.asyncpreemptoff, plan.limitMs())));
        }
        return outcomes;
    }
}
