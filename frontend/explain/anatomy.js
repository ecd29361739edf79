/** One request to stop as a whole: from the slice in which it was made to the start by which its goroutine runs again. */
import { nameOf, inWords, sentence } from './sentence.js';
import { LANDINGS, requestsOf } from './requests.js';
import { LABELS } from './words.js';

const PUTS = new Set(['GlobrunqPut', 'RunqPut', 'RunqPutSlow']);

/** A link of a chain: {seq, time, name, label, what, twin}. */
export function link(log, seq) {
  const name = log.name(seq);
  const { args } = log.event(seq);
  const rule = args.rule === undefined ? '' : `: ${inWords(log, 'rule', 'rule', args.rule)}`;
  return { seq, time: log.time(seq), name, label: (LABELS[name] ?? name) + rule, what: sentence(log, seq), twin: log.table.byName(name)?.twin ?? '' };
}

/** Where a goroutine was put: "the global queue", "runnext of P0", "the ring of P0". */
function queueOf(log, seq) {
  const { name, p, args } = log.event(seq);
  if (name !== 'RunqPut') return 'the global queue';
  return `${args.next ? 'runnext' : 'the ring'} of ${nameOf(log, 'p', p)}`;
}

/** The signals of a request: [{sent, received, verdict: 'accepted' | a rule | null, late}], `sent` and `received` events or null. */
function signals(log, seqs, stop) {
  const out = [];
  for (const seq of seqs) {
    const name = log.name(seq);
    const last = out[out.length - 1];
    if (name === 'SignalSend' || name === 'SignalCoalesce') {
      if (name === 'SignalSend' || !last || last.verdict !== null) out.push({ sent: seq, coalesced: name === 'SignalCoalesce', received: null, verdict: null, late: false });
    } else if (name === 'SignalReceive') {
      const waiting = out.find((s) => s.received === null);
      if (waiting) Object.assign(waiting, { received: seq, late: stop >= 0 && seq > stop });
    } else if (name === 'SignalAccept' || name === 'SignalRefuse') {
      const waiting = out.find((s) => s.received !== null && s.verdict === null);
      if (waiting) waiting.verdict = name === 'SignalAccept' ? 'accepted' : inWords(log, 'rule', 'rule', log.event(seq).args.rule);
    }
  }
  return out;
}

function checks(log, seqs, passed) {
  const of = (name) => seqs.filter((seq) => log.name(seq) === name);
  const refused = of('StackCheckRefuse').map((seq) => ({ seq, rule: inWords(log, 'rule', 'rule', log.event(seq).args.rule) }));
  return { passed, hit: of('StackCheckHit'), refused };
}

/** When sysmon first saw the schedtick that it saw again: {seq, time, noted}; null where sysmon did not ask. */
function seen(log, seqs) {
  const seq = seqs.find((s) => log.name(s) === 'SliceExpired');
  if (seq === undefined) return null;
  return { seq, time: log.time(seq), noted: log.time(seq) - log.event(seq).args.ran };
}

/** Request r with all its parts; see the fields at the end. `next` is who got its P. */
export function anatomy(log, r) {
  const q = requestsOf(log);
  const seqs = q.links(r);
  const stop = q.stop.at(r);
  const again = q.again.at(r);
  const next = q.next.at(r);
  const slice = q.slice.at(r);
  const put = seqs.find((seq) => seq > stop && stop >= 0 && PUTS.has(log.name(seq)));
  const moment = (seq) => (seq < 0 ? null : { seq, time: log.time(seq) });
  return {
    r, g: q.g.at(r), name: nameOf(log, 'g', q.g.at(r)), asker: q.asker.at(r), landing: LANDINGS[q.landing.at(r)], how: q.landing.at(r),
    askers: log.table.enums.asker.map((_, k) => k).filter((k) => q.askers.at(r) & 1 << k),
    slice: moment(slice), seen: seen(log, seqs), asked: moment(q.first.at(r)), asks: q.asks.at(r), refusals: q.refusals.at(r),
    guard: moment(seqs.find((seq) => log.name(seq) === 'GuardPoison') ?? -1),
    checks: checks(log, seqs, q.passed.at(r)), signals: signals(log, seqs, stop),
    stop: moment(stop), queue: put === undefined ? null : { ...moment(put), where: queueOf(log, put) },
    next: next < 0 ? null : { ...moment(next), g: log.a(next), p: log.p(next) },
    again: again < 0 ? null : { ...moment(again), p: log.p(again), m: log.m(again) },
    requestToStop: q.requestToStop(r), stopToRun: q.stopToRun(r), links: seqs,
  };
}
