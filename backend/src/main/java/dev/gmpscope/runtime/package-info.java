/**
 * The model: a twin of Go's {@code src/runtime}, same cut, same function names, same order of decisions. One subject a
 * class; {@link dev.gmpscope.runtime.Rt} holds what Go has as globals. Knows nothing of JSON, HTTP or files.
 *
 * <p>How time passes. A runtime function happens at one instant of virtual time; its price is paid between two steps of
 * its M. An M that has more to do later has exactly one live entry in the agenda (see {@link dev.gmpscope.runtime.Step});
 * whatever interrupts it (a signal, a poisoned guard) moves that entry. Each M has a core of its own.
 */
package dev.gmpscope.runtime;
