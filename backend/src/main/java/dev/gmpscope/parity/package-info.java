/** Whether the model does what the real Go does: writes, builds, runs and compares Go programs. */
package dev.gmpscope.parity;
