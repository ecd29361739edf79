package dev.gmpscope.cli;

import java.nio.file.Files;
import java.nio.file.Path;
import picocli.CommandLine;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;

/** Where scenarios are kept besides those that come with the program. */
final class Scenarios {
    @Option(names = "--scenarios", paramLabel = "DIR", defaultValue = "${env:GMPSCOPE_SCENARIOS:-}",
            description = "Directory of further scenarios, ID.json each, into which the page may save; also GMPSCOPE_SCENARIOS (default: none, and nothing is saved).")
    private Path directory;

    /** The directory, null for none. */
    Path directory(CommandLine line) {
        if (directory == null || directory.toString().isEmpty()) {
            return null;
        }
        if (!Files.isDirectory(directory)) {
            throw new ParameterException(line, "--scenarios: there is no directory " + directory + ".");
        }
        return directory;
    }
}
