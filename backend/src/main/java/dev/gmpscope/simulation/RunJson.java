package dev.gmpscope.simulation;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.gmpscope.scenario.GoDuration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** The JSON form of a run value. The canonical one has its keys in one order and leaves out what is absent. */
public final class RunJson {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Set<String> COMMAND_KEYS = Set.of("at", "command");

    private RunJson() {}

    /** The text whose hash is the run's id. */
    public static String canonical(Run run) {
        try {
            return JSON.writeValueAsString(tree(run));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a tree is always JSON", e);
        }
    }

    /** The value as a tree, keys in the order of the record. */
    public static ObjectNode tree(Run run) {
        ObjectNode tree = JSON.createObjectNode();
        tree.put("document", run.document());
        put(tree, "rules", run.rules());
        put(tree, "gomaxprocs", run.gomaxprocs());
        put(tree, "asyncpreemptoff", run.asyncpreemptoff());
        put(tree, "seed", run.seed());
        put(tree, "schedtick", run.schedtick());
        put(tree, "until", run.until());
        put(tree, "maxEvents", run.maxEvents());
        if (!run.commands().isEmpty()) {
            ArrayNode list = tree.putArray("commands");
            run.commands().forEach(c -> list.add(command(c)));
        }
        return tree;
    }

    private static void put(ObjectNode tree, String key, Object value) {
        if (value != null) {
            tree.set(key, JSON.valueToTree(value));
        }
    }

    private static ObjectNode command(Command command) {
        ObjectNode tree = JSON.createObjectNode().put("at", command.at()).put("command", command.name());
        try {
            JSON.readTree(command.arguments()).properties().forEach(e -> tree.set(e.getKey(), e.getValue()));
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("the arguments of a command are a JSON object", e);
        }
        return tree;
    }

    /**
     * Reads the keys of a run value from a request.
     *
     * @throws BadRun when a key holds what it cannot hold
     */
    public static Run read(String document, JsonNode from) {
        return new Run(document, text(from, "rules"), integer(from, "gomaxprocs"), flag(from, "asyncpreemptoff"),
                number(from, "seed"), integer(from, "schedtick"), duration(from, "until"), number(from, "maxEvents"),
                commands(from.path("commands")));
    }

    private static boolean absent(JsonNode from, String key) {
        return !from.hasNonNull(key);
    }

    private static String text(JsonNode from, String key) {
        if (absent(from, key)) {
            return null;
        }
        if (!from.get(key).isTextual()) {
            throw new BadRun(key, key + " must be a text such as \"1.13\".");
        }
        return from.get(key).asText();
    }

    private static Boolean flag(JsonNode from, String key) {
        if (absent(from, key)) {
            return null;
        }
        if (!from.get(key).isBoolean()) {
            throw new BadRun(key, key + " must be true or false.");
        }
        return from.get(key).asBoolean();
    }

    private static Long number(JsonNode from, String key) {
        if (absent(from, key)) {
            return null;
        }
        if (!from.get(key).isIntegralNumber() || !from.get(key).canConvertToLong()) {
            throw new BadRun(key, key + " must be a whole number.");
        }
        return from.get(key).asLong();
    }

    private static Integer integer(JsonNode from, String key) {
        Long number = number(from, key);
        if (number != null && number != number.intValue()) {
            throw new BadRun(key, key + " is too large.");
        }
        return number == null ? null : Integer.valueOf(number.intValue());
    }

    private static Long duration(JsonNode from, String key) {
        if (absent(from, key) || !from.get(key).isTextual()) {
            return number(from, key);
        }
        String text = from.get(key).asText();
        Long ns = GoDuration.parse(text);
        if (ns == null) {
            throw new BadRun(key, key + " must be nanoseconds or a duration such as \"100ms\", not \"" + text + "\".");
        }
        return ns;
    }

    /** Commands, each as the text of an object. */
    public static List<Command> commands(List<String> texts) {
        ArrayNode list = JSON.createArrayNode();
        for (String text : texts) {
            try {
                list.add(JSON.readTree(text));
            } catch (JsonProcessingException e) {
                throw new BadRun("commands", "the command " + text + " is not JSON: " + e.getOriginalMessage());
            }
        }
        return commands(list);
    }

    private static List<Command> commands(JsonNode list) {
        if (list.isMissingNode() || list.isNull()) {
            return List.of();
        }
        List<Command> commands = new ArrayList<>();
        for (JsonNode each : list) {
            if (!each.path("at").isIntegralNumber() || !each.path("command").isTextual()) {
                throw new BadRun("commands", "a command is an object with \"at\" (ns) and \"command\" (its name).");
            }
            ObjectNode rest = ((ObjectNode) each).deepCopy().without(COMMAND_KEYS);
            commands.add(new Command(each.get("at").asLong(), each.get("command").asText(), rest.toString()));
        }
        return commands;
    }
}
