/** What an edit changed: where the run on the screen parts from the one before it. */
import { Divergence, IGNORED } from '../explain/divergence.js';
import { duration } from '../explain/words.js';
import { explain } from '../explain/explain.js';

/** Events that are compared at a time while the run still comes. */
const PIECE = 60_000;
const known = new WeakMap();                                // log now → {before, d, value: once all is known}

/**
 * Of run r: {seq, time, same, says, both} of the event where it first differs from the run before the edit; {same, alike: true} when nothing does;
 * null while none is known.
 */
export function changedHere(state, r = state.focus) {
  const { before } = state;
  const run = state.runs[r];
  const old = before && before.keys[r] === run?.key ? before.runs[r] : null;
  if (!old || !run?.log) return null;
  if (known.get(run.log)?.before !== old.log) known.set(run.log, { before: old.log, d: new Divergence(old.log, run.log), value: null });
  const mine = known.get(run.log);
  if (!mine.value) {
    mine.d.grow([true, Boolean(run.end)], run.end ? Infinity : PIECE);
    mine.value = mine.d.found ? parted(old.log, run.log, mine.d) : run.end ? shifted(old.log, run.log, mine.d.same) : null;
  }
  return mine.value;
}

function parted(old, log, { a, b, same }) {
  const seq = b < 0 ? log.count - 1 : b;
  const [then, now] = [a < 0 ? 'nothing more happens' : what(old, a), b < 0 ? 'nothing more happens' : what(log, b)];
  const at = duration(log.time(seq));
  return { seq, time: log.time(seq), same, says: `Differs from the last run since ${at}: ${now}.`, both: then === now ? `At ${at}: ${now}, in another way than in the last run.` : `At ${at}: ${now}. In the last run: ${then}.` };
}

/** The same events that count in the same order: the first of them at another moment. */
function shifted(old, log, same) {
  let [i, j] = [next(old, 0), next(log, 0)];
  while (i < old.count && j < log.count && old.time(i) === log.time(j)) [i, j] = [next(old, i + 1), next(log, j + 1)];
  if (i >= old.count || j >= log.count) return { same, alike: true };
  const [then, at] = [duration(old.time(i)), duration(log.time(j))];
  return { seq: j, time: log.time(j), same, says: `Since ${at} at other moments than in the last run: ${what(log, j)}.`, both: `The same happens in the same order, at other moments since ${at} (in the last run ${then}): ${what(log, j)}.` };
}

const what = (log, seq) => explain(log, seq).what.replace(/\.$/, '');

/** The next event of a log that counts, at i or later. */
function next(log, i) {
  let k = i;
  while (k < log.count && IGNORED.includes(log.name(k))) k++;
  return k;
}
