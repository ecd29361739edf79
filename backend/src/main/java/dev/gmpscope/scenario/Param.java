package dev.gmpscope.scenario;

import dev.gmpscope.scenario.GoExpr.Type;

/**
 * An argument of a {@link Verb}.
 *
 * @param key    under which it stands
 * @param kind   of a channel, mutex or function; null of a value
 * @param type   of a value; null with no kind: the verb stands alone, {@code true}
 * @param absent value if it is left out, null if it must be there
 * @param least  smallest number or duration that may be written
 * @param most   largest
 */
record Param(String key, Kind kind, Type type, Long absent, long least, long most) {
    private static final long HOUR = 3_600_000_000_000L;

    static Param of(String key, Kind kind) {
        return new Param(key, kind, null, null, 0, 0);
    }

    static Param yes(String key) {
        return new Param(key, null, null, null, 0, 0);
    }

    static Param duration(String key) {
        return new Param(key, null, Type.DURATION, null, 1, HOUR);
    }

    static Param number(String key, Long absent, long least, long most) {
        return new Param(key, null, Type.INT, absent, least, most);
    }
}
