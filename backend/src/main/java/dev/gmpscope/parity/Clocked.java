package dev.gmpscope.parity;

import dev.gmpscope.trace.Ev;
import dev.gmpscope.trace.EventLog;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/**
 * What a program printed, and when, how many collections it had, and which part of the marking assists did, in percent: all that is measured of a program is read from this, in the same way from the model and from the real
 * Go, whose program has a println of its own that puts the time before each line.
 */
record Clocked(List<Line> lines, int cycles, double assists) {
    /** A line and its time, ns. */
    record Line(long at, String text) {}

    /** Begins the line that says how many collections were done. */
    static final String CYCLES = "cycles ";
    /** Begins the line that says which part of the marking assists did. */
    static final String ASSISTS = "assists ";
    /** Time of what did not happen: far from any that did. */
    static final double NEVER = 1e12;

    static Clocked of(EventLog log) {
        List<Line> lines = new ArrayList<>();
        int cycles = 0;
        for (int i = 0; i < log.size(); i++) {
            if (log.type(i) == Ev.PRINTLN) {
                lines.add(new Line(log.time(i), log.strings().get(log.a(i))));
            }
            cycles += log.type(i) == Ev.GC_END ? 1 : 0;
        }
        return new Clocked(lines, cycles, Assists.share(log));
    }

    static Clocked of(RealRun run) {
        List<Line> lines = new ArrayList<>();
        int cycles = 0;
        double assists = 0;
        for (String line : run.lines()) {
            assists = line.startsWith(ASSISTS) ? Double.parseDouble(line.substring(ASSISTS.length())) : assists;
            cycles = line.startsWith(CYCLES) ? Integer.parseInt(line.substring(CYCLES.length())) : cycles;
            int space = line.indexOf(' ');
            if (space > 0 && line.substring(0, space).chars().allMatch(Character::isDigit)) {
                lines.add(new Line(Long.parseLong(line.substring(0, space)), line.substring(space + 1)));
            }
        }
        return new Clocked(lines, cycles, assists);
    }

    /** The shortest time from a line to the next one of the other text, ns: what the machine does beside the program only makes it longer. */
    double least(String from, String to) {
        double least = NEVER;
        long since = -1;
        for (Line line : lines) {
            if (line.text.equals(to) && since >= 0) {
                least = Math.min(least, line.at - since);
            }
            since = line.text.equals(from) ? line.at : line.text.equals(to) ? -1 : since;
        }
        return least;
    }

    /** From the first line of that text to the first of the other, ns; {@link #NEVER} if one of them is missing or they come the other way round. */
    double between(String from, String to) {
        double start = first(from);
        double end = first(to);
        return start == NEVER || end < start ? NEVER : end - start;
    }

    private double first(String text) {
        return lines.stream().filter(l -> l.text.equals(text)).mapToDouble(Line::at).findFirst().orElse(NEVER);
    }

    /** How long the second thing took, in percent of the first: from one line to a second, and from there to a third. */
    double ratio(String from, String middle, String to) {
        return Math.min(NEVER, 100 * between(middle, to) / between(from, middle));
    }

    /** How many of the lines are that text, in percent. */
    double share(String text) {
        return 100.0 * lines.stream().filter(l -> l.text.equals(text)).count() / Math.max(1, lines.size());
    }

    /**
     * What the turns of others take from a loop that prints each round, in percent of the time from a line to the end of the last turn: a round that takes longer than that holds
     * a turn, and is else as long as in the median. So this does not ask how fast the machine computes. Turns of the collector come every 20 ms or so; after a while
     * without one it is done, and what then holds the loop up is something else.
     */
    double taken(String round, String from, long turn, long without) {
        double start = first(from);
        long[] rounds = lines.stream().filter(l -> l.text.equals(round)).mapToLong(Line::at).toArray();
        long[] lengths = IntStream.range(1, rounds.length).mapToLong(i -> rounds[i] - rounds[i - 1]).sorted().toArray();
        double usual = lengths.length == 0 ? NEVER : lengths[lengths.length / 2];
        double turns = 0;
        double end = start + 1;
        for (int i = 1; i < rounds.length && (turns == 0 || rounds[i - 1] - end < without); i++) {
            long length = rounds[i] - rounds[i - 1];
            if (rounds[i] > start && length > turn) {
                turns += length - usual;
                end = rounds[i];
            }
        }
        return 100 * turns / (end - start);
    }

    /** How often a line is another than the one before. */
    double changes() {
        int changes = 0;
        for (int i = 1; i < lines.size(); i++) {
            changes += lines.get(i).text.equals(lines.get(i - 1).text) ? 0 : 1;
        }
        return changes;
    }

    /** How often more than that time lies between two lines of the same text. */
    double pauses(double longerThan) {
        Map<String, Long> last = new HashMap<>();
        int pauses = 0;
        for (Line line : lines) {
            Long before = last.put(line.text, line.at);
            pauses += before != null && line.at - before > longerThan ? 1 : 0;
        }
        return pauses;
    }
}
