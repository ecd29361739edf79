package dev.gmpscope.scenario;

/**
 * Something that is wrong in a document.
 *
 * @param line     1-based
 * @param column   1-based
 * @param path     JSON path, for example {@code $.funcs.main[2]}
 * @param sentence what is wrong
 * @param mend     what to do about it; empty if the sentence says it
 */
public record Problem(int line, int column, String path, String sentence, String mend) {
    /** As a compiler would say it: {@code file:line:column: path: sentence mend}. */
    public String in(String file) {
        return file + ":" + line + ":" + column + ": " + path + ": " + sentence + (mend.isEmpty() ? "" : " " + mend);
    }
}
