package dev.gmpscope.trace.imports;

import dev.gmpscope.trace.wire.WireBytes;
import dev.gmpscope.trace.wire.WireEvent;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;

/** The text form in which the tests of Go's own reader write a trace: an event a line, the frames of a stack and the text of a string on lines of their own. */
final class WireText {
    private static final Map<String, WireEvent> NAMES = new HashMap<>();

    static {
        for (int id = 0; id < 256; id++) {
            if (WireEvent.byId(id) != null) {
                NAMES.put(WireEvent.byId(id).name(), WireEvent.byId(id));
            }
        }
    }

    private static final int HEADER = 16;

    private WireText() {}

    /** What a test of Go's expects, and the trace. */
    record Case(boolean success, byte[] trace) {}

    static Case read(List<String> lines) {
        int trace = lines.indexOf("-- trace --");
        return new Case(lines.get(1).startsWith("SUCCESS"), bytes(lines.subList(trace + 1, lines.size())));
    }

    /** The bytes of a trace in its text form. */
    static byte[] bytes(List<String> text) {
        Iterator<String> lines = text.stream().map(line -> line.matches("\\s*data=.*") ? line : line.replaceFirst("#.*", "")).filter(line -> !line.isBlank()).iterator();
        String version = lines.next().trim().replaceFirst("Trace Go", "");
        byte[] header = ("go " + version + " trace\0\0\0").getBytes(StandardCharsets.ISO_8859_1);
        WireBytes out = new WireBytes();
        for (byte b : header) {
            out.put(b);
        }
        while (lines.hasNext()) {
            event(out, lines.next().trim().split("\\s+"), lines);
        }
        return out.toArray();
    }

    /** The same with the true size of each batch. */
    static List<String> sized(List<String> text) {
        List<String> lines = new ArrayList<>(text);
        for (int i = 1; i < lines.size(); i++) {
            if (lines.get(i).startsWith("EventBatch")) {
                int end = i + 1;
                while (end < lines.size() && !lines.get(end).matches("(EventBatch|EndOfGeneration).*")) {
                    end++;
                }
                List<String> batch = new ArrayList<>(lines.subList(i + 1, end));
                batch.add(0, lines.get(0));
                lines.set(i, lines.get(i).replaceFirst("size=\\d+", "size=" + (bytes(batch).length - HEADER)));
            }
        }
        return lines;
    }

    private static void event(WireBytes out, String[] words, Iterator<String> lines) {
        WireEvent kind = NAMES.get(words[0]);
        if (kind == null) {
            throw new AssertionError("no event " + words[0]);
        }
        out.put(kind.id());
        long last = numbers(out, words, 1);
        if (kind.id() == WireEvent.STACK) {
            for (long i = 0; i < last; i++) {
                numbers(out, lines.next().trim().split("\\s+"), 0);
            }
        } else if (kind.id() == WireEvent.STRING || kind.id() == WireEvent.EXPERIMENTAL_BATCH) {
            out.block(unquote(lines.next().trim().replaceFirst("data=", "")));
        }
    }

    private static long numbers(WireBytes out, String[] words, int from) {
        long last = 0;
        for (int i = from; i < words.length; i++) {
            last = Long.parseUnsignedLong(words[i].replaceFirst(".*=", ""));
            out.varint(last);
        }
        return last;
    }

    private static byte[] unquote(String quoted) {
        String inner = quoted.substring(1, quoted.length() - 1);
        WireBytes bytes = new WireBytes();
        for (int i = 0; i < inner.length(); i++) {
            char c = inner.charAt(i);
            if (c != '\\') {
                for (byte b : String.valueOf(c).getBytes(StandardCharsets.UTF_8)) {
                    bytes.put(b);
                }
                continue;
            }
            char escape = inner.charAt(++i);
            if (escape == 'x') {
                bytes.put(Integer.parseInt(inner.substring(i + 1, i + 3), 16));
                i += 2;
            } else {
                bytes.put("abfnrtv".indexOf(escape) < 0 ? escape : "\u0007\b\f\n\r\t\u000b".charAt("abfnrtv".indexOf(escape)));
            }
        }
        return bytes.toArray();
    }
}
