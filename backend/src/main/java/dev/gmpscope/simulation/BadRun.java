package dev.gmpscope.simulation;

/** What is wrong with a run value besides its document: the key and a sentence for people. */
public class BadRun extends RuntimeException {
    private static final long serialVersionUID = 1;

    private final String key;

    public BadRun(String key, String sentence) {
        super(sentence);
        this.key = key;
    }

    public String key() {
        return key;
    }
}
