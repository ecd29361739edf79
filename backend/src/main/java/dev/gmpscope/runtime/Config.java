package dev.gmpscope.runtime;

import dev.gmpscope.program.Costs;
import dev.gmpscope.program.Rules;

/**
 * What a run of a program depends on besides the program.
 *
 * @param rules      preemption rules
 * @param costs      price of each path
 * @param gomaxprocs number of Ps, 1 to 256
 * @param seed       of the run's one generator
 * @param gogc       as in the environment: how many percent the heap may grow between two cycles; negative: never collect
 * @param schedtick  phase of every P's schedtick at the start
 */
public record Config(Rules rules, Costs costs, int gomaxprocs, long seed, int schedtick, long gogc) {
    /** Most Ps there can be. */
    public static final int MOST_PROCS = 256;
}
