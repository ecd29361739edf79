package dev.gmpscope.trace.export;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.gmpscope.trace.EventLog;
import dev.gmpscope.trace.EventTable;
import dev.gmpscope.trace.EventType;
import dev.gmpscope.trace.Rows;
import java.io.IOException;
import java.io.Writer;

/** A log as JSON, one object a line: the header, the rows of the tables, then the events, as in the stream's readable form. */
public final class JsonLines {
    private static final ObjectMapper JSON = new ObjectMapper();
    /** Rows of a table in one line. */
    private static final int ROWS = 1000;

    private JsonLines() {}

    /** Writes a whole log. */
    public static void write(EventLog log, Writer out) throws IOException {
        ObjectNode head = JSON.createObjectNode().put("type", "header");
        head.set("header", JSON.valueToTree(log.header()));
        line(out, text(head));
        table(out, "strings", log.strings());
        table(out, "stacks", log.stacks());
        table(out, "gs", log.gs());
        table(out, "ms", log.ms());
        table(out, "ps", log.ps());
        table(out, "objects", log.objects());
        for (int i = 0; i < log.size(); i++) {
            line(out, event(log, i));
        }
    }

    private static void table(Writer out, String name, Rows<?> rows) throws IOException {
        for (int start = 0; start < rows.size(); start += ROWS) {
            line(out, rows(name, rows, start, Math.min(start + ROWS, rows.size())));
        }
    }

    private static void line(Writer out, String text) throws IOException {
        out.write(text);
        out.write('\n');
    }

    /** The rows from {@code start} to {@code end} of a table. */
    public static String rows(String table, Rows<?> rows, int start, int end) {
        ObjectNode message = JSON.createObjectNode().put("type", "rows").put("table", table).put("start", start);
        ArrayNode list = message.putArray("rows");
        for (int i = start; i < end; i++) {
            list.add(JSON.<JsonNode>valueToTree(rows.get(i)));
        }
        return text(message);
    }

    /** One event in readable form. */
    public static String event(EventLog log, int i) {
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
