package dev.gmpscope.scenario;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A JSON value that knows where it stands.
 *
 * @param kind    what it is
 * @param line    1-based
 * @param column  1-based
 * @param path    JSON path
 * @param text    of a string, number or literal
 * @param members of an object
 * @param keys    where each member's key stands: line, column
 * @param items   of an array
 */
record Located(Kind kind, int line, int column, String path, String text, LinkedHashMap<String, Located> members,
               Map<String, int[]> keys, List<Located> items) {
    enum Kind {
        OBJECT("an object"), ARRAY("a list"), STRING("a text"), NUMBER("a number"), BOOLEAN("true or false"), NULL("null");

        final String says;

        Kind(String says) {
            this.says = says;
        }
    }
}
