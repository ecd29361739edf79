package dev.gmpscope.trace.imports;

import dev.gmpscope.trace.EventLog;
import dev.gmpscope.trace.Header;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.function.BooleanSupplier;

/**
 * An execution trace of Go that becomes a log. Its header is known once the first generation has been read; the log, which holds its opening then, grows while the rest
 * is read, and can be followed meanwhile.
 */
public final class ImportedTrace {
    /** Of what a log can hold a trace knows where in the program things happen; nothing of queues, flags, signals, sysmon, channels, and so on. */
    private static final List<String> RECORDS = List.of("positions");
    /** Events between two looks at whether to stop. */
    private static final int OFTEN = 1024;

    /** Who asked to stop, or no more room. */
    private static final class Stop extends IOException {
        private static final long serialVersionUID = 1;
    }

    private final TraceReader reader;
    private final Opening opening;
    private final EventLog log;
    private final LogEvents events;
    private long seen;
    private long most;
    private BooleanSupplier stop;
    private End end = End.WHOLE;
    private BrokenTrace broken;

    /**
     * Reads the first generation.
     *
     * @param title for people, such as the file's name
     * @throws BrokenTrace if there is none, or the file is something else
     */
    public ImportedTrace(InputStream in, String title) throws IOException {
        this(in, title, Namer.PLAIN);
    }

    /** The same, with names of one's own. */
    public ImportedTrace(InputStream in, String title, Namer namer) throws IOException {
        reader = new TraceReader(in, this::take);
        Generation first = reader.first();
        opening = new Opening(first);
        String version = "1." + reader.version();
        log = new EventLog(new Header(Header.FORMAT, "go trace", version, title, version, false, opening.procs(), 0, 0, 0, RECORDS));
        LogTables tables = new LogTables(log, namer);
        events = new LogEvents(log, tables, opening.write(log, tables), first.start());
    }

    public EventLog log() {
        return log;
    }

    /**
     * Reads to the end, or until the log has so many events, or somebody wants it to stop. What is in the log by then is sound.
     *
     * @throws IOException if the file itself cannot be read
     */
    public End read(long mostEvents, BooleanSupplier wanted) throws IOException {
        most = mostEvents;
        stop = wanted;
        try {
            reader.read();
        } catch (BrokenTrace e) {
            broken = e;
            end = End.BROKEN;
        } catch (Stop e) {
            end = log.size() >= most ? End.FULL : End.STOPPED;
        }
        return end;
    }

    /** What is wrong with the file, with the byte at which it shows; null if nothing is. */
    public String problem() {
        return broken == null ? null : broken.getMessage();
    }

    private void take(TraceEvent event) throws IOException {
        if (log.size() >= most || seen++ % OFTEN == 0 && stop.getAsBoolean()) {
            throw new Stop();
        }
        events.take(event);
    }
}
