package dev.gmpscope.trace.export;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import dev.gmpscope.trace.EventLog;
import dev.gmpscope.trace.EventTable;
import dev.gmpscope.trace.EventText;
import dev.gmpscope.trace.EventType;
import java.io.IOException;
import java.io.Writer;
import java.math.BigDecimal;

/** Objects of the Trace Event Format, one a line; times in microseconds, with nanoseconds behind the point. */
final class ChromeWriter implements AutoCloseable {
    private static final int NANO_DIGITS = 3;

    private final JsonGenerator json;

    ChromeWriter(Writer out) throws IOException {
        json = new JsonFactory().createGenerator(out).disable(JsonGenerator.Feature.AUTO_CLOSE_TARGET);
        json.writeStartObject();
        json.writeStringField("displayTimeUnit", "ns");
        json.writeArrayFieldStart("traceEvents");
    }

    private void begin(char phase, String name, ChromeTrack track, long time) throws IOException {
        json.writeRaw('\n');
        json.writeStartObject();
        json.writeStringField("ph", String.valueOf(phase));
        json.writeStringField("name", name);
        json.writeNumberField("pid", track.pid());
        json.writeNumberField("tid", track.tid());
        json.writeNumberField("ts", BigDecimal.valueOf(time, NANO_DIGITS));
    }

    /** What people call a track, or the group of it, and its place. */
    void named(ChromeTrack track, boolean group, String name) throws IOException {
        for (boolean place : new boolean[] {false, true}) {
            json.writeRaw('\n');
            json.writeStartObject();
            json.writeStringField("ph", "M");
            json.writeStringField("name", (group ? "process_" : "thread_") + (place ? "sort_index" : "name"));
            json.writeNumberField("pid", track.pid());
            json.writeNumberField("tid", track.tid());
            json.writeObjectFieldStart("args");
            if (place) {
                json.writeNumberField("sort_index", group ? track.pid() : track.tid());
            } else {
                json.writeStringField("name", name);
            }
            json.writeEndObject();
            json.writeEndObject();
        }
    }

    /** A slice begins. */
    void open(ChromeTrack track, String name, long time) throws IOException {
        begin('B', name, track, time);
        json.writeEndObject();
    }

    /** The slice that is open ends. */
    void shut(ChromeTrack track, String name, long time) throws IOException {
        begin('E', name, track, time);
        json.writeEndObject();
    }

    /** A moment, with the event's arguments in words. */
    void instant(ChromeTrack track, EventLog log, int i) throws IOException {
        EventType type = EventTable.get().byId(log.type(i));
        begin('i', type.name(), track, log.time(i));
        json.writeStringField("s", "t");
        json.writeObjectFieldStart("args");
        json.writeNumberField("seq", i);
        for (EventType.Arg arg : type.args()) {
            json.writeStringField(arg.name(), EventText.value(log, i, arg));
        }
        json.writeEndObject();
        json.writeEndObject();
    }

    /** An arrow leaves the slice that is open ({@code s}), or comes to it ({@code f}). */
    void flow(char phase, ChromeTrack track, String name, long id, long time) throws IOException {
        begin(phase, name, track, time);
        json.writeStringField("cat", name);
        json.writeNumberField("id", id);
        if (phase == 'f') {
            json.writeStringField("bp", "e");
        }
        json.writeEndObject();
    }

    /** A number that is drawn as a curve. */
    void counter(ChromeTrack track, String name, String unit, long value, long time) throws IOException {
        begin('C', name, track, time);
        json.writeObjectFieldStart("args");
        json.writeNumberField(unit, value);
        json.writeEndObject();
        json.writeEndObject();
    }

    @Override
    public void close() throws IOException {
        json.writeRaw('\n');
        json.writeEndArray();
        json.writeEndObject();
        json.writeRaw('\n');
        json.close();
    }
}
