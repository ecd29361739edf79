package dev.gmpscope.trace.imports;

/**
 * Events of one thread, not yet read.
 *
 * @param thread its id, -1 for what belongs to no thread
 * @param time   of the trace's clock, in its units
 * @param offset of the data in the file
 */
record Batch(long generation, long thread, long time, byte[] data, long offset, boolean experimental, boolean endOfGeneration) {
    int first() {
        return data.length == 0 || experimental ? -1 : data[0] & 0xff;
    }
}
