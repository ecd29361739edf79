package dev.gmpscope.server;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.util.RawValue;
import dev.gmpscope.simulation.Outcome;
import dev.gmpscope.trace.EventLog;
import dev.gmpscope.trace.EventTable;
import java.util.Locale;

/** The text messages of the stream. */
final class StreamJson {
    /** Version of the protocol that hello names. */
    static final int PROTOCOL = 1;

    /** To be answered with an acknowledgement. */
    static final String ALIVE = "{\"type\":\"alive\"}";

    private static final ObjectMapper JSON = new ObjectMapper();

    /** The same for all. */
    private static final RawValue TABLE = new RawValue(ascii(EventTable.get().json().toString()));
    private static final int LAST_ASCII = 0x7e;

    private StreamJson() {}

    /** The same JSON in ASCII: it is encoded for each viewer at the speed of copying, and a client cannot stumble over a letter that comes in two pieces, as Java's own does. */
    static String ascii(String json) {
        int plain = 0;
        while (plain < json.length() && json.charAt(plain) <= LAST_ASCII) {
            plain++;
        }
        if (plain == json.length()) {
            return json;
        }
        StringBuilder ascii = new StringBuilder(json.length() + 64).append(json, 0, plain);
        for (int i = plain; i < json.length(); i++) {
            char c = json.charAt(i);
            if (c <= LAST_ASCII) {
                ascii.append(c);
            } else {
                ascii.append(String.format("\\u%04x", (int) c));
            }
        }
        return ascii.toString();
    }

    static String hello(String run, int from, EventLog log) {
        ObjectNode hello = JSON.createObjectNode().put("type", "hello").put("protocol", PROTOCOL).put("run", run).put("from", from);
        hello.set("header", JSON.valueToTree(log.header()));
        hello.putRawValue("table", TABLE);
        return text(hello);
    }

    static String share(double share) {
        return text(JSON.createObjectNode().put("type", "share").put("share", share));
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

    private static String text(JsonNode tree) {
        try {
            return ascii(JSON.writeValueAsString(tree));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a tree is always JSON", e);
        }
    }
}
