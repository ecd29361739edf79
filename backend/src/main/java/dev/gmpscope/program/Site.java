package dev.gmpscope.program;

/**
 * A place in the scenario: a frame of the call chain that was laid flat into a stretch, or of one function.
 *
 * @param parent index of the calling site inside the same compiled function, -1 at the function's own level
 * @param func   name of the function the line belongs to
 * @param path   JSON path of the operation in the scenario, for example {@code $.funcs.main[0]}
 * @param line   line of the Go text, 1-based; 0 unknown
 */
public record Site(int parent, String func, String path, int line) {}
