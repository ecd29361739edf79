/**
 * Virtual time and the agenda of future actions, ordered by (time, serial number). Knows nothing of Go.
 */
package dev.gmpscope.engine;
