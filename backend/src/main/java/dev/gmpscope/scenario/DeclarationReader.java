package dev.gmpscope.scenario;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads the program-wide variables: {@code "chans": {"ch": 0, "rest[3]": 1}}, {@code "mutexes": ["mu", "forks[5]"]}, {@code "conds": {"full": "mu"}},
 * {@code "vars": {"count": 0}}. */
final class DeclarationReader {
    private static final int CAPACITY = 1_000_000;
    private static final Pattern SLICE = Pattern.compile("(\\w+)\\[(\\d{1,6})]");

    private final Problems problems;
    private final Names names;
    private final List<Declared> declared = new ArrayList<>();

    DeclarationReader(Problems problems, Names names) {
        this.problems = problems;
        this.names = names;
    }

    List<Declared> read(Fields f) {
        for (Kind kind : Kind.values()) {
            if (kind == Kind.CHAN || kind == Kind.VAR) {
                valued(f, kind);
            } else if (kind == Kind.COND) {
                conds(f);
            } else if (kind != Kind.FUNC) {
                named(f, kind);
            }
        }
        return declared;
    }

    /** Names with a number each: a capacity, a first value. */
    private void valued(Fields f, Kind kind) {
        Located value = f.get(kind.key);
        Fields members = value == null ? null : Fields.of(value, "\"" + kind.key + "\"", problems);
        if (members == null) {
            return;
        }
        value.members().forEach((name, number) -> {
            int[] at = value.keys().get(name);
            boolean nil = kind == Kind.CHAN && number.kind() == Located.Kind.NULL;
            long n = nil ? -1 : kind == Kind.CHAN ? members.number(number, 0, CAPACITY, 0) : members.number(number, -Limits.NUMBER, Limits.NUMBER, 0);
            declare(number, at[0], at[1], name, kind, n);
        });
    }

    /** Names with the mutex, or rwmutex, of each. */
    private void conds(Fields f) {
        Located value = f.get(Kind.COND.key);
        Fields members = value == null ? null : Fields.of(value, "\"conds\"", problems);
        if (members == null) {
            return;
        }
        value.members().forEach((name, locker) -> {
            int[] at = value.keys().get(name);
            boolean text = members.is(locker, Located.Kind.STRING);
            boolean known = text && (names.is(locker.text(), Kind.MUTEX) || names.is(locker.text(), Kind.RW_MUTEX)) && names.length(locker.text()) == 0;
            if (text && !known) {
                problems.add(locker, "There is no mutex \"" + locker.text() + "\" for it.", names.mend(locker.text(), Kind.MUTEX));
            }
            define(locker, at[0], at[1], name, Kind.COND, 0);
            declared.add(new Declared(Kind.COND, name, 0, 0, known ? locker.text() : null));
        });
    }

    private void named(Fields f, Kind kind) {
        for (Located item : f.list(kind.key)) {
            if (f.is(item, Located.Kind.STRING)) {
                declare(item, item.line(), item.column(), item.text(), kind, 0);
            }
        }
    }

    private void declare(Located at, int line, int column, String written, Kind kind, long value) {
        Matcher slice = SLICE.matcher(written);
        boolean isSlice = kind != Kind.VAR && kind != Kind.TIMER && kind != Kind.TICKER && slice.matches();
        String name = isSlice ? slice.group(1) : written;
        int length = isSlice ? Integer.parseInt(slice.group(2)) : 0;
        if (isSlice && (length < 1 || length > Limits.ELEMENTS)) {
            problems.add(line, column, at.path(), "A slice has 1 to " + Limits.ELEMENTS + " elements.", "");
        }
        define(at, line, column, name, kind, length);
        declared.add(new Declared(kind, name, length, value, null));
    }

    private void define(Located at, int line, int column, String name, Kind kind, int length) {
        names.define(at, line, column, name, kind);
        names.slice(name, length);
    }
}
