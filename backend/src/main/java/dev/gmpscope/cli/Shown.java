package dev.gmpscope.cli;

import java.nio.file.Path;
import picocli.CommandLine.Option;

/** What the page shows first. */
final class Shown {
    @Option(names = "--trace", paramLabel = "FILE", description = "An execution trace of Go 1.22 to 1.26, which the page opens instead of a lesson.")
    Path trace;
}
