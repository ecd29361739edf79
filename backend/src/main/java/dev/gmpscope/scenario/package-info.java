/**
 * The JSON format of a scenario: its reader with sentences for what is wrong, its records, its schema, and the one
 * renderer of its Go text. Knows nothing of the scheduler.
 */
package dev.gmpscope.scenario;
