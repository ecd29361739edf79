package dev.gmpscope.compiler;

/**
 * What the compiler decided at a place, for the gutter beside the Go text.
 *
 * @param path   JSON path
 * @param line   line of the Go text
 * @param kind   func, call, loop or op
 * @param check  whether a stack check stands there, so that a request can be answered
 * @param reason a sentence
 */
public record Verdict(String path, int line, String kind, boolean check, String reason) {}
