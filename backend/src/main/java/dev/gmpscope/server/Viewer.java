package dev.gmpscope.server;

import dev.gmpscope.scenario.GoDuration;
import dev.gmpscope.trace.export.JsonLines;
import java.util.ArrayDeque;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.eclipse.jetty.websocket.api.Callback;
import org.eclipse.jetty.websocket.api.Session;

/**
 * One who follows a run: it is sent frames only as fast as it acknowledges them. Any thread may {@link #pump}; one at a
 * time does the work, so what the step methods use needs no lock.
 */
final class Viewer {
    /** Frames that may be unacknowledged. */
    static final int WINDOW = 4;
    static final long STALL = TimeUnit.SECONDS.toNanos(20);
    /** Who has been silent for so long is asked whether they are there; no answer within {@link #STALL} means no. */
    static final long SILENCE = TimeUnit.SECONDS.toNanos(15);
    static final int NORMAL = 1000;
    static final int GOING_AWAY = 1001;
    static final int POLICY = 1008;
    static final int TRY_AGAIN = 1013;
    /** Lines of a readable stream that are handed to the socket at a time. */
    private static final int LINES = 512;

    private final String id;
    private final LiveRun run;
    private final Session session;
    private final Metrics metrics;
    private final boolean readable;
    private final int from;
    private final AtomicInteger calls = new AtomicInteger();
    private final AtomicInteger sending = new AtomicInteger();
    private final ArrayDeque<Integer> unacknowledged = new ArrayDeque<>();
    private volatile int acknowledged;
    private volatile int sent;
    private volatile boolean waiting;
    private volatile int owed;
    private volatile boolean closed;
    private volatile long progress = System.nanoTime();
    private volatile long heard = System.nanoTime();
    /** Whether it was asked if it is there, and has not answered. */
    private volatile boolean asked;
    /** Messages that it may still send, as of when it last spoke; one thread hears it. */
    private double allowance = Double.MAX_VALUE;
    private long spoke = System.nanoTime();
    private boolean greeted;
    private volatile boolean ended;
    /** Number of the next frame, and of the one whose rows were sent last. */
    private int number;
    private int rowsOf = -1;

    /**
     * @param id       its session's, for the log
     * @param readable JSON lines instead of binary batches
     * @param from     first event wanted
     */
    Viewer(String id, LiveRun run, Session session, Metrics metrics, boolean readable, int from) {
        this.id = id;
        this.metrics = metrics;
        this.run = run;
        this.session = session;
        this.readable = readable;
        this.from = from;
        this.sent = from;
        this.acknowledged = from;
    }

    String id() {
        return id;
    }

    LiveRun run() {
        return run;
    }

    /** Frames sent and not acknowledged. */
    int owed() {
        return owed;
    }

    /** The events before it were sent. */
    int sent() {
        return sent;
    }

    /** Sends what may be sent now. */
    void pump() {
        if (calls.getAndIncrement() != 0) {
            return;
        }
        int seen = 1;
        do {
            while (!closed && step()) {
                continue;
            }
            seen = calls.addAndGet(-seen);
        } while (seen != 0);
    }

    /** Sends the next thing; false if there is none, or it must wait. */
    private boolean step() {
        while (!unacknowledged.isEmpty() && unacknowledged.peek() <= acknowledged) {
            unacknowledged.poll();
        }
        owed = unacknowledged.size();
        waiting = owed > 0;
        if (ended || sending.get() > (readable ? 0 : WINDOW)) {
            return false;
        }
        if (!greeted) {
            greeted = true;
            text(StreamJson.hello(run.id(), from, run.log()));
            return true;
        }
        if (unacknowledged.size() >= WINDOW) {
            return false;
        }
        String end = run.endText();
        Frame frame = run.frame(number, from);
        if (frame != null) {
            deliver(frame);
        } else if (end != null) {
            finish(end);
        }
        return frame != null;
    }

    private void deliver(Frame frame) {
        if (rowsOf != number) {
            rowsOf = number;
            frame.rows().forEach(this::text);
        }
        if (frame.to() <= from) {
            number++;
        } else if (readable) {
            lines(frame);
        } else {
            sent = frame.to();
            number++;
            progress = waiting ? progress : System.nanoTime();
            waiting = true;
            unacknowledged.add(frame.to());
            owed = unacknowledged.size();
            metrics.sent(frame.batch().remaining());
            sending.incrementAndGet();
            session.sendBinary(frame.batch().duplicate(), done());
            String share = run.shareText();
            if (share != null) {
                text(share);
            }
        }
    }

    private void lines(Frame frame) {
        int start = sent;
        int end = Math.min(frame.to(), start + LINES);
        sent = end;
        for (int i = start; i < end; i++) {
            text(StreamJson.ascii(JsonLines.event(run.log(), i)));
        }
        if (end == frame.to()) {
            number++;
        }
    }

    private void finish(String end) {
        ended = true;
        progress = System.nanoTime();
        if (from > run.log().size()) {
            close(POLICY, "The run has only " + run.log().size() + " events.");
        } else {
            text(end);
        }
    }

    private void text(String text) {
        sending.incrementAndGet();
        session.sendText(text, done());
    }

    private Callback done() {
        return Callback.from(() -> {
            progress = readable ? System.nanoTime() : progress;
            if (sending.decrementAndGet() <= (readable ? 0 : WINDOW)) {
                pump();
            }
        }, failure -> leave());
    }

    /** Whether the viewer may say something now: at most so many a second, and as many at once. */
    boolean maySpeak(long aSecond) {
        long now = System.nanoTime();
        allowance = Math.min(aSecond, allowance + (double) (now - spoke) / TimeUnit.SECONDS.toNanos(1) * aSecond);
        spoke = now;
        allowance -= 1;
        return allowance >= 0;
    }

    /** The viewer says that it has taken in the events before {@code seq}. An older or an equal number than before says only that it is there. */
    void acknowledge(long seq) {
        heard = System.nanoTime();
        asked = false;
        if (seq > sent || seq < 0) {
            close(POLICY, "ack: seq " + seq + " was not sent yet; the events up to " + sent + " were.");
        } else if (seq > acknowledged) {
            acknowledged = (int) seq;
            progress = System.nanoTime();
            pump();
        }
    }

    /** Closes a viewer who takes nothing in, has everything, or is not there any more; a connection that is dead looks open from here. */
    void check(long now) {
        boolean owes = readable ? sending.get() > 0 : waiting && acknowledged < sent;
        if (closed) {
            session.disconnect();
        } else if (owes && now - progress > STALL) {
            metrics.stalled();
            close(TRY_AGAIN, "Nothing was acknowledged for " + GoDuration.text(STALL) + ".");
        } else if (ended && !owes && now - progress > STALL) {
            close(NORMAL, "The run is over, and all of it was sent.");
        } else if (asked && now - heard > SILENCE + STALL) {
            metrics.stalled();
            close(TRY_AGAIN, "Nothing was heard for " + GoDuration.text(SILENCE + STALL) + ", and alive was not answered.");
        } else if (!readable && !asked && now - heard > SILENCE) {
            asked = true;
            text(StreamJson.ALIVE);
        }
    }

    void close(int code, String sentence) {
        closed = true;
        session.close(code, sentence, Callback.from(() -> { }, failure -> session.disconnect()));
    }

    /** The connection is gone. */
    void leave() {
        closed = true;
        owed = 0;
        run.viewers().remove(this);
    }
}
