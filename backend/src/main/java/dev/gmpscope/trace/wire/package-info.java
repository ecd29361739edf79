/**
 * The wire format of Go's execution traces as data: the events with their numbers and arguments, and the bytes that they are made of. What writes it is
 * {@link dev.gmpscope.trace.export}, what reads it {@code trace.imports}.
 */
package dev.gmpscope.trace.wire;
