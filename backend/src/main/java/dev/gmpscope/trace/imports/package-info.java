/**
 * Reads what real programs recorded: Go's execution traces of 1.22 and later ({@link dev.gmpscope.trace.imports.TraceReader}), and makes logs of them
 * ({@link dev.gmpscope.trace.imports.ImportedTrace}). Knows the wire format and the waist
 * of the house, and nothing of the model.
 */
package dev.gmpscope.trace.imports;
