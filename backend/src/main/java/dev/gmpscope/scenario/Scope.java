package dev.gmpscope.scenario;

import java.util.ArrayList;
import java.util.List;

/**
 * The names that hold a value inside a function.
 *
 * @param param the function's parameter, null none
 * @param loops variables of the loops around
 */
record Scope(String param, List<String> loops) {
    Scope with(String loop) {
        List<String> more = new ArrayList<>(loops);
        more.add(loop);
        return new Scope(param, more);
    }
}
