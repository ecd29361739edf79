package dev.gmpscope.trace;

/**
 * One event as one line of text: {@code time m p g Name args…}, the form of golden logs and of {@code --print events}.
 */
public final class EventText {
    private EventText() {}

    /** The line without its line break. Columns that are not set are a dash. */
    public static String line(EventLog log, int i) {
        EventType type = EventTable.get().byId(log.type(i));
        StringBuilder line = new StringBuilder(64);
        line.append(log.time(i)).append(' ').append(named('M', thread(log, log.m(i)))).append(' ').append(named('P', log.p(i)))
                .append(' ').append(named('G', id(log, log.g(i)))).append(' ').append(type.name());
        for (EventType.Arg arg : type.args()) {
            line.append(' ').append(arg.name()).append('=').append(value(log, i, arg));
        }
        return line.toString();
    }

    /** An argument in words. */
    public static String value(EventLog log, int i, EventType.Arg arg) {
        if (arg.wide()) {
            return Long.toString(log.wide(i, arg.slot()));
        }
        int v = log.slot(i, arg.slot());
        switch (arg.type()) {
            case "g":
                return named('G', id(log, v));
            case "m":
                return named('M', thread(log, v));
            case "p":
                return named('P', v);
            case "string":
                return v < 0 ? "-" : '"' + log.strings().get(v) + '"';
            case "object":
                return v < 0 ? "-" : log.objects().get(v).name();
            case "count":
            case "flag":
                return Integer.toString(v);
            case "rungs":
                return rungs(v);
            default:
                return '"' + EventTable.get().words(arg.type()).get(v) + '"';
        }
    }

    private static String rungs(int bits) {
        StringBuilder words = new StringBuilder("[");
        for (int r = 0; bits >>> r != 0; r++) {
            if ((bits >>> r & 1) != 0) {
                words.append(words.length() > 1 ? "," : "").append(EventTable.get().words("rung").get(r).replace(' ', '_'));
            }
        }
        return words.append(']').toString();
    }

    private static long thread(EventLog log, int m) {
        return m >= 0 && m < log.ms().size() ? log.ms().get(m).id() : m;
    }

    private static long id(EventLog log, int g) {
        return g < 0 ? -1 : log.gs().get(g).id();
    }

    private static String named(char kind, long number) {
        return number < 0 ? "-" : kind + Long.toString(number);
    }
}
