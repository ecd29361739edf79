package dev.gmpscope.server;

/** A run cannot be begun now, for a reason that passes; the message is a sentence. */
final class NoRoom extends RuntimeException {
    private static final long serialVersionUID = 1;

    private final Limit limit;

    /**
     * @param limit that others have come to
     */
    NoRoom(Limit limit, String sentence) {
        super(sentence);
        this.limit = limit;
    }

    Limit limit() {
        return limit;
    }
}
