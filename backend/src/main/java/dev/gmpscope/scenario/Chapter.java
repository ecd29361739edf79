package dev.gmpscope.scenario;

import java.util.Map;

/**
 * A moment worth a look.
 *
 * @param event   the first event of this name that meets the filters, null: a time
 * @param filters as in {@link Show}
 * @param nth     which of these events, from 1
 * @param time    ns, if there is no event
 * @param say     what there is to see
 */
public record Chapter(String path, String event, Map<String, String> filters, int nth, long time, String say) {}
