package dev.gmpscope.program;

import java.util.List;

/**
 * The cases of one select statement in source order.
 *
 * @param cases    sends and receives
 * @param fallback target of the default case, {@link Op#NONE} where there is none
 */
public record Select(List<Case> cases, int fallback) {
    /**
     * @param send   send, else receive
     * @param chan   channel, {@link Op#NONE} for a nil channel
     * @param value  what is sent, null for a receive
     * @param after  after what time a channel of time.After is ready, which stands in place of {@code chan}; else null
     * @param target instruction to go on with
     */
    public record Case(boolean send, Expr chan, Expr value, Expr after, int target) {}
}
