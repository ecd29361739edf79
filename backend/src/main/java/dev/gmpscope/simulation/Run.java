package dev.gmpscope.simulation;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;

/**
 * A run as a value: all that decides its log. Absent parts (null) are the document's own.
 *
 * @param document        the scenario's text
 * @param rules           preemption rules such as {@code 1.13}
 * @param gomaxprocs      number of Ps
 * @param asyncpreemptoff as in GODEBUG
 * @param seed            of the run's one generator
 * @param schedtick       phase of schedtick at the start
 * @param until           limit in virtual ns
 * @param maxEvents       limit in events
 * @param commands        wishes of a fork, in the order of their time
 */
public record Run(String document, String rules, Integer gomaxprocs, Boolean asyncpreemptoff, Long seed,
                  Integer schedtick, Long until, Long maxEvents, List<Command> commands) {
    /** Events at which a run stops unless its value says otherwise. */
    public static final long MAX_EVENTS = 5_000_000;

    private static final int ID_BYTES = 8;

    public Run {
        commands = commands == null ? List.of() : List.copyOf(commands);
    }

    /** The document's own run. */
    public static Run of(String document) {
        return new Run(document, null, null, null, null, null, null, null, List.of());
    }

    /** The name of the value: equal values have equal ids. */
    public String id() {
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(RunJson.canonical(this).getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(hash, 0, ID_BYTES);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }

    /** The number of events at which this run stops. */
    public long eventLimit() {
        return maxEvents == null ? MAX_EVENTS : maxEvents;
    }
}
