package dev.gmpscope.scenario;

/**
 * Where the results of an operation go.
 *
 * @param value    variable of the first result, null for none
 * @param ok       variable of the second, null for none
 * @param declares whether they are new
 */
public record Into(String value, String ok, boolean declares) {
    static final Into NOTHING = new Into(null, null, false);
}
