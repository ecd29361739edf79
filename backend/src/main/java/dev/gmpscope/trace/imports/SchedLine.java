package dev.gmpscope.trace.imports;

import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A line of schedtrace, of Go 1.19 or of the newest: keys with numbers, the length of each ring in brackets, and since 1.26 the schedtick of each P. */
final class SchedLine {
    /** What is wrong with a line. */
    static final class Broken extends Exception {
        private static final long serialVersionUID = 1;

        Broken(String sentence) {
            super(sentence);
        }
    }

    private static final String HEAD = "SCHED ";
    private static final Pattern TIME = Pattern.compile("SCHED (\\d{1,12})ms: (.*)");
    private static final Pattern DETAIL = Pattern.compile("  ([PMG])(\\d{1,18}): (.*)");
    /** A status of a goroutine has its reason in brackets, with blanks and brackets. */
    private static final Pattern TOKEN = Pattern.compile("([a-z]+)=(\\[[ \\d]*\\]|\\d+\\(.*?\\)(?= m=)|\\S*)|(\\[[ \\d]*\\])| +");
    private static final Pattern STATUS = Pattern.compile("(\\d+)\\(.*\\)");
    private static final String[] MUST = {"gomaxprocs", "idleprocs", "threads", "runqueue"};
    private static final String[] P_STATUS = {"idle", "running", "in a system call", "stopped", "gone"};
    private static final String[] G_STATUS = {"idle", "runnable", "running", "in a system call", "waiting", "", "dead", "", "", "preempted"};

    private SchedLine() {}

    static boolean isHead(String line) {
        return line.startsWith(HEAD);
    }

    static boolean isDetail(String line) {
        return DETAIL.matcher(line).matches();
    }

    /** The time in ms; its numbers go into the counters. */
    static long head(String line, Map<String, Integer> counters) throws Broken {
        Matcher whole = TIME.matcher(line);
        if (!whole.matches()) {
            throw new Broken("\"SCHED \" is to be followed by a time such as 10ms and a colon.");
        }
        Matcher token = TOKEN.matcher(whole.group(2));
        int at = 0;
        while (at < whole.group(2).length()) {
            if (!token.find(at) || token.start() != at) {
                throw new Broken("\"" + brief(whole.group(2).substring(at)) + "\" is no key with a number.");
            }
            if (token.group(3) != null) {
                each(token.group(3), "runqueue of P", counters);
            } else if (token.group(1) != null && token.group(2).startsWith("[") && token.group(2).endsWith("]")) {
                each(token.group(2), token.group(1).replaceFirst("s$", "") + " of P", counters);
            } else if (token.group(1) != null) {
                counters.put(token.group(1), number(token.group(1), token.group(2)));
            }
            at = token.end();
        }
        for (String key : MUST) {
            if (!counters.containsKey(key)) {
                throw new Broken(key + " is missing; the line has probably been cut off.");
            }
        }
        return Long.parseLong(whole.group(1));
    }

    private static void each(String list, String name, Map<String, Integer> counters) throws Broken {
        int p = 0;
        for (String value : list.substring(1, list.length() - 1).trim().split(" +")) {
            if (!value.isEmpty()) {
                counters.put(name + p++, number(name + p, value));
            }
        }
    }

    private static int number(String key, String value) throws Broken {
        if (value.equals("true") || value.equals("false")) {
            return value.equals("true") ? 1 : 0;
        }
        if (!value.matches("-?\\d{1,10}")) {
            throw new Broken(key + " is \"" + brief(value) + "\", and is to be a number; the line has probably been cut off.");
        }
        return (int) Long.parseLong(value); // as in a log: 32 bits
    }

    private static String brief(String text) {
        return text.length() > 40 ? text.substring(0, 40) + "…" : text;
    }

    /** Counts a P, an M or a G by its state. */
    static void detail(String line, Map<String, Integer> counters) throws Broken {
        Matcher whole = DETAIL.matcher(line);
        if (!whole.matches()) {
            throw new IllegalArgumentException(line);
        }
        String rest = whole.group(3);
        switch (whole.group(1)) {
            case "P" -> {
                count(counters, "Ps", P_STATUS, number("status", value(rest, "status")));
                counters.put("runqueue of P" + whole.group(2), number("runqsize", value(rest, "runqsize")));
                counters.put("schedtick of P" + whole.group(2), number("schedtick", value(rest, "schedtick")));
            }
            case "M" -> {
                counters.merge("threads that sleep", number("blocked", value(rest, "blocked")), Integer::sum);
                counters.merge("threads with a P", value(rest, "p").matches("\\d+") ? 1 : 0, Integer::sum);
            }
            default -> {
                Matcher status = STATUS.matcher(value(rest, "status"));
                if (!status.matches()) {
                    throw new Broken("status is \"" + brief(value(rest, "status")) + "\", and is to be a number and a reason in brackets; the line has probably been cut off.");
                }
                count(counters, "goroutines", G_STATUS, number("status", status.group(1)) % 0x1000);
            }
        }
    }

    private static void count(Map<String, Integer> counters, String who, String[] words, int status) {
        for (String word : words) {
            if (!word.isEmpty()) {
                counters.merge(who + " " + word, 0, Integer::sum);
            }
        }
        String word = status < words.length && !words[status].isEmpty() ? words[status] : "of status " + status;
        counters.merge(who + " " + word, 1, Integer::sum);
    }

    private static String value(String rest, String key) throws Broken {
        Matcher token = TOKEN.matcher(rest);
        while (token.find()) {
            if (key.equals(token.group(1))) {
                return token.group(2);
            }
        }
        throw new Broken(key + " is missing; the line has probably been cut off.");
    }
}
