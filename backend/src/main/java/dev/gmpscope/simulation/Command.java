package dev.gmpscope.simulation;

/**
 * A person's wish at a moment of a run. A run with one more command is a fork.
 *
 * @param at        virtual time in ns
 * @param name      what is wished
 * @param arguments the rest of it, as JSON text
 */
public record Command(long at, String name, String arguments) {}
