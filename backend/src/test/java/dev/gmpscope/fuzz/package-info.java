/** Whatever bytes come in, the answer is a sentence: targets for a coverage-guided fuzzer, and their corpus as a test. See "Fuzzing" in docs/measured.md. */
package dev.gmpscope.fuzz;
