package dev.gmpscope.cli;

import com.fasterxml.jackson.databind.JsonNode;

/** Tells the figures of bench-page: each beside its goal or its yardstick, with the ratio of the two. */
final class BenchPageReport {
    private static final double FRAMES = 59;
    private static final double DRAW = 4;
    private static final double GROWTH = 2;
    private static final double SEEK = 16;
    private static final double BYTES = 60;
    private static final double WAIT = 50;
    private static final int SEEKS = 300;

    private final BenchBrowser bench;

    BenchPageReport(BenchBrowser bench) {
        this.bench = bench;
    }

    void large(JsonNode large, JsonNode small) {
        title(large);
        frames("five zooms of 60 frames, 1000 times nearer", large.get("zooms"));
        double draw = large.get("draw").asDouble();
        double little = small.get("draw").asDouble();
        goal("a frame's drawing, median", draw, "ms", DRAW, "the longest %.1f".formatted(large.get("drawMost").asDouble()));
        goal("the same beside that of %,d events".formatted(small.get("events").asLong()), draw / little, "times", GROWTH, "%.1f : %.1f ms".formatted(draw, little));
        yardstick("one rectangle an interval", large.get("naive").asDouble(), draw, "drawing");
        rest(large, small);
    }

    void many(JsonNode many, JsonNode small) {
        title(many);
        frames("five zooms of 60 frames, 1000 times nearer", many.get("zooms"));
        frames("scrolling through the lanes", many.get("scroll"));
        rest(many, small);
    }

    private void title(JsonNode figures) {
        bench.say("%n%,d events, %,d goroutines, %,d intervals, %,d of them on %d lanes of Ps and Ms, %d lanes painted; on the screen: lanes, board and story; %s", figures.get("events").asLong(),
                figures.get("goroutines").asLong(), figures.get("intervals").asLong(), figures.get("laneIntervals").asLong(), figures.get("lanes").asInt(), figures.get("painted").asInt(), BenchBrowser.load());
    }

    private void rest(JsonNode figures, JsonNode small) {
        for (JsonNode seeks : figures.get("seeks")) {
            seeks(seeks);
        }
        yardstick("the fold from the start", figures.get("replay").asDouble(), figures.get("state").asDouble(), "the state at a moment, from its keyframe");
        memory(figures, small);
        streaming(figures.get("streaming"));
    }

    private void frames(String what, JsonNode zooms) {
        bench.say("%-52s %5.0f of 60 in 16.8 ms, goal %.0f: ratio %.2f; each %s, longest %s ms", what, zooms.get("median").asDouble(), FRAMES, zooms.get("median").asDouble() / FRAMES, zooms.get("within"), zooms.get("longest"));
    }

    /** How much of what is allowed is used. */
    private void goal(String what, double value, String unit, double goal, String more) {
        bench.say("%-52s %7.1f %s, goal %.0f: ratio %.2f; %s", what, value, unit, goal, value / goal, more);
    }

    private void yardstick(String naive, double slow, double fast, String what) {
        bench.say("%-52s %7.1f ms: %s takes %.1f, ratio %.0f", naive, slow, what, fast, slow / fast);
    }

    /** Rounds of seeks: the median round's worst one is held to the goal. */
    private void seeks(JsonNode seeks) {
        goal("100 seeks with the panel %s, the worst".formatted(seeks.get("panel").asText()), seeks.get("most").asDouble(), "ms", SEEK,
                "median %.1f; the worst of each round %s".formatted(seeks.get("median").asDouble(), seeks.get("mosts")));
        goal("  the same, layout and painting included", seeks.get("paintedMost").asDouble(), "ms", SEEK,
                "median %.1f; the worst of each round %s; in %d of %d the panel came a frame later, in frame %d at the latest".formatted(seeks.get("painted").asDouble(), seeks.get("paintedMosts"), seeks.get("later").asInt(), SEEKS, seeks.get("frames").asInt()));
    }

    private void memory(JsonNode figures, JsonNode small) {
        double events = figures.get("events").asDouble();
        double columns = figures.get("columns").asDouble() / events;
        double page = figures.get("page").asDouble() / events;
        double bare = small.get("page").asDouble() / events;
        goal("bytes an event in columns and indexes", columns, "bytes", BYTES, figures.get("parts").asText());
        goal("  the whole page, as the browser says", page, "bytes", BYTES,
                "columns %.1f, keyframes and other objects %.1f, what the page keeps with a small run %.1f".formatted(columns, page - columns - bare, bare));
    }

    private void streaming(JsonNode came) {
        goal("while it streams in: the longest wait for a frame", came.get("longestWait").asDouble(), "ms", WAIT, "%d of %d frames waited longer; worst %s".formatted(came.get("late").asInt(), came.get("frames").asInt(), came.get("worst")));
        goal("  a key's answer on the screen, the slowest", came.get("keyMost").asDouble(), "ms", 2 * WAIT, "median %.0f of %d keys".formatted(came.get("key").asDouble(), came.get("keys").asInt()));
        double streamed = came.get("streamed").asDouble();
        double alone = came.get("alone").asDouble();
        bench.say("%-52s %7.0f ms from the first event to the last one indexed; the same run again into a bare log %.0f: ratio %.1f", "  the whole run, simulation included", streamed, alone, streamed / alone);
    }
}
