package dev.gmpscope.parity;

import java.util.List;

/**
 * What a process said.
 *
 * @param status exit status, -1 if it was ended at its limit
 * @param lines  both outputs, in the order of their writing
 */
record RealRun(int status, List<String> lines) {}
