package dev.gmpscope.trace.imports;

import dev.gmpscope.trace.wire.WireEvent;
import java.io.IOException;
import java.io.InputStream;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The outermost layer of a trace: the header and the batches after it. */
final class BatchReader {
    /** Bytes of the header. */
    static final int HEADER = 16;
    private static final Pattern FORM = Pattern.compile("go 1\\.(\\d+) trace\0{3,}");
    private static final int FIRST = 22;
    /** The versions of the format, by the first Go that writes it. */
    private static final Set<Integer> VERSIONS = Set.of(22, 23, 25, 26);

    private final TraceInput in;
    private final int version;

    BatchReader(InputStream stream) throws IOException {
        in = new TraceInput(stream);
        StringBuilder header = new StringBuilder();
        for (int i = 0; i < HEADER; i++) {
            int b = in.read();
            if (b < 0) {
                break;
            }
            header.append((char) b);
        }
        version = version(header.toString());
    }

    private static int version(String header) throws BrokenTrace {
        Matcher found = FORM.matcher(header);
        if (!found.matches()) {
            throw new BrokenTrace(0, header.isEmpty() ? "the file is empty." : "this is no execution trace of Go: one begins with \"go 1.22 trace\", or another version.");
        }
        int version = Integer.parseInt(found.group(1));
        if (version < FIRST) {
            throw new BrokenTrace(0, "this trace is in the format of Go 1." + version + ". go tool trace of a newer Go opens it; this page reads the formats of Go 1.22 and later.");
        }
        if (!VERSIONS.contains(version)) {
            throw new BrokenTrace(0, "the format \"go 1." + version + " trace\" is not known; the newest that is known is that of Go 1." + WireEvent.NEWEST + ".");
        }
        return version;
    }

    int version() {
        return version;
    }

    long offset() {
        return in.offset();
    }

    /** The next batch, null at the end of the file. */
    Batch next() throws IOException {
        long start = in.offset();
        int kind = in.read();
        if (kind < 0) {
            return null;
        }
        if (kind == WireEvent.END_OF_GENERATION) {
            return new Batch(0, WireEvent.NONE, 0, new byte[0], start, false, true);
        }
        if (kind != WireEvent.EVENT_BATCH && kind != WireEvent.EXPERIMENTAL_BATCH) {
            throw new BrokenTrace(start, "a batch of events should begin here, but the byte is " + kind + ".");
        }
        if (kind == WireEvent.EXPERIMENTAL_BATCH && in.read() < 0) {
            throw new BrokenTrace(start, "the file ends inside the head of a batch; it has probably been cut off.");
        }
        long generation = in.varint("generation of a batch");
        long thread = in.varint("thread of a batch");
        long time = in.varint("time of a batch");
        long size = in.varint("size of a batch");
        if (Long.compareUnsigned(size, WireEvent.MAX_BATCH) > 0) {
            throw new BrokenTrace(start, "a batch has " + Long.toUnsignedString(size) + " bytes; at most " + WireEvent.MAX_BATCH + " are allowed.");
        }
        long offset = in.offset();
        return new Batch(generation, thread, time, in.bytes((int) size, "batch"), offset, kind == WireEvent.EXPERIMENTAL_BATCH, false);
    }
}
