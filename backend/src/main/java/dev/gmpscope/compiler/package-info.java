/**
 * Scenario to program, as Go's compiler would: what is inlined, where a stack check stands, and why; the reason of each
 * decision is kept as a {@link dev.gmpscope.compiler.Verdict}.
 */
package dev.gmpscope.compiler;
