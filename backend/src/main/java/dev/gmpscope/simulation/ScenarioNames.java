package dev.gmpscope.simulation;

import dev.gmpscope.trace.imports.Namer;

/** Functions of a lesson's Go program, called in a real run as in a run of the model: without their package, and without a file where they stand in the Go text. */
final class ScenarioNames implements Namer {
    private static final String PACKAGE = "main.";
    private static final String TEXT = "/main.go";
    private static final long MAIN = 1;

    @Override
    public String func(String func, String file) {
        return isText(func, file) ? func.substring(PACKAGE.length()) : func;
    }

    @Override
    public String file(String func, String file) {
        return isText(func, file) ? null : file;
    }

    private static boolean isText(String func, String file) {
        return func.startsWith(PACKAGE) && file.endsWith(TEXT);
    }

    @Override
    public String starter(long g, String outermost) {
        return g == MAIN ? "main" : outermost != null && outermost.startsWith(PACKAGE) ? outermost.substring(PACKAGE.length()) : outermost;
    }

    @Override
    public String called(String starter) {
        return starter;
    }
}
