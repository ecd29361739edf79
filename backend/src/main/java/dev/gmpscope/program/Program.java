package dev.gmpscope.program;

import java.util.List;

/**
 * A whole program, ready to run.
 *
 * @param funcs     functions
 * @param main      index of main.main
 * @param stretches straight code, see {@link Op#STRETCH}
 * @param sites     places
 * @param objects   channels, mutexes and wait groups
 * @param selects   select statements
 * @param strings   what println prints
 */
public record Program(List<Func> funcs, int main, List<Stretch> stretches, List<Site> sites,
                      List<Obj> objects, List<Select> selects, List<String> strings) {
    /** What a program-wide name stands for. */
    public enum Kind { CHAN, MUTEX, WAIT_GROUP }

    /**
     * @param capacity of a channel; 0 unbuffered
     */
    public record Obj(Kind kind, String name, int capacity) {}
}
