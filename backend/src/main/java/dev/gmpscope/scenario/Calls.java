package dev.gmpscope.scenario;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Which function calls which, whatever the conditions. A function that calls itself so, straight or through others, could only fill its stack; it is
 * refused. A call that stands in a branch or a loop may come to an end.
 */
final class Calls {
    private record To(String func, Located at) {}

    private final Map<String, List<To>> calls = new LinkedHashMap<>();
    private final Map<String, Boolean> done = new LinkedHashMap<>();

    void add(String from, String to, Located at) {
        calls.computeIfAbsent(from, f -> new ArrayList<>()).add(new To(to, at));
    }

    void check(Problems problems) {
        List.copyOf(calls.keySet()).forEach(func -> walk(func, problems));
    }

    private void walk(String func, Problems problems) {
        done.put(func, false);
        for (To to : calls.getOrDefault(func, List.of())) {
            Boolean whole = done.get(to.func);
            if (whole == null) {
                walk(to.func, problems);
            } else if (!whole) {
                problems.add(to.at, func.equals(to.func) ? "\"" + func + "\" calls itself, without end."
                        : "\"" + to.func + "\" leads back here: the calls have no end.", "Put the call under an \"if\", or use a loop.");
            }
        }
        done.put(func, true);
    }
}
