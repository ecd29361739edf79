/** Whatever bytes come in, the answer is a sentence: targets for a coverage-guided fuzzer, and their corpus as a test. See "Under load, and under attack" in docs/measured.md. */
package dev.gmpscope.fuzz;
