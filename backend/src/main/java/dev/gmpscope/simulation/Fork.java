package dev.gmpscope.simulation;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.gmpscope.runtime.Config;
import dev.gmpscope.runtime.Wish;
import dev.gmpscope.scenario.GoDuration;
import dev.gmpscope.scenario.Problem;
import dev.gmpscope.scenario.Scenario;
import dev.gmpscope.scenario.ScenarioException;
import dev.gmpscope.scenario.ScenarioReader;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/**
 * The commands of a fork: what each name wants, and the functions that come with them.
 *
 * <p>Whatever a goroutine could do itself, a goroutine of its own does: {@code go}, {@code gc} and {@code gomaxprocs} start one, whose function stands behind those
 * of the document. The others reach into the runtime.
 */
final class Fork {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String KNOWN = "go, gc, gomaxprocs, preempt, signal, block, steal, asyncpreemptoff";
    private static final long LONGEST = 3_600_000_000_000L;

    /** The scenario with the functions of the commands. */
    private final Scenario scenario;
    private final List<String> functions;
    private final Run run;

    private Fork(Scenario scenario, List<String> functions, Run run) {
        this.scenario = scenario;
        this.functions = functions;
        this.run = run;
    }

    /**
     * @throws ScenarioException if the document is no scenario
     * @throws BadRun            if a command is wrong
     */
    static Fork of(Run run) throws ScenarioException {
        Scenario own = ScenarioReader.read("scenario", run.document());
        List<String> added = new ArrayList<>();
        ObjectNode document = null;
        for (Command command : run.commands()) {
            JsonNode body = body(command, own);
            String name = null;
            if (body != null) {
                document = document == null ? (ObjectNode) tree(run.document()) : document;
                ObjectNode funcs = (ObjectNode) document.get("funcs");
                name = free(funcs, command.name());
                funcs.set(name, body);
            }
            added.add(name);
        }
        return new Fork(document == null ? own : with(document), added, run);
    }

    private static Scenario with(ObjectNode document) {
        try {
            return ScenarioReader.read("commands", document.toString());
        } catch (ScenarioException e) {
            throw new BadRun("commands", e.problems().stream().map(Problem::sentence).collect(Collectors.joining(" ")));
        }
    }

    private static JsonNode tree(String text) {
        try {
            return JSON.readTree(text);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a scenario and the arguments of a command are JSON", e);
        }
    }

    private static String free(ObjectNode funcs, String command) {
        int n = 1;
        while (funcs.has(command + "Command" + n)) {
            n++;
        }
        return command + "Command" + n;
    }

    /** The operations that a command has a goroutine of its own carry out; null if it has none. */
    private static JsonNode body(Command command, Scenario own) {
        JsonNode args = tree(command.arguments());
        switch (command.name()) {
            case "gc":
                return JSON.createArrayNode().add(JSON.createObjectNode().put("gc", true));
            case "gomaxprocs":
                return JSON.createArrayNode().add(JSON.createObjectNode().put("gomaxprocs", whole(args, "n", 1, Config.MOST_PROCS)));
            case "go":
                if (args.path("do").isArray() == args.path("func").isTextual()) {
                    throw new BadRun("commands", "the command \"go\" needs either \"func\", a function of the scenario, or \"do\", a list of operations.");
                }
                if (args.path("func").isTextual() && !own.funcs().containsKey(args.get("func").asText())) {
                    throw new BadRun("commands", "the scenario has no function \"" + args.get("func").asText() + "\" that the command \"go\" could start.");
                }
                return args.get("do");
            default:
                return null;
        }
    }

    Scenario scenario() {
        return scenario;
    }

    /** The command with that number, for the model. */
    Wish wish(int i, Setting setting) {
        Command command = run.commands().get(i);
        JsonNode args = tree(command.arguments());
        if (command.at() < 0) {
            throw new BadRun("commands", "a command cannot come before the run begins.");
        }
        return switch (command.name()) {
            case "go" -> go(functions.get(i) == null ? args.get("func").asText() : functions.get(i), functions.get(i) != null, functions.get(i) == null ? "go " + args.get("func").asText() + "()" : "go func() { … }()");
            case "gc" -> go(functions.get(i), true, "a goroutine calls runtime.GC()");
            case "gomaxprocs" -> go(functions.get(i), true, "a goroutine calls runtime.GOMAXPROCS(" + args.get("n").asInt() + ")");
            case "preempt" -> new Wish.Preempt(whole(args, "g", 0, Integer.MAX_VALUE), "ask it to stop, as sysmon would");
            case "signal" -> new Wish.Signal(whole(args, "m", 0, Integer.MAX_VALUE), "send SIGURG to M" + args.get("m").asInt());
            case "block" -> {
                long ns = duration(args, "for");
                yield new Wish.Block(whole(args, "g", 0, Integer.MAX_VALUE), ns, "its system call takes " + GoDuration.text(ns) + " longer");
            }
            case "steal" -> new Wish.Steal(whole(args, "p", 0, Integer.MAX_VALUE), whole(args, "from", 0, Integer.MAX_VALUE),
                    "P" + args.get("p").asInt() + " looks at P" + args.get("from").asInt() + " first when it next steals");
            case "asyncpreemptoff" -> obey(args, setting);
            default -> throw new BadRun("commands", "the command \"" + command.name() + "\" is not known; there are " + KNOWN + ".");
        };
    }

    private Wish go(String function, boolean apart, String text) {
        List<String> names = List.copyOf(scenario.funcs().keySet());
        if (!scenario.funcs().get(function).params().isEmpty()) {
            throw new BadRun("commands", "\"" + function + "\" takes arguments, which the command \"go\" has none of; write \"do\": [{\"go\": \"" + function + "(…)\"}].");
        }
        return new Wish.Go(names.indexOf(function), apart, text);
    }

    private static Wish obey(JsonNode args, Setting setting) {
        if (!args.path("off").isBoolean()) {
            throw new BadRun("commands", "the command \"asyncpreemptoff\" needs \"off\", true or false.");
        }
        boolean off = args.get("off").asBoolean();
        return new Wish.Obey(off ? setting.rules().asyncpreemptoff() : setting.rules(), "asyncpreemptoff=" + (off ? 1 : 0) + " from now on");
    }

    private static int whole(JsonNode args, String key, int least, int most) {
        JsonNode value = args.path(key);
        if (!value.isIntegralNumber() || !value.canConvertToInt() || value.asInt() < least || value.asInt() > most) {
            throw new BadRun("commands", "a command lacks \"" + key + "\", a whole number from " + least + (most == Integer.MAX_VALUE ? " on." : " to " + most + "."));
        }
        return value.asInt();
    }

    private static long duration(JsonNode args, String key) {
        Long ns = args.path(key).isTextual() ? GoDuration.parse(args.get(key).asText()) : args.path(key).isIntegralNumber() ? Long.valueOf(args.get(key).asLong()) : null;
        if (ns == null || ns < 1 || ns > LONGEST) {
            throw new BadRun("commands", "a command lacks \"" + key + "\", a duration such as \"50ms\" of at most an hour.");
        }
        return ns;
    }
}
