/**
 * One run: a {@link dev.gmpscope.simulation.Run} is a value, a {@link dev.gmpscope.simulation.Simulation} turns it into
 * an event log, and what a lesson claims is looked up in that log. Knows nothing of HTTP.
 */
package dev.gmpscope.simulation;
