/** What an event is, why it happened, who does it in the runtime, and the request to stop that it is part of. */
import { link } from './anatomy.js';
import { requestsOf } from './requests.js';
import { plain } from './parts.js';
import { rungsOf } from './rungs.js';
import { sentenceParts } from './sentence.js';

/**
 * Explains event i: {seq, time, name, what, parts (the same with its links), why, twin, tracer, request, latency, chain, rungs}; `request` is -1
 * where it is part of none, `rungs` null where nobody searched.
 */
export function explain(log, i) {
  const name = log.name(i);
  const entry = log.table.byName(name) ?? {};
  const requests = requestsOf(log);
  const request = requests.of(i);
  const time = log.time(i);
  const parts = sentenceParts(log, i);
  const latency = request >= 0 && time >= requests.time(request) && log.name(i) !== 'SliceExpired' ? time - requests.time(request) : null;
  return {
    seq: i, time, name, request,
    what: plain(parts), parts, rungs: rungsOf(log, i), why: entry.why ?? '', twin: entry.twin ?? '', tracer: Boolean(entry.tracer),
    latency, chain: request < 0 ? [] : requests.links(request).map((seq) => link(log, seq)),
  };
}
