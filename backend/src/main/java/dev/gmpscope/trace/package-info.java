/**
 * The waist of the house: the event table, the columnar {@link dev.gmpscope.trace.EventLog}, and the one fold,
 * {@link dev.gmpscope.trace.SchedState}, that validator and exporters share. Knows nothing of how events came about.
 */
package dev.gmpscope.trace;
