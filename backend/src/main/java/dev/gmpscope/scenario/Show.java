package dev.gmpscope.scenario;

import java.util.List;
import java.util.Map;

/**
 * Something that a lesson claims about its log.
 *
 * @param kind            what is claimed
 * @param event           name of the event it is about, null for prints and ends
 * @param filters         what the event must be: reason, func, rule, asker, text, each a word
 * @param between         earliest and latest time of the first such event, ns; null any
 * @param atLeast         fewest such events, 1 unless said
 * @param atMost          most such events, -1 any
 * @param lines           for prints: the program's output, from its first line on
 * @param word            for ends: returned, deadlock, panic or limit
 * @param under           rules under which it holds, null: the scenario's own
 * @param asyncpreemptoff setting under which it holds, null: the scenario's own
 */
public record Show(String path, Kind kind, String event, Map<String, String> filters, long[] between, int atLeast,
                   int atMost, List<String> lines, String word, String under, Boolean asyncpreemptoff) {
    /** What is claimed. */
    public enum Kind { EVENT, NEVER, PRINTS, ENDS }
}
