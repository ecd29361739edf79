package dev.gmpscope.server;

import dev.gmpscope.scenario.GoDuration;
import dev.gmpscope.simulation.ExportForm;
import io.javalin.http.BadRequestResponse;
import io.javalin.http.ConflictResponse;
import io.javalin.http.Context;
import io.javalin.http.NotFoundResponse;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.util.concurrent.Semaphore;

/** {@code GET api/runs/{id}/export?as=FORM}: a run that is over, written for another tool while it is sent; with {@code check} only whether that can be done; see section 9 of docs/contracts.md. */
final class ExportRoute {
    /** Writing a large log keeps a processor busy. */
    private static final Semaphore AT_A_TIME = new Semaphore(2);
    private static final int NO_CONTENT = 204;
    private static final int NANOS = 1_000_000;
    private static final int LONGEST = 3_600_000;
    private static final int PERIOD = 10;

    private final RunStore store;

    ExportRoute(RunStore store) {
        this.store = store;
    }

    void get(Context ctx) throws IOException {
        LiveRun run = store.again(ctx.pathParam("id"));
        if (run == null) {
            throw new NotFoundResponse("No such run here: post its value to api/runs again.");
        }
        ExportForm form = ExportForm.of(ctx.queryParam("as"));
        if (form == null) {
            throw new BadRequestResponse("as must be chrome, gotrace, pprof, schedtrace or jsonl.");
        }
        ExportForm.Choice choice = new ExportForm.Choice(at(ctx.queryParam("at")), period(ctx.queryParam("period")), "1".equals(ctx.queryParam("detail")));
        if (!run.over()) {
            throw new ConflictResponse("The run is still under way: ask again after its end record.");
        }
        String refused = form.refuses(run.log(), choice);
        if (refused != null) {
            throw new BadRequestResponse(Character.toUpperCase(refused.charAt(0)) + refused.substring(1));
        }
        if (ctx.queryParam("check") != null) {
            ctx.status(NO_CONTENT);
            return;
        }
        ctx.contentType(form.contentType).header("Content-Disposition", "attachment; filename=\"run." + form.ending + "\"");
        AT_A_TIME.acquireUninterruptibly();
        try (OutputStream out = new BufferedOutputStream(ctx.outputStream())) {
            run.write(form, choice, out);
        } finally {
            AT_A_TIME.release();
        }
    }

    private static Long at(String text) {
        if (text == null) {
            return null;
        }
        Long ns = text.matches("[0-9]{1,18}") ? Long.valueOf(text) : GoDuration.parse(text);
        if (ns == null || ns < 0) {
            throw new BadRequestResponse("at must be a virtual time in ns or as Go writes it, for example 10ms.");
        }
        return ns;
    }

    private static int period(String text) {
        if (text == null) {
            return PERIOD;
        }
        Long ns = GoDuration.parse(text);
        if (ns == null || ns < NANOS || ns % NANOS != 0 || ns / NANOS > LONGEST) {
            throw new BadRequestResponse("period must be a whole number of milliseconds from 1ms to 1h.");
        }
        return (int) (ns / NANOS);
    }
}
