package dev.gmpscope.parity;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What the real Go said in several runs of one program.
 *
 * @param times how often each
 */
record Outcomes(Map<Said, Integer> times) {
    /** An outcome seen less often than this is put down to the machine, counted and printed. */
    static final int RARE = 3;
    /** As many runs as it takes to tell. */
    static final int ENOUGH = 40;
    /** Many outcomes that are rare each are a difference too: at most each fourth run may end strangely. */
    static final int FEW = 4;

    Outcomes() {
        this(new LinkedHashMap<>());
    }

    void add(Said said) {
        times.merge(said, 1, Integer::sum);
    }

    int runs() {
        return times.values().stream().mapToInt(Integer::intValue).sum();
    }

    /** Those that the model does not say. */
    List<Map.Entry<Said, Integer>> strange(Decided decided) {
        return times.entrySet().stream().filter(e -> !decided.allows(e.getKey())).toList();
    }

    /** Whether more runs would be needed to tell what is rare: not if too much is. */
    boolean unsettled(Decided decided) {
        int rare = rare(decided);
        return runs() < ENOUGH && rare > 0 && rare * FEW <= ENOUGH;
    }

    /** Runs that ended as the model never does. */
    int rare(Decided decided) {
        return strange(decided).stream().mapToInt(Map.Entry::getValue).sum();
    }
}
