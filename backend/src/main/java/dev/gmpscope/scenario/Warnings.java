package dev.gmpscope.scenario;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.EnumMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** What Go takes and yet is hardly meant: a channel with one end, a lock that nothing unlocks, a function that is never called. */
public final class Warnings {
    private static final String MAIN = "main";

    private final Scenario scenario;
    private final Places places;
    private final Uses uses;
    private final List<Problem> found = new ArrayList<>();

    private Warnings(Scenario scenario, Places places) {
        this.scenario = scenario;
        this.places = places;
        uses = new Uses(scenario);
    }

    public static List<Problem> of(Scenario scenario, Places places) {
        Warnings warnings = new Warnings(scenario, places);
        warnings.declared();
        warnings.functions();
        scenario.funcs().values().forEach(f -> Unreachable.in(f.body(), places, warnings.found));
        return warnings.found;
    }

    private void declared() {
        Map<Kind, Integer> numbers = new EnumMap<>(Kind.class);
        for (Declared d : scenario.declared()) {
            String at = place(d, numbers.merge(d.kind(), 1, Integer::sum) - 1);
            if (d.kind() == Kind.CHAN) {
                channel(d.name(), at);
            } else if (!uses.any(d.name()) && scenario.declared().stream().noneMatch(c -> d.name().equals(c.locker()))) {
                found.add(places.problem(at, "Nothing uses \"" + d.name() + "\".", "Use it, or remove it."));
            } else {
                ends(d, at);
            }
        }
    }

    /** The path of what is declared as the n-th of its kind. */
    private static String place(Declared d, int n) {
        boolean listed = d.kind() != Kind.CHAN && d.kind() != Kind.VAR && d.kind() != Kind.COND;
        String member = d.length() == 0 ? "." + d.name() : "['" + d.name() + "[" + d.length() + "]']";
        return "$." + d.kind().key + (listed ? "[" + n + "]" : member);
    }

    private void channel(String name, String at) {
        boolean in = uses.has(name, "send");
        boolean out = uses.has(name, "recv", Uses.RANGE);
        if (!in && !out) {
            found.add(places.problem(at, "Nothing is sent to \"" + name + "\", and nothing receives from it.", "Use it, or remove it."));
        } else if (!out) {
            found.add(places.problem(at, "Nothing receives from \"" + name + "\".", "Write {\"recv\": \"" + name + "\"}, or range over it."));
        } else if (!in && !uses.has(name, "close")) {
            found.add(places.problem(at, "Nothing is sent to \"" + name + "\", and nothing closes it.", "Write {\"send\": \"" + name + "\"}, or close it."));
        } else {
            missing(uses.first(name, Uses.RANGE), uses.has(name, "close"), "Nothing closes \"" + name + "\": once nothing more is sent, this range waits for ever.", write("close", name));
        }
    }

    /** What needs two ends and has one. */
    private void ends(Declared d, String at) {
        String name = d.name();
        switch (d.kind()) {
            case MUTEX -> locks(name, "unlock", "is locked here, and nothing unlocks it.", "lock", "tryLock");
            case RW_MUTEX -> {
                locks(name, "unlock", "is locked here, and nothing unlocks it.", "lock", "tryLock");
                locks(name, "runlock", "is locked for reading here, and no RUnlock follows.", "rlock", "tryRLock");
            }
            case WAIT_GROUP -> waitGroup(name, at);
            case COND -> missing(uses.first(name, "condWait"), uses.has(name, "signal", "broadcast"), "Nothing wakes who waits for \"" + name + "\" here.", write("signal", name));
            case TIMER, TICKER -> timer(d, at);
            case VAR -> missing(at, uses.has(name, Uses.READ), "Nothing reads \"" + name + "\".", "Use its value, or remove it.");
            default -> { }
        }
    }

    private void locks(String name, String unlock, String sentence, String... lock) {
        missing(uses.first(name, lock), uses.has(name, unlock), "\"" + name + "\" " + sentence, write(unlock, name));
        missing(uses.first(name, unlock), uses.has(name, lock), "\"" + name + "\" is unlocked here, and nothing locks it: the program dies of that.", write(lock[0], name));
    }

    private void waitGroup(String name, String at) {
        missing(at, uses.has(name, "wait"), "Nothing waits for \"" + name + "\".", write("wait", name));
        missing(uses.first(name, "add"), uses.has(name, "done"), "What is added to \"" + name + "\" here is never done: whoever waits, waits for ever.", write("done", name));
        missing(uses.first(name, "done"), uses.has(name, "add"), "Nothing adds to \"" + name + "\": this Done makes its counter negative, and panics.", write("add", name));
        if (!uses.has(name, "done")) {
            missing(uses.first(name, "wait"), uses.has(name, "add"), "Nothing adds to \"" + name + "\", so this waits for nothing.", write("add", name));
        }
    }

    private void timer(Declared d, String at) {
        String name = d.name();
        boolean ticker = d.kind() == Kind.TICKER;
        boolean made = uses.has(name, "newTimer", "newTicker", "afterFunc");
        missing(uses.first(name, "recv", Uses.RANGE, "stop", "reset"), made, "Nothing makes the " + d.kind().says + " \"" + name + "\": it is nil here, and using it panics.",
                ticker ? "Write {\"newTicker\": \"" + name + "\", \"every\": \"5ms\"} before." : "Write {\"newTimer\": \"" + name + "\", \"after\": \"5ms\"} before.");
        boolean lonely = uses.has(name, "newTimer", "newTicker") && !uses.has(name, "afterFunc", "stop", "reset");
        missing(lonely ? at : null, uses.has(name, "recv", Uses.RANGE), "Nothing receives from \"" + name + ".C\".", "Write {\"recv\": \"" + name + ".C\"}, or remove it.");
    }

    /** Says it of a place, if there is one, unless the other end is there. */
    private void missing(String at, boolean there, String sentence, String mend) {
        if (at != null && !there) {
            found.add(places.problem(at, sentence, mend));
        }
    }

    private static String write(String key, String name) {
        return "Write {\"" + key + "\": \"" + name + "\"}.";
    }

    private void functions() {
        Map<String, Set<String>> calls = uses.calls();
        Set<String> reached = new LinkedHashSet<>(Set.of(MAIN));
        Deque<String> next = new ArrayDeque<>(reached);
        while (!next.isEmpty()) {
            calls.getOrDefault(next.remove(), Set.of()).stream().filter(reached::add).forEach(next::add);
        }
        scenario.funcs().values().stream().filter(f -> !reached.contains(f.name()) && places.has(f.path())).forEach(f -> {
            boolean byOthers = calls.entrySet().stream().anyMatch(e -> !e.getKey().equals(f.name()) && e.getValue().contains(f.name()));
            found.add(places.problem(f.path(), "\"" + f.name() + "\" is never called" + (byOthers ? ": what calls it is never called itself." : "."),
                    "Write {\"go\": \"" + f.name() + "\"} or {\"call\": \"" + f.name() + "\"}, or remove it."));
        });
    }
}
