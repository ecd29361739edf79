package dev.gmpscope.trace.imports;

import dev.gmpscope.trace.Ev;
import dev.gmpscope.trace.EventLog;
import dev.gmpscope.trace.Header;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BooleanSupplier;

/**
 * What {@code GODEBUG=schedtrace=…} of a real program has printed, with {@code scheddetail=1} or without, as a log of counters: a {@code Counter} event wherever a number differs from the print before.
 * Between two prints nobody knows, so nothing else comes of it: no state lasts from one to the next, and nobody has a lane. Lines that schedtrace does not print are the program's own and left out. The text of each print is kept.
 */
public final class SchedTraceText {
    /**
     * What is printed at one time.
     *
     * @param seq  the last event of the log by then
     * @param time since the first print, ns
     */
    public record Print(int seq, long time, String text) {}

    private static final long NANOS = 1_000_000;
    /** Texts of all prints that are kept. */
    private static final int MOST_CHARS = 16 << 20;
    /** Ps, Ms and Gs of one print. */
    private static final int MOST_LINES = 1 << 20;

    private final TextLines lines;
    private final EventLog log;
    private final Map<String, Integer> last = new HashMap<>();
    private final List<Print> prints = new ArrayList<>();
    /** Numbers and text of the print that is being read. */
    private Map<String, Integer> counters;
    private StringBuilder text;
    private long time;
    private int details;
    private int chars;
    private int foreign;
    private String problem;

    /** @param title for people, such as the file's name */
    public SchedTraceText(InputStream in, String title) {
        lines = new TextLines(in);
        log = new EventLog(new Header(Header.FORMAT, "schedtrace", "", title, "", false, 0, 0, 0, 0, List.of(Header.COUNTERS)));
    }

    public EventLog log() {
        return log;
    }

    /** Those that are read by now. */
    public List<Print> prints() {
        return prints;
    }

    /** Lines of the program's own. */
    public int foreign() {
        return foreign;
    }

    /** What is wrong with the text, with the line; null if nothing is. */
    public String problem() {
        return problem;
    }

    /** Reads to the end, or until the log has so many events, or somebody wants it to stop. */
    public End read(long mostEvents, BooleanSupplier stop) throws IOException {
        try {
            for (String line = lines.next(); line != null; line = lines.next()) {
                if (stop.getAsBoolean()) {
                    return End.STOPPED;
                }
                if (log.size() + (counters == null ? 0 : counters.size()) > mostEvents) {
                    return End.FULL;
                }
                take(line);
            }
            print();
            return End.WHOLE;
        } catch (SchedLine.Broken e) {
            problem = "Line " + lines.number() + ": " + e.getMessage();
            return End.BROKEN;
        }
    }

    private void take(String line) throws SchedLine.Broken {
        if (SchedLine.isHead(line)) {
            head(line);
        } else if (text != null && SchedLine.isDetail(line)) {
            if (++details > MOST_LINES) {
                throw new SchedLine.Broken("here is one more P, M or G than " + MOST_LINES + ", the most of one print.");
            }
            SchedLine.detail(line, counters);
            text.append('\n').append(line);
        } else if (!line.isBlank()) {
            foreign++;
        }
    }

    private void head(String line) throws SchedLine.Broken {
        print();
        Map<String, Integer> found = new LinkedHashMap<>();
        long ms = SchedLine.head(line, found);
        if (ms * NANOS < time) {
            throw new SchedLine.Broken("the time falls from " + time / NANOS + " ms to " + ms + " ms; probably another program begins here. Each is to be opened by itself.");
        }
        counters = found;
        text = new StringBuilder(line);
        time = ms * NANOS;
        details = 0;
    }

    /** The print under way is whole. */
    private void print() {
        if (text == null) {
            return;
        }
        counters.forEach((name, value) -> {
            if (!value.equals(last.put(name, value))) {
                log.append(time, Ev.COUNTER, -1, -1, -1, -1, log.string(name), value, 0);
            }
        });
        chars += text.length();
        if (chars <= MOST_CHARS) {
            prints.add(new Print(log.size() - 1, time, text.toString()));
        }
        text = null;
        counters = null;
    }

    /** The time of the last print, ns. */
    public long time() {
        return time;
    }
}
