package dev.gmpscope.trace;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.gmpscope.scenario.GoTool;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * An event as Go's own reader prints it.
 *
 * @param where  M, P and G
 * @param what   the rest of its line, without the time
 * @param frames {@code function:line} of its stack, innermost first
 */
public record GoParsed(String where, String kind, long time, String what, List<String> frames) {
    private static final Pattern HEAD = Pattern.compile("(M=-?\\d+ P=-?\\d+ G=-?\\d+) (\\w+) Time=(\\d+) ?(.*)");
    private static final Pattern PLACE = Pattern.compile("\t\t.*:(\\d+)");

    /** Asks {@code go tool trace} for the events of a file; the test fails if it does not accept the file. */
    public static List<GoParsed> read(Path file) {
        GoTool.Said said = GoTool.run(file.getParent(), Reader.PROGRAM, "-d=parsed", file.getFileName().toString());
        assertEquals(0, said.status(), () -> String.join("\n", said.lines()));
        return parse(said.lines());
    }

    /** Go's own reader, built once: the go command itself takes as long as most of its readings. */
    private static final class Reader {
        static final String PROGRAM = GoTool.run(Path.of("."), "go", "tool", "-n", "trace").lines().get(0);
    }

    private static List<GoParsed> parse(List<String> lines) {
        List<GoParsed> events = new ArrayList<>();
        boolean own = false;
        String func = "";
        for (String line : lines) {
            Matcher head = HEAD.matcher(line);
            Matcher place = PLACE.matcher(line);
            if (head.matches()) {
                events.add(new GoParsed(head.group(1), head.group(2), Long.parseLong(head.group(3)), head.group(4), new ArrayList<>()));
                own = false;
            } else if (line.equals("Stack=")) {
                own = true;
            } else if (own && place.matches()) {
                events.get(events.size() - 1).frames.add(func + ":" + place.group(1));
            } else if (line.startsWith("\t")) {
                func = line.substring(1).replaceFirst(" @ .*", "");
            } else if (!line.isEmpty() && !line.equals("TransitionStack=")) {
                throw new AssertionError("go tool trace says: " + line);
            }
        }
        return events;
    }
}
