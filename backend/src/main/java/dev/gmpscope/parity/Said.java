package dev.gmpscope.parity;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What a program said, so far as rules decide it: the model's and the real Go's can be equal. Goroutines are told by their functions,
 * not by their numbers; addresses, file positions, arguments and frames outside of the scenario are left out.
 *
 * @param printed lines that it printed
 * @param death   the first lines of what the runtime said when it died: panics, or the fatal error; empty if it did not
 * @param waits   goroutines in Go's list: state, functions innermost first, who made it; sorted
 * @param status  exit status, -1 if it had not ended
 */
record Said(List<String> printed, List<String> death, List<String> waits, int status) {
    /** Exit status of a program that the runtime ended. */
    private static final int DIED = 2;
    private static final Pattern DEATH = Pattern.compile("(panic|fatal error): .*");
    /** What comes before a fatal error belongs to it. */
    private static final Pattern BEFORE_DEATH = Pattern.compile("runtime: .*");
    private static final Pattern STACK_BOUNDS = Pattern.compile("runtime: sp=.*");
    /** After a fault of the runtime's own Go adds where the goroutine is, and lists its own goroutines too. */
    private static final Pattern GOROUTINE = Pattern.compile("goroutine \\d+ (?:gp=\\S+ m=.*)?\\[(.*)]:");
    private static final Pattern OF_THE_RUNTIME = Pattern.compile("\\[[^\\]]*] by runtime\\..*");
    private static final Pattern AGE = Pattern.compile(", \\d+ minutes");
    private static final Pattern FRAME = Pattern.compile("(main\\.\\S+?)\\([^()]*\\)");
    private static final Pattern CREATED = Pattern.compile("created by (\\S+)( in goroutine \\d+)?");
    private static final Pattern ADDRESS = Pattern.compile("0x[0-9a-f]+");
    /** Of a deep recursion the list shows both ends; how much of each depends on frames that are left out here. */
    private static final Pattern REPEATED = Pattern.compile("( main\\.\\S+)\\1{20,}");
    /** Functions of work.go: the library of a scenario's program. */
    private static final Pattern LIBRARY = Pattern.compile("main\\.(work|unsafeWork|rawSyscall|blockingSyscall|mapassign|chans|goroutineProfile|nothing|init\\S*)");

    /** What a real run said: all its output is one text. */
    static Said of(RealRun run) {
        int death = run.status() == DIED ? death(run.lines()) : -1;
        return death < 0 ? new Said(run.lines(), List.of(), List.of(), run.status())
                : new Said(List.copyOf(run.lines().subList(0, death)), head(run.lines(), death), waits(run.lines(), death), run.status());
    }

    /** What the model said: its output, and what Go prints when it dies. */
    static Said of(List<String> printed, String message, int status) {
        List<String> lines = message == null ? List.of() : message.lines().toList();
        int death = Math.max(death(lines), 0);
        return new Said(printed, lines.isEmpty() ? List.of() : head(lines, death), waits(lines, death), status);
    }

    private static int death(List<String> lines) {
        for (int i = 0; i < lines.size(); i++) {
            if (DEATH.matcher(lines.get(i)).matches()) {
                int first = i;
                while (first > 0 && BEFORE_DEATH.matcher(lines.get(first - 1)).matches()) {
                    first--;
                }
                return first;
            }
        }
        return -1;
    }

    private static List<String> head(List<String> lines, int from) {
        return lines.subList(from, lines.size()).stream().takeWhile(l -> !l.isEmpty() && !GOROUTINE.matcher(l).matches())
                .filter(l -> !STACK_BOUNDS.matcher(l).matches()).map(l -> ADDRESS.matcher(l).replaceAll("ADDRESS")).toList();
    }

    private static List<String> waits(List<String> lines, int from) {
        List<String> waits = new ArrayList<>();
        StringBuilder current = null;
        for (String line : lines.subList(from, lines.size())) {
            Matcher goroutine = GOROUTINE.matcher(line);
            if (goroutine.matches()) {
                if (current != null) {
                    waits.add(current.toString());
                }
                current = new StringBuilder("[" + AGE.matcher(goroutine.group(1)).replaceAll("") + "]");
            } else if (current != null) {
                frame(line, current);
            }
        }
        if (current != null) {
            waits.add(current.toString());
        }
        return waits.stream().filter(w -> !OF_THE_RUNTIME.matcher(w).matches()).map(w -> REPEATED.matcher(w).replaceAll("$1...")).sorted().toList();
    }

    private static void frame(String line, StringBuilder into) {
        Matcher created = CREATED.matcher(line);
        Matcher frame = FRAME.matcher(line);
        if (created.matches()) {
            into.append(" by ").append(created.group(1));
        } else if (frame.matches() && !LIBRARY.matcher(frame.group(1)).matches()) {
            into.append(' ').append(frame.group(1));
        }
    }

    /** Whether the two are equal, or, of programs that do not end, as far as both came. */
    boolean agrees(Said other) {
        if (status >= 0 || other.status >= 0) {
            return equals(other);
        }
        int both = Math.min(printed.size(), other.printed.size());
        return printed.subList(0, both).equals(other.printed.subList(0, both));
    }

    /** The same with its lines sorted: equal for programs that say the same in another order. */
    Said sorted() {
        return new Said(printed.stream().sorted().toList(), death, waits, status);
    }
}
