package dev.gmpscope.server;

import dev.gmpscope.scenario.GoDuration;
import dev.gmpscope.trace.Header;
import io.javalin.http.BadRequestResponse;
import io.javalin.http.ConflictResponse;
import io.javalin.http.Context;
import io.javalin.http.NotFoundResponse;

/** {@code GET api/runs/{id}/schedtrace}: what GODEBUG=schedtrace prints for a run that is over. */
final class SchedTraceRoute {
    private static final long NANOS = 1_000_000;
    private static final long LONGEST = 3_600_000;

    private final RunStore store;

    SchedTraceRoute(RunStore store) {
        this.store = store;
    }

    void get(Context ctx) {
        SchedTraces.Setting setting = new SchedTraces.Setting(period(ctx.queryParam("period")), detail(ctx.queryParam("detail")));
        LiveRun run = store.again(ctx.pathParam("id"));
        if (run == null) {
            throw new NotFoundResponse("No such run here: post its value to api/runs again.");
        }
        if (!run.log().header().records().contains("queues") && !run.log().header().records().contains(Header.COUNTERS)) {
            throw new BadRequestResponse("A trace does not record what schedtrace prints: the lengths of the queues, and which threads are idle or spin.");
        }
        byte[] answer = run.schedtrace(setting);
        if (answer == null) {
            throw new ConflictResponse("The run is still under way: ask again after its end record.");
        }
        ctx.contentType("application/json").result(answer);
    }

    /** Milliseconds: GODEBUG=schedtrace takes no parts of them. */
    private static int period(String text) {
        Long ns = text == null ? null : text.matches("[0-9]{1,18}") ? Long.valueOf(text) : GoDuration.parse(text);
        if (ns == null || ns < NANOS || ns % NANOS != 0 || ns / NANOS > LONGEST) {
            throw new BadRequestResponse("period must be a whole number of milliseconds from 1ms to 1h, in ns or as Go writes it, for example 10ms.");
        }
        return (int) (ns / NANOS);
    }

    private static boolean detail(String text) {
        if (text != null && !text.equals("0") && !text.equals("1")) {
            throw new BadRequestResponse("detail must be 0 or 1, as scheddetail.");
        }
        return "1".equals(text);
    }
}
