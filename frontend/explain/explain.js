/** What an event is, why it happened, who does it in the runtime, and the preemption that it is part of. */
import { chainsOf } from './chains.js';
import { sentence, inWords } from './sentence.js';
import { LABELS } from './words.js';

function link(log, seq) {
  const event = log.event(seq);
  let label = LABELS[event.name] ?? event.name;
  if (event.args.rule !== undefined) label += ': ' + inWords(log, 'rule', 'rule', event.args.rule);
  return { seq, time: event.time, label, name: event.name };
}

/** Explains event i: {seq, time, name, what, why, twin, tracer, latency, chain}. */
export function explain(log, i) {
  const name = log.name(i);
  const entry = log.table.byName(name) ?? {};
  const found = chainsOf(log).of(i);
  const time = log.time(i);
  return {
    seq: i, time, name,
    what: sentence(log, i), why: entry.why ?? '', twin: entry.twin ?? '', tracer: Boolean(entry.tracer),
    latency: found && found.requested >= 0 && time >= found.requested ? time - found.requested : null,
    chain: found ? found.seqs.map((seq) => link(log, seq)) : [],
  };
}
