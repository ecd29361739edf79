package dev.gmpscope.trace;

import com.fasterxml.jackson.annotation.JsonInclude;

/** The rows of a log's tables. */
public final class Tables {
    /**
     * A frame and its callers: a linked list, innermost first.
     *
     * @param parent row of the calling frame, -1 none
     * @param func   function
     * @param path   JSON path of the operation, null unknown
     * @param line   line of the Go text, or of the file, 0 unknown
     * @param file   where it stands, null: in the Go text of the scenario
     */
    public record Stack(int parent, String func, String path, int line, @JsonInclude(JsonInclude.Include.NON_NULL) String file) {}

    /**
     * @param id   Go's own number of it
     * @param name for people, for example {@code busyLoop #2}
     * @param func function it was started with, null unknown
     */
    public record Goroutine(long id, String name, String func) {}

    /** A thread. */
    public record Thread(long id, String name) {}

    /** A processor. */
    public record Proc(long id, String name) {}

    /**
     * @param kind {@code chan}, {@code mutex}, {@code rwmutex}, {@code waitgroup}, {@code cond} or {@code once}
     * @param cap  capacity of a channel, else 0
     */
    public record Obj(String kind, String name, int cap) {}

    private Tables() {}
}
