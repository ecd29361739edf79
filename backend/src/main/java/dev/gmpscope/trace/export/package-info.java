/**
 * Logs in the forms that Go programmers know: what {@code GODEBUG=schedtrace} prints, execution traces. Reads the EventLog, through the one fold
 * {@link dev.gmpscope.trace.SchedState}; knows neither the model nor who asks.
 */
package dev.gmpscope.trace.export;
