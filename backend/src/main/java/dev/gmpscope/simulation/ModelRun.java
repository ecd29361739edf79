package dev.gmpscope.simulation;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.gmpscope.compiler.Compiled;
import dev.gmpscope.compiler.Compiler;
import dev.gmpscope.compiler.Unstoppable;
import dev.gmpscope.program.Costs;
import dev.gmpscope.runtime.Config;
import dev.gmpscope.runtime.End;
import dev.gmpscope.runtime.Machine;
import dev.gmpscope.runtime.Wish;
import dev.gmpscope.scenario.GoDuration;
import dev.gmpscope.scenario.GoText;
import dev.gmpscope.scenario.Places;
import dev.gmpscope.scenario.Problem;
import dev.gmpscope.scenario.Scenario;
import dev.gmpscope.scenario.ScenarioException;
import dev.gmpscope.scenario.Show;
import dev.gmpscope.scenario.Warnings;
import dev.gmpscope.simulation.Outcome.Reason;
import dev.gmpscope.simulation.Outcome.Shown;
import dev.gmpscope.trace.EventLog;
import java.util.Comparator;
import java.util.List;
import java.util.function.BooleanSupplier;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** A scenario on the model: read, compiled, run. */
public final class ModelRun implements Simulation {
    private static final ObjectMapper JSON = new ObjectMapper();

    private final Run value;
    private final Scenario scenario;
    private final List<Wish> wishes;
    private final Setting setting;
    private final Ceilings ceilings;
    private final Costs costs;
    private final Compiled compiled;
    private final EventLog log;

    private ModelRun(Run value, Fork fork, Ceilings ceilings) {
        this.value = value;
        this.scenario = fork.scenario();
        this.ceilings = ceilings;
        this.setting = Setting.of(value, scenario);
        ceilings.check(setting, value, GoText.render(scenario).lines().size());
        this.costs = Costs.with(scenario.costs());
        this.compiled = Compiler.compile(scenario, costs);
        this.wishes = IntStream.range(0, value.commands().size()).mapToObj(i -> fork.wish(i, setting)).toList();
        this.log = new EventLog(setting.header(scenario.title()));
    }

    /** The run of that value, ready to go. */
    public static Simulation prepare(Run value) throws ScenarioException {
        return prepare(value, Ceilings.NONE);
    }

    /** The same, as far as it may go. */
    public static Simulation prepare(Run value, Ceilings ceilings) throws ScenarioException {
        return new ModelRun(value, Fork.of(value), ceilings);
    }

    @Override
    public EventLog log() {
        return log;
    }

    @Override
    public JsonNode about() {
        ObjectNode about = JSON.createObjectNode();
        about.put("title", scenario.title()).put("teaches", scenario.teaches());
        about.put("idea", scenario.idea()).put("really", scenario.really());
        about.set("goText", JSON.valueToTree(GoText.render(scenario)));
        about.set("verdicts", JSON.valueToTree(compiled.verdicts()));
        return about;
    }

    @Override
    public List<Problem> warnings() {
        try {
            Places places = Places.of("document", value.document());
            return Stream.concat(Warnings.of(scenario, places).stream(), Unstoppable.loops(scenario, compiled.verdicts(), setting.effective(), places).stream())
                    .sorted(Comparator.comparingInt(Problem::line).thenComparingInt(Problem::column)).toList();
        } catch (ScenarioException e) {
            throw new IllegalStateException("the document has been read before", e);
        }
    }

    @Override
    public Outcome run(BooleanSupplier cancelled) {
        Config config = new Config(setting.effective(), costs, setting.gomaxprocs(), setting.seed(), setting.schedtick(), scenario.gogc());
        Machine machine = new Machine(compiled.program(), config, log);
        for (int i = 0; i < value.commands().size(); i++) {
            machine.wish(value.commands().get(i).at(), wishes.get(i));
        }
        if (ceilings.goroutines() > 0) {
            machine.mostGoroutines(ceilings.goroutines());
        }
        End end = machine.run(setting.until(), ceilings.eventLimit(value), cancelled);
        Claims claims = new Claims(log, end);
        List<Shown> shows = scenario.shows().stream().map(show -> judge(show, claims)).toList();
        return new Outcome(reason(end), sentence(end), log.size(), end.time(), end.status(), end.message(), shows,
                Chapters.in(log, scenario.chapters()));
    }

    private Shown judge(Show show, Claims claims) {
        return setting.isMeantBy(show, scenario) ? claims.judge(show) : new Shown(ClaimText.of(show), null, -1);
    }

    private static Reason reason(End end) {
        return switch (end.reason()) {
            case FINISHED -> Reason.FINISHED;
            case LIMIT, EVENTS, GOROUTINES -> Reason.LIMIT;
            case CANCELLED -> Reason.CANCELLED;
        };
    }

    private String sentence(End end) {
        return switch (end.reason()) {
            case FINISHED -> "The program ended with status " + end.status() + ".";
            case LIMIT -> "Stopped at the limit of " + GoDuration.text(setting.until()) + "; the program had not ended.";
            case EVENTS -> "Stopped at the limit of " + ceilings.eventLimit(value) + " events; the program had not ended.";
            case GOROUTINES -> "Stopped at the limit of " + ceilings.goroutines() + " goroutines; the program had not ended.";
            case CANCELLED -> "The run was cancelled.";
        };
    }
}
