package dev.gmpscope.scenario;

import java.util.List;

/**
 * A function of a scenario.
 *
 * @param frame   bytes of its stack frame, 0: what its code needs
 * @param params  names of its int parameters
 * @param returns whether it returns an int
 */
public record Function(String name, String path, boolean noinline, boolean nosplit, int frame, List<String> params,
                       boolean returns, List<Operation> body) {
    private static final int WORD = 8;

    /** Size of the frame with the saved base pointer, as the compiler lays it out: whole words, at least two; 0 if none is asked for. */
    public int frameBytes() {
        return frame == 0 ? 0 : Math.max(2 * WORD, (frame + WORD - 1) / WORD * WORD);
    }

    /** Bytes of local variables in that frame: all but the saved base pointer. */
    int localBytes() {
        return frameBytes() - WORD;
    }
}
