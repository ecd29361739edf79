package dev.gmpscope.parity;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.gmpscope.scenario.ScenarioException;
import dev.gmpscope.simulation.Library;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.lang.management.ManagementFactory;
import java.lang.management.OperatingSystemMXBean;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Compares twins with the real Go, and says what it does. */
public final class Harness implements AutoCloseable {
    /** Runs of a program whose outcome does not depend on the phase. */
    private static final int SOME = 3;
    private static final int MANY = 10;
    private static final int OF_ENDLESS = 2;
    /** A program that takes longer is run once. */
    private static final long SLOW_MS = 60_000;
    private static final long SAMPLE_MS = 15_000;
    private static final long SAMPLE_RUN_MS = 700;
    /** On a busy machine a sample is smaller than planned: whoever asks for one does not want to wait. */
    private static final long SAMPLE_LIMIT_NS = 35_000_000_000L;

    /** Comparisons whose programs are built together in a sample. */
    private static final int LOT = 40;

    private final Workshop workshop;
    private final Toolchain toolchain;
    private final RealGo go;
    private final PrintWriter out;
    /** How far it is. */
    private final PrintWriter progress;

    private Harness(Workshop workshop, Toolchain toolchain, PrintWriter out, PrintWriter progress) throws IOException {
        this.workshop = workshop;
        this.toolchain = toolchain;
        this.go = new RealGo(workshop, toolchain);
        this.out = out;
        this.progress = progress;
    }

    /** A harness with the go on the path, null if there is none. */
    public static Harness open(PrintWriter out, PrintWriter progress) throws IOException, InterruptedException {
        Workshop workshop = new Workshop();
        Toolchain toolchain = Toolchain.find(workshop);
        if (toolchain == null) {
            workshop.close();
            return null;
        }
        return new Harness(workshop, toolchain, out, progress);
    }

    /** Such as {@code go1.26.8 linux/amd64}. */
    public String version() {
        return toolchain.version;
    }

    /** Compares these under both settings; a sample takes the cheap ones, as many as fit. */
    List<Comparison> compare(List<Twin> twins, boolean full) throws IOException, InterruptedException {
        long begin = System.nanoTime();
        List<Plan> plans = new ArrayList<>();
        for (Twin twin : twins) {
            plans.add(Plan.of(twin, false));
            if (twin.kind == Twin.Kind.SAYS) {
                plans.add(Plan.of(twin, true));
            }
        }
        List<Comparison> comparisons = new ArrayList<>();
        long building = 0;
        for (List<Plan> lot : full ? List.of(plans) : lots(sample(plans))) {
            if (!full && late(begin - building) && !comparisons.isEmpty()) {
                break;
            }
            long beginsToBuild = System.nanoTime();
            build(lot, full);
            building = System.nanoTime() - beginsToBuild;
            for (Plan plan : lot) {
                if (!full && late(begin) && !comparisons.isEmpty()) {
                    break;
                }
                Comparison comparison = compare(plan, full);
                comparisons.add(comparison);
                tell(comparison);
            }
        }
        out.println(summary(comparisons, plans.size()));
        return comparisons;
    }

    private static boolean late(long begin) {
        return System.nanoTime() - begin > SAMPLE_LIMIT_NS;
    }

    private void build(List<Plan> plans, boolean vet) throws IOException, InterruptedException {
        List<Twin> twins = plans.stream().map(p -> p.model().twin).distinct().toList();
        progress.println("Building " + twins.size() + " programs with " + version() + ".");
        progress.flush();
        go.build(twins, vet);
    }

    /** Built one lot after the other, so that something is compared on a machine so busy that building all takes longer than anybody waits. */
    private static List<List<Plan>> lots(List<Plan> plans) {
        List<List<Plan>> lots = new ArrayList<>();
        for (int i = 0; i < plans.size(); i += LOT) {
            lots.add(plans.subList(i, Math.min(i + LOT, plans.size())));
        }
        return lots;
    }

    private static String summary(List<Comparison> comparisons, int all) {
        long differ = comparisons.stream().filter(c -> !c.holds()).count();
        int rare = comparisons.stream().mapToInt(Comparison::rare).sum();
        int runs = comparisons.stream().mapToInt(c -> c.real().runs()).sum();
        return "Not compared: the rules of Go 1.1, which no setting of today's Go has.\n" + comparisons.size() + " of " + all + " comparisons made, " + differ + " differ; " + rare + " of " + runs + " real runs unlike the model"
                + (comparisons.size() < all ? "; --full makes all." : ".");
    }

    private Comparison compare(Plan plan, boolean full) throws IOException, InterruptedException {
        Decided decided = Decided.by(plan.model());
        int runs = plan.costMs() > SLOW_MS ? 1 : plan.endless() ? OF_ENDLESS : decided.how() == Decided.How.PHASE || plan.model().twin.kind == Twin.Kind.ORDER ? Outcomes.ENOUGH : full ? MANY : SOME;
        return new Comparison(plan.model().twin, plan.model().asyncpreemptoff, decided, go.outcomes(plan, decided, runs));
    }

    private static List<Plan> sample(List<Plan> plans) {
        List<Plan> chosen = new ArrayList<>();
        long ms = 0;
        for (Plan plan : plans.stream().sorted(Comparator.comparingLong(Plan::costMs)).toList()) {
            ms += (plan.model().twin.kind == Twin.Kind.ORDER ? Outcomes.ENOUGH : SOME) * plan.costMs();
            if (ms > SAMPLE_MS || plan.costMs() > SAMPLE_RUN_MS) {
                break;
            }
            chosen.add(plan);
        }
        return chosen;
    }

    /** Whether a program, once built, differs from what another scenario makes the model say. */
    boolean differs(Twin built, Twin modelled) throws IOException, InterruptedException {
        go.build(List.of(built), true);
        Comparison comparison = compare(Plan.of(modelled, false), false);
        tell(comparison);
        return !comparison.holds();
    }

    private void tell(Comparison comparison) {
        out.println(comparison.line());
        if (!comparison.holds() || comparison.rare() > 0) {
            out.print(comparison.difference());
        }
        out.flush();
    }

    @Override
    public void close() {
        workshop.close();
    }

    /** Measures all ranges; those of one program and setting are taken from the same runs. */
    List<Spread> measure(List<Range> ranges) throws IOException, InterruptedException {
        progress.println("Measuring " + ranges.size() + " ranges, " + Spread.RUNS + " runs each, on " + machine() + ".");
        progress.flush();
        go.build(ranges.stream().map(Range::twin).distinct().toList(), true);
        Map<String, List<Clocked>> runs = new HashMap<>();
        List<Spread> spreads = new ArrayList<>();
        for (Range range : ranges) {
            String program = range.twin().id + range.off();
            if (!runs.containsKey(program)) {
                runs.put(program, go.clocked(range, Spread.RUNS));
            }
            Spread spread = new Spread(range, range.model(), runs.get(program).stream().map(range.of()::applyAsDouble).toList());
            spreads.add(spread);
            out.println(spread.line());
            out.flush();
        }
        return spreads;
    }

    private static String machine() {
        OperatingSystemMXBean system = ManagementFactory.getOperatingSystemMXBean();
        return system.getAvailableProcessors() + " cores of " + system.getName() + "/" + system.getArch()
                + String.format(Locale.ROOT, ", load average %.1f", system.getSystemLoadAverage());
    }

    /** Whether a word names orders or ranges: all of them, or those whose name begins so. */
    public static boolean knows(String word) {
        return Orders.twins(true).stream().anyMatch(t -> t.id.startsWith(word)) || Ranges.all().stream().anyMatch(r -> r.id().startsWith(word));
    }

    /**
     * Compares scenarios, and says how it goes; true if none differs.
     *
     * @param scenarios documents by id
     * @param words     names of orders and ranges, null for all of them
     * @param full      everything, or a sample
     * @param record    whether what the real Go says is kept in the sources
     */
    public boolean run(Map<String, String> scenarios, Collection<String> words, boolean full, boolean record) throws ScenarioException, IOException, InterruptedException {
        List<Twin> twins = new ArrayList<>();
        for (Map.Entry<String, String> scenario : scenarios.entrySet()) {
            twins.add(new Twin(scenario.getKey(), scenario.getValue()));
        }
        Orders.twins(full).stream().filter(t -> words == null || words.stream().anyMatch(t.id::startsWith)).forEach(twins::add);
        List<Range> ranges = Ranges.all().stream().filter(r -> full && (words == null || words.stream().anyMatch(r.id()::startsWith))).toList();
        String machine = machine();
        List<Comparison> comparisons = twins.isEmpty() ? List.of() : compare(twins, full);
        List<Spread> spreads = ranges.isEmpty() ? List.of() : measure(ranges);
        if (record) {
            Recorded.source().with(version(), comparisons, machine, spreads).write(Recorded.SOURCE);
            out.println("Recorded in " + Recorded.SOURCE + ".");
            trace(scenarios, false);
        }
        return comparisons.stream().allMatch(Comparison::holds) && spreads.stream().allMatch(Spread::holds);
    }

    /**
     * Records execution traces of lessons into the sources.
     *
     * @param renew also of programs that are recorded as they are
     */
    public void trace(Map<String, String> scenarios, boolean renew) throws ScenarioException, IOException, InterruptedException {
        List<Twin> twins = new ArrayList<>();
        Library library = Library.load();
        for (Map.Entry<String, String> scenario : scenarios.entrySet()) {
            if (scenario.getValue().equals(library.document(scenario.getKey()))) {
                twins.add(new Twin(scenario.getKey(), scenario.getValue()));
            }
        }
        new LessonTraces(workshop, toolchain, out).record(twins, renew, machine());
    }

    /** Writes the fidelity ledger into the sources, from what is recorded there: for people, and for the page. */
    public static List<Path> ledger(Map<String, String> scenarios) throws ScenarioException, IOException {
        Fidelity fidelity = Ledger.of(Recorded.source(), scenarios);
        Path data = Recorded.SOURCE.resolveSibling("fidelity.json");
        Files.writeString(data, new ObjectMapper().writerWithDefaultPrettyPrinter().writeValueAsString(fidelity) + "\n");
        Path text = Path.of("docs/fidelity.md");
        Files.writeString(text, LedgerText.of(fidelity));
        return List.of(text, data);
    }
}
