package dev.gmpscope.server;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.gmpscope.scenario.GoDuration;
import dev.gmpscope.trace.EventLog;
import dev.gmpscope.trace.export.SchedTrace;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.Semaphore;
import java.util.function.Predicate;

/** What schedtrace prints for one run that is over: read from the log once for each setting, and kept. */
final class SchedTraces {
    /** More prints than anybody reads are left out. */
    static final int MOST_PRINTS = 5_000;
    /** Of all texts of one answer. */
    private static final int MOST_CHARS = 4_000_000;
    /** Answers kept, the latest asked for. */
    private static final int KEPT = 6;
    /** Reading a log of 5 million events keeps a processor busy for a second or two. */
    private static final Semaphore AT_A_TIME = new Semaphore(2);
    private static final ObjectMapper JSON = new ObjectMapper();

    /** GODEBUG=schedtrace=PERIOD (ms), and scheddetail. */
    record Setting(int period, boolean detail) {}

    private final EventLog log;
    private final Predicate<SchedTrace.Sink> printed;
    private final Map<Setting, byte[]> answers = new LinkedHashMap<>(KEPT, 0.75f, true);

    /** @param printed hands on what was printed for a real program, if that is what was recorded */
    SchedTraces(EventLog log, Predicate<SchedTrace.Sink> printed) {
        this.log = log;
        this.printed = printed;
    }

    /** The answer as JSON, see section 4 of docs/contracts.md. */
    synchronized byte[] get(Setting setting, long end) {
        byte[] known = answers.get(setting);
        if (known != null) {
            return known;
        }
        byte[] made = make(setting, end);
        answers.put(setting, made);
        if (answers.size() > KEPT) {
            answers.remove(answers.keySet().iterator().next());
        }
        return made;
    }

    synchronized long bytes() {
        return answers.values().stream().mapToLong(a -> a.length).sum();
    }

    private byte[] make(Setting setting, long end) {
        AT_A_TIME.acquireUninterruptibly();
        try {
            Answer answer = new Answer(setting);
            if (!printed.test(answer)) {
                SchedTrace.write(log, end, setting.period, setting.detail, answer);
            }
            return answer.json.toString().getBytes(StandardCharsets.UTF_8);
        } finally {
            AT_A_TIME.release();
        }
    }

    /** Prints are taken until there are too many. */
    private static final class Answer implements SchedTrace.Sink {
        final ObjectNode json = JSON.createObjectNode();
        private final ArrayNode prints;
        private int chars;

        Answer(Setting setting) {
            json.put("period", setting.period * 1_000_000L).put("detail", setting.detail).putNull("cut");
            prints = json.putArray("prints");
        }

        @Override
        public boolean take(int seq, long time, boolean deep, String text) {
            if (prints.size() >= MOST_PRINTS || chars + text.length() > MOST_CHARS) {
                json.put("cut", "There is more to print than can be shown: these are the first " + prints.size() + " prints, up to " + GoDuration.text(time)
                        + ". Choose a longer period.");
                return false;
            }
            chars += text.length();
            prints.addObject().put("seq", seq).put("time", time).put("deep", deep).put("text", text);
            return true;
        }
    }
}
