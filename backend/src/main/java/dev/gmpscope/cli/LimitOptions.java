package dev.gmpscope.cli;

import dev.gmpscope.server.Limit;
import dev.gmpscope.server.Limits;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.ParameterException;

/** A flag for each limit of the server, made from their table. */
final class LimitOptions {
    private LimitOptions() {}

    static void addTo(CommandSpec spec) {
        for (Limit limit : Limit.values()) {
            spec.addOption(OptionSpec.builder(limit.flag()).type(long.class).paramLabel(limit.unit()).defaultValue(Long.toString(limit.standard())).description(limit.help()).build());
        }
    }

    /** What was given. */
    static Limits of(CommandLine line) {
        Limits limits = new Limits();
        for (Limit limit : Limit.values()) {
            try {
                limits = limits.with(limit, line.getCommandSpec().findOption(limit.flag()).<Long>getValue());
            } catch (IllegalArgumentException e) {
                throw new ParameterException(line, e.getMessage());
            }
        }
        return limits;
    }
}
