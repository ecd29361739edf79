/**
 * What a goroutine executes: functions as flat instruction arrays with positions, and the two tables that decide
 * how they run: {@link dev.gmpscope.program.Rules} (what differs between Go versions) and
 * {@link dev.gmpscope.program.Costs} (what each path costs in virtual time). Knows nothing of the scheduler.
 */
package dev.gmpscope.program;
