package dev.gmpscope.trace.export;

import dev.gmpscope.trace.export.GoFrames.Frame;
import dev.gmpscope.trace.wire.WireBytes;
import java.io.IOException;
import java.io.OutputStream;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.GZIPOutputStream;

/** A profile in the form of pprof (profile.proto): a message of protocol buffers, compressed. */
final class PprofFile {
    private static final int BYTES = 2;

    /** Fields of the message Profile. */
    private static final int SAMPLE_TYPE = 1;
    private static final int SAMPLE = 2;
    private static final int MAPPING = 3;
    private static final int LOCATION = 4;
    private static final int FUNCTION = 5;
    private static final int STRING = 6;
    private static final int DURATION = 10;
    private static final int PERIOD_TYPE = 11;
    private static final int PERIOD = 12;

    /** Where the made-up addresses begin, and the binary that they are said to be in. */
    private static final long TEXT = 0x400000;
    private static final String BINARY = "main";

    private final WireBytes out = new WireBytes();
    /** Number 0 is the empty string. */
    private final Map<String, Integer> strings = new LinkedHashMap<>(Map.of("", 0));
    private final Map<Frame, Integer> locations = new LinkedHashMap<>();
    private final Map<String, Integer> functions = new LinkedHashMap<>();

    /** One of the values that each sample has. */
    PprofFile type(String type, String unit) {
        message(out, SAMPLE_TYPE, valueType(type, unit));
        return this;
    }

    PprofFile sample(List<Frame> stack, long... values) {
        WireBytes ids = new WireBytes();
        stack.forEach(frame -> ids.varint(location(frame)));
        WireBytes numbers = new WireBytes();
        for (long value : values) {
            numbers.varint(value);
        }
        WireBytes sample = new WireBytes();
        message(sample, 1, ids);
        message(sample, 2, numbers);
        message(out, SAMPLE, sample);
        return this;
    }

    /** What lies between two samples, and how long they were taken, in ns. */
    PprofFile period(String type, String unit, long period, long duration) {
        number(out, DURATION, duration);
        message(out, PERIOD_TYPE, valueType(type, unit));
        number(out, PERIOD, period);
        return this;
    }

    void write(OutputStream to) throws IOException {
        message(out, MAPPING, mapping());
        strings.keySet().forEach(text -> out.put(STRING << 3 | BYTES).text(text));
        GZIPOutputStream gzip = new GZIPOutputStream(to);
        out.to(gzip);
        gzip.finish();
    }

    /** The one binary; all that pprof could look up in it is there already. */
    private WireBytes mapping() {
        WireBytes mapping = new WireBytes();
        number(mapping, 1, 1);
        number(mapping, 2, TEXT);
        number(mapping, 3, TEXT + locations.size() + 1);
        number(mapping, 5, string(BINARY));
        for (int has = 7; has <= 10; has++) {
            number(mapping, has, 1);
        }
        return mapping;
    }

    private WireBytes valueType(String type, String unit) {
        WireBytes value = new WireBytes();
        number(value, 1, string(type));
        number(value, 2, string(unit));
        return value;
    }

    private int string(String text) {
        Integer id = strings.putIfAbsent(text, strings.size());
        return id == null ? strings.size() - 1 : id;
    }

    private int location(Frame frame) {
        Integer known = locations.get(frame);
        if (known != null) {
            return known;
        }
        int id = locations.size() + 1;
        locations.put(frame, id);
        WireBytes line = new WireBytes();
        number(line, 1, function(frame));
        number(line, 2, frame.line());
        WireBytes location = new WireBytes();
        number(location, 1, id);
        number(location, 2, 1);
        number(location, 3, TEXT + id);
        message(location, 4, line);
        message(out, LOCATION, location);
        return id;
    }

    private int function(Frame frame) {
        Integer known = functions.get(frame.func());
        if (known != null) {
            return known;
        }
        int id = functions.size() + 1;
        functions.put(frame.func(), id);
        WireBytes function = new WireBytes();
        number(function, 1, id);
        number(function, 2, string(frame.func()));
        number(function, 3, string(frame.func()));
        number(function, 4, string(frame.file()));
        message(out, FUNCTION, function);
        return id;
    }

    private static void number(WireBytes to, int field, long value) {
        if (value != 0) {
            to.varint((long) field << 3).varint(value);
        }
    }

    private static void message(WireBytes to, int field, WireBytes message) {
        to.varint((long) field << 3 | BYTES).varint(message.size()).raw(message);
    }
}
