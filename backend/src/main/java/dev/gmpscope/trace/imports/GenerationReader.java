package dev.gmpscope.trace.imports;

import java.io.IOException;

/**
 * Puts batches together to generations. Since Go 1.26 a mark ends a generation; before, it ends where the first batch of the next one stands, which is kept here
 * meanwhile.
 */
final class GenerationReader {
    private static final int WITH_MARK = 26;

    private final BatchReader in;
    private Batch next;
    private BrokenTrace broken;

    GenerationReader(BatchReader in) {
        this.in = in;
    }

    int version() {
        return in.version();
    }

    /** The next generation, null at the end. What is broken behind a complete generation is told after it. */
    Generation read() throws IOException {
        if (broken != null) {
            throw broken;
        }
        return in.version() >= WITH_MARK ? marked() : unmarked();
    }

    private Generation marked() throws IOException {
        Generation generation = null;
        for (Batch batch = in.next(); ; batch = in.next()) {
            if (batch == null) {
                if (generation != null) {
                    throw new BrokenTrace(in.offset(), "the file ends inside generation " + generation.number + ", which is left out; it has probably been cut off.");
                }
                return null;
            }
            if (batch.endOfGeneration()) {
                Generation whole = generation == null ? new Generation(0) : generation;
                whole.complete(batch.offset(), in.version());
                return whole;
            }
            generation = generation == null ? begin(batch) : generation;
            if (batch.generation() != generation.number) {
                throw new BrokenTrace(batch.offset(), "generation " + batch.generation() + " begins before the end of generation " + generation.number + ".");
            }
            generation.add(batch, in.version());
        }
    }

    private Generation unmarked() throws IOException {
        Generation generation = null;
        if (next != null) {
            generation = begin(next);
            generation.add(next, in.version());
            next = null;
        }
        while (true) {
            Batch batch;
            try {
                batch = in.next();
            } catch (BrokenTrace e) {
                if (generation == null) {
                    throw e;
                }
                broken = e;
                break;
            }
            if (batch == null) {
                break;
            }
            generation = generation == null ? begin(batch) : generation;
            if (batch.generation() == generation.number + 1) {
                next = batch;
                break;
            }
            if (batch.generation() != generation.number || batch.endOfGeneration()) {
                throw new BrokenTrace(batch.offset(), "after generation " + generation.number + " comes generation " + batch.generation() + "; they are out of order.");
            }
            generation.add(batch, in.version());
        }
        if (generation != null) {
            generation.complete(in.offset(), in.version());
        }
        return generation;
    }

    private static Generation begin(Batch batch) throws BrokenTrace {
        if (batch.generation() == 0) {
            throw new BrokenTrace(batch.offset(), "a batch is of generation 0; the first one is 1.");
        }
        return new Generation(batch.generation());
    }
}
