package dev.gmpscope.scenario;

import java.util.ArrayList;
import java.util.List;

/**
 * The names that hold a value inside a function.
 *
 * @param func  the function
 * @param param its parameter, null none
 * @param loops variables of the loops around
 */
record Scope(String func, String param, List<String> loops) {
    Scope with(String loop) {
        List<String> more = new ArrayList<>(loops);
        more.add(loop);
        return new Scope(func, param, more);
    }
}
