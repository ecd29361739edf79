package dev.gmpscope.scenario;

import java.util.List;

/**
 * A function of a scenario.
 *
 * @param frame bytes of its stack frame, 0: what its code needs
 * @param param name of its one int parameter, null none
 */
public record Function(String name, String path, boolean noinline, boolean nosplit, int frame, String param,
                       List<Operation> body) {}
