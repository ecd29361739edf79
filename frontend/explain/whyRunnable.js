/** Why a goroutine that could run does not: the queue it stands in, and the rule by which it leaves it. */
import { goroutine, nameOf } from './sentence.js';
import { told } from './parts.js';
import { runnerWords, standing } from './runner.js';

const QUEUES = ['none', 'runnext', 'ring', 'global'];
const FAIRNESS = 61;
/** So many Ps are told one by one. */
const FEW = 3;

/** Items of a queue of a state, whatever its shape (an array, or an iterable). */
export const items = (queue) => (queue ? Array.from(queue) : []);

/** Where a runnable goroutine waits: {kind, p, position (0 is next), before: [goroutines]}. */
export function placeOf(state, g) {
  const { queue, p } = state.gs[g];
  const kind = typeof queue === 'string' ? queue : QUEUES[queue] ?? 'none';
  if (kind === 'runnext') return { kind, p, position: 0, before: [] };
  const all = kind === 'ring' ? items(state.ps[p]?.ring) : kind === 'global' ? items(state.global) : [];
  const position = Math.max(0, all.indexOf(g));
  return { kind, p, position, before: all.slice(0, position) };
}

/** {where, place, rule}: the first and the last in parts. */
export function runnable(log, state, g) {
  const place = placeOf(state, g);
  const at = place.p >= 0 ? nameOf(log, 'p', place.p) : '';
  if (place.kind === 'runnext') {
    return { where: told`in runnext of ${at}`, place, rule: told`It runs as soon as the goroutine on that P blocks, yields or is preempted, in the same time slice.${runnerWords(log, state, place.p)}` };
  }
  if (place.kind === 'ring') {
    const next = state.ps[place.p]?.runnext ?? -1;
    const first = next >= 0 ? told` ${goroutine(log, next)} in runnext goes before the ring.` : '';
    return { where: told`in the ring of ${at}, ${standing(log, place.before)}`, place, rule: told`It runs when that P comes to it, or when an idle P steals it.${first}${runnerWords(log, state, place.p)}` };
  }
  if (place.kind === 'global') {
    return { where: told`in the global queue, ${standing(log, place.before)}`, place, rule: told`A P takes from the global queue when its own queue is empty, and first of all every 61st schedtick.${rounds(log, state)}` };
  }
  const hands = state.gs[g].hands;
  if (log.queues === false) return { where: told`in a queue; which one is not recorded`, place, rule: told`It runs when some P takes it.` };
  return { where: hands >= 0 ? told`in the hands of ${nameOf(log, 'm', hands)}` : told`in no queue`, place, rule: told`The thread is about to run it or to queue it.` };
}

/** Which P comes to the global queue how soon. */
function rounds(log, state) {
  const ps = state.ps.map((p, i) => ({ p, i })).filter(({ p }) => p && p.m >= 0).slice(0, FEW);
  return ps.map(({ p, i }) => {
    const tick = log.schedtickOf(state, i);
    const left = (FAIRNESS - (tick % FAIRNESS)) % FAIRNESS;
    const own = p.ring.length + (p.runnext >= 0 ? 1 : 0);
    const when = left === 0 ? 'looks there first in its next round' : `looks there first in ${left} schedtick${left === 1 ? '' : 's'}`;
    return told` ${nameOf(log, 'p', i)} ${when}${own === 0 ? ', and has nothing else queued' : `, and has ${own} of its own`}.${runnerWords(log, state, i)}`;
  });
}
