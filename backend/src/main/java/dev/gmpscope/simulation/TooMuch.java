package dev.gmpscope.simulation;

/** A run value that is sound, but asks for more than is allowed here. */
public final class TooMuch extends BadRun {
    private static final long serialVersionUID = 1;

    public TooMuch(String key, String sentence) {
        super(key, sentence);
    }
}
