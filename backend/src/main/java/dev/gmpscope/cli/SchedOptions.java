package dev.gmpscope.cli;

import dev.gmpscope.scenario.GoDuration;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Option;
import picocli.CommandLine.TypeConversionException;

/** How schedtrace is to print. */
final class SchedOptions {
    private static final long NANOS = 1_000_000;

    @Option(names = "--period", paramLabel = "DURATION", converter = Millis.class, defaultValue = "10ms",
            description = "With schedtrace: time between two lines, whole milliseconds (default: ${DEFAULT-VALUE}).")
    private int period;
    @Option(names = "--detail", description = "With schedtrace: as scheddetail=1.")
    private boolean detail;

    /** GODEBUG=schedtrace takes whole milliseconds. */
    static final class Millis implements ITypeConverter<Integer> {
        @Override
        public Integer convert(String text) {
            Long ns = GoDuration.parse(text);
            if (ns == null || ns < NANOS || ns % NANOS != 0 || ns / NANOS > Integer.MAX_VALUE) {
                throw new TypeConversionException("'" + text + "' is no whole number of milliseconds such as 10ms");
            }
            return (int) (ns / NANOS);
        }
    }

    /** Milliseconds. */
    int period() {
        return period;
    }

    boolean detail() {
        return detail;
    }
}
