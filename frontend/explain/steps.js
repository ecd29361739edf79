/** The anatomy of a request as a list of steps: {time, seq (null: no event stands for it), name, what, twin, repeated}. */
import { link } from './anatomy.js';
import { nameOf } from './sentence.js';
import { duration } from './words.js';

/** What comes in rounds while a request is not answered: sysmon's looks and what follows from them. */
const ROUNDS = new Set(['SliceExpired', 'PreemptRequest', 'GuardPoison', 'SignalSend', 'SignalCoalesce', 'SignalReceive', 'SignalRefuse']);
/** So many steps are told; of more, the first and the last ones. */
const MOST = 48;

export function steps(log, one) {
  const events = [...one.links];
  if (one.slice) events.unshift(one.slice.seq);
  if (one.next) events.push(one.next.seq);
  const told = [...new Set(events)].sort((a, b) => a - b).map((seq) => ({ ...link(log, seq), repeated: 0 }));
  const out = one.landing === 'open' ? shorten(told) : told;
  if (one.slice && out[0]?.seq === one.slice.seq) Object.assign(out[0], sliceWords(log, one));
  if (one.seen) out.splice(one.slice ? 1 : 0, 0, notes(one));
  const next = one.next && out.find((step) => step.seq === one.next.seq);
  if (next && next.seq !== one.again?.seq) next.label = 'Its P goes on with another';
  return out.length <= MOST ? out : [...out.slice(0, MOST / 2), { ...out[MOST / 2], seq: null, label: `${out.length - MOST} more`, what: `${out.length - MOST} more events of the same kind`, twin: '' }, ...out.slice(-MOST / 2)];
}

/** Of rounds in vain the first is told, and how many followed. */
function shorten(told) {
  const seen = new Map();
  const out = [];
  for (const step of told) {
    const key = step.label;
    if (ROUNDS.has(step.name) && seen.has(key)) seen.get(key).repeated++;
    else {
      seen.set(key, step);
      out.push(step);
    }
  }
  return out;
}

function sliceWords(log, one) {
  const { name, args } = log.event(one.slice.seq);
  const who = args.goroutine;
  const other = who !== one.g ? ` with ${nameOf(log, 'g', who)}; ${one.name} has inherited the rest of it` : '';
  return { label: 'The slice begins', what: `The time slice begins${other}.`, twin: name === 'GoStart' ? 'proc.go: execute' : '' };
}

/** The round in which sysmon noted the schedtick that it found again: no event of its own. */
function notes(one) {
  return { seq: null, time: one.seen.noted, name: 'SysmonTick', label: 'sysmon notes the schedtick', repeated: 0, twin: 'proc.go: retake',
    what: `sysmon notes the schedtick; it sees the same one ${duration(one.seen.time - one.seen.noted)} later.` };
}
