package dev.gmpscope.scenario;

/**
 * A program-wide variable other than a function.
 *
 * @param length number of elements of a slice such as {@code forks[5]}; 0 for a single one
 * @param value  capacity of a channel, -1 for a nil one; first value of an int
 * @param locker the mutex of a condition variable, null of anything else
 */
public record Declared(Kind kind, String name, int length, long value, String locker) {}
