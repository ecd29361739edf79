package dev.gmpscope;

import dev.gmpscope.cli.Gmpscope;

/** The composition root. */
public final class Main {
    private Main() {}

    public static void main(String[] args) {
        System.exit(Gmpscope.run(args));
    }
}
