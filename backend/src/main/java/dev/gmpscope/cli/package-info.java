/** The command line: what can be asked without a browser. */
package dev.gmpscope.cli;
