package dev.gmpscope.compiler;

import dev.gmpscope.program.Program;
import java.util.List;

/** A program and the reasons for how it was made. */
public record Compiled(Program program, List<Verdict> verdicts) {}
