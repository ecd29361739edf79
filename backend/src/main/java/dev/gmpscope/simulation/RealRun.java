package dev.gmpscope.simulation;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.gmpscope.program.Rules;
import dev.gmpscope.scenario.Chapter;
import dev.gmpscope.scenario.Scenario;
import dev.gmpscope.scenario.ScenarioException;
import dev.gmpscope.scenario.ScenarioReader;
import dev.gmpscope.scenario.Show;
import dev.gmpscope.simulation.Outcome.Shown;
import dev.gmpscope.trace.Ev;
import dev.gmpscope.trace.EventLog;
import dev.gmpscope.trace.EventTable;
import dev.gmpscope.trace.EventType;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BooleanSupplier;
import java.util.zip.GZIPInputStream;

/** The real run of a lesson's Go program, from its execution trace: with the lesson's text, its moments and its claims, as far as Go's tracer records what they speak of. */
public final class RealRun implements Simulation {
    /** What the tracer's events of the log's table have besides what the tracer records. */
    private static final Map<String, Set<String>> OURS = Map.of("GoBlock", Set.of("waitReason", "object"), "GoStart", Set.of("inherit"), "GCBegin", Set.of("trigger"));

    private final Scenario scenario;
    private final Setting setting;
    private final JsonNode about;
    private final TraceRun trace;

    private RealRun(Scenario scenario, Setting setting, JsonNode about, TraceRun trace) {
        this.scenario = scenario;
        this.setting = setting;
        this.about = about;
        this.trace = trace;
    }

    /**
     * Reads the beginning of what was recorded of a lesson; the rest is read by {@link #run}.
     *
     * @param document of the lesson
     */
    public static RealRun open(RealRuns runs, String id, String document) {
        RealRuns.Program program = runs.of(id);
        if (program == null) {
            throw new BadRun("real", runs.left().stream().filter(left -> left.id().equals(id)).map(left -> "There is no recorded run of " + id + ": " + left.why()).findFirst().orElse("There is no recorded run of " + id + "."));
        }
        try {
            Scenario scenario = ScenarioReader.read(id, document);
            Run value = new Run(document, Rules.REFERENCE, null, null, null, null, null, null, List.of());
            ObjectNode about = ModelRun.prepare(value).about().deepCopy();
            about.putObject("real").put("go", runs.go()).put("machine", runs.machine()).put("gomaxprocs", program.gomaxprocs()).put("asyncpreemptoff", program.asyncpreemptoff())
                    .put("ends", program.ends()).put("limit", program.limit());
            return new RealRun(scenario, Setting.of(value, scenario), about, new TraceRun(new GZIPInputStream(RealRuns.trace(id)), () -> -1, scenario.title(), new ScenarioNames(), Run.MAX_EVENTS));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (ScenarioException e) {
            throw new IllegalStateException("a lesson is no scenario", e);
        }
    }

    /** The name of a lesson's real run. */
    public static String id(String lesson) {
        return Run.of("real " + lesson).id();
    }

    @Override
    public EventLog log() {
        return trace.log();
    }

    @Override
    public JsonNode about() {
        return about;
    }

    @Override
    public Outcome run(BooleanSupplier cancelled) {
        Outcome read = trace.run(cancelled);
        int from = begins(log());
        Claims claims = new Claims(log(), null, from);
        List<Shown> shows = scenario.shows().stream().map(show -> isRecorded(show) ? claims.judge(show) : new Shown(ClaimText.of(show), null, -1)).toList();
        List<Chapter> chapters = scenario.chapters().stream().filter(c -> c.event() != null && isRecorded(c.event(), c.filters())).toList();
        boolean whole = read.reason() == Outcome.Reason.FINISHED || read.reason() == Outcome.Reason.LIMIT && ends().equals("panicked");
        return new Outcome(whole ? Outcome.Reason.FINISHED : read.reason(), whole ? sentence() : read.sentence(), read.count(), read.time(), -1, null, shows, Chapters.in(log(), chapters, from));
    }

    private String ends() {
        return about.at("/real/ends").asText();
    }

    private String sentence() {
        long limit = about.at("/real/limit").asLong();
        return "The recording ends here" + (limit > 0 ? ", where the program was ended after " + limit + " ms." : ends().equals("panicked") ? ", with the panic." : ".");
    }

    /** The event at which the lesson begins, behind what the tracer does when it starts. */
    public static int begins(EventLog log) {
        for (int i = 0; i < log.size(); i++) {
            if (log.type(i) == Ev.USER_LOG && log.b(i) >= 0 && log.strings().get(log.b(i)).equals(RealRuns.BEGINS)) {
                return i;
            }
        }
        return 0;
    }

    /** A claim about the rules of today's Go, and about what its tracer records. */
    private boolean isRecorded(Show show) {
        boolean event = show.kind() == Show.Kind.EVENT || show.kind() == Show.Kind.NEVER;
        return event && setting.isMeantBy(show, scenario) && isRecorded(show.event(), show.filters());
    }

    private static boolean isRecorded(String event, Map<String, String> filters) {
        EventType type = EventTable.get().byName(event);
        return type.tracer() && filters.keySet().stream().noneMatch(OURS.getOrDefault(event, Set.of())::contains);
    }
}
