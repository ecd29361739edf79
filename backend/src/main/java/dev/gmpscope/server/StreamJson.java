package dev.gmpscope.server;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.gmpscope.simulation.Outcome;
import dev.gmpscope.trace.EventLog;
import dev.gmpscope.trace.EventTable;
import dev.gmpscope.trace.EventType;
import dev.gmpscope.trace.Rows;
import java.util.Locale;

/** The text messages of the stream. */
final class StreamJson {
    /** Version of the protocol that hello names. */
    static final int PROTOCOL = 1;

    private static final ObjectMapper JSON = new ObjectMapper();

    private StreamJson() {}

    static String hello(String run, int from, EventLog log) {
        ObjectNode hello = JSON.createObjectNode().put("type", "hello").put("protocol", PROTOCOL).put("run", run).put("from", from);
        hello.set("header", JSON.valueToTree(log.header()));
        hello.set("table", EventTable.get().json());
        return text(hello);
    }

    /** The rows from {@code start} to {@code end} of a table. */
    static String rows(String table, Rows<?> rows, int start, int end) {
        ObjectNode message = JSON.createObjectNode().put("type", "rows").put("table", table).put("start", start);
        ArrayNode list = message.putArray("rows");
        for (int i = start; i < end; i++) {
            list.add(JSON.<JsonNode>valueToTree(rows.get(i)));
        }
        return text(message);
    }

    static String end(Outcome outcome) {
        ObjectNode end = JSON.createObjectNode().put("type", "end");
        end.put("reason", outcome.reason().name().toLowerCase(Locale.ROOT)).put("sentence", outcome.sentence());
        end.put("count", outcome.count()).put("time", outcome.time()).put("status", outcome.status());
        end.put("message", outcome.message());
        end.set("shows", JSON.valueToTree(outcome.shows()));
        end.set("chapters", JSON.valueToTree(outcome.chapters()));
        return text(end);
    }

    /** One event in readable form. */
    static String event(EventLog log, int i) {
        EventType type = EventTable.get().byId(log.type(i));
        ObjectNode line = JSON.createObjectNode().put("type", "event").put("seq", i).put("t", log.time(i)).put("name", type.name());
        line.put("m", log.m(i)).put("p", log.p(i)).put("g", log.g(i)).put("stack", log.stack(i));
        ObjectNode args = line.putObject("args");
        for (EventType.Arg arg : type.args()) {
            argument(args, log, i, arg);
        }
        return text(line);
    }

    private static void argument(ObjectNode args, EventLog log, int i, EventType.Arg arg) {
        int value = log.slot(i, arg.slot());
        switch (arg.type()) {
            case "ns", "bytes" -> args.put(arg.name(), log.wide(i, arg.slot()));
            case "g", "m", "p", "count", "object", "rungs" -> args.put(arg.name(), value);
            case "flag" -> args.put(arg.name(), value != 0);
            case "string" -> args.put(arg.name(), value < 0 ? null : log.strings().get(value));
            default -> args.put(arg.name(), EventTable.get().words(arg.type()).get(value));
        }
    }

    private static String text(JsonNode tree) {
        try {
            return JSON.writeValueAsString(tree);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a tree is always JSON", e);
        }
    }
}
