package dev.gmpscope.trace;

import java.util.List;

/**
 * A row of the event table.
 *
 * @param tracer whether Go's own execution tracer has this event
 * @param needs  the part of the header's records that it belongs to, null for the tracer's own
 */
public record EventType(int id, String name, boolean tracer, String needs, List<Arg> args, String sentence, String why,
                        String twin, String does) {
    /**
     * @param type g, m, p, count, flag, string, object, ns, bytes, or the name of an enum
     * @param slot first of its 32-bit slots
     */
    public record Arg(String name, String type, int slot) {
        public boolean wide() {
            return type.equals("ns") || type.equals("bytes");
        }
    }

    /** The argument of that name, null if there is none. */
    public Arg arg(String name) {
        for (Arg arg : args) {
            if (arg.name().equals(name)) {
                return arg;
            }
        }
        return null;
    }
}
