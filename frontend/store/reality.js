/** The real run of a lesson beside the model's: the moments that the lesson speaks of, and when each run comes to them. */
import { begins } from '../explain/bothRecord.js';

/** A claim that something never happens has no moment. */
const NEVER = /(^|: )never /;

/** The place of the real run among those on the screen, -1 none. */
export const realRun = (state) => state.runs.findIndex((run) => run.info?.real);

/** What a run has to say of itself without a shift: {log, end}. */
const own = (run) => run.unshifted ?? run;

/** What a run comes to, by its words: the beginning, chapters, claims that hold. */
function told(run) {
  const { log, end } = own(run);
  const first = Math.max(0, begins(log));
  const since = first > 0 ? log.time(first) : 0;
  const all = new Map([['main begins', { seq: first, time: 0 }]]);
  for (const { say, seq } of end.chapters) if (!all.has(say)) all.set(say, { seq, time: log.time(seq) - since });
  for (const { says, seq, ok } of end.shows) if (ok && seq >= 0 && !NEVER.test(says) && !all.has(says)) all.set(says, { seq, time: log.time(seq) - since });
  return { all, since };
}

const known = new WeakMap();
function momentsOf(run) {
  const { log, end } = own(run);
  if (known.get(log)?.end !== end) known.set(log, { end, value: told(run) });
  return known.get(log).value;
}

/** {r, real (what the server says of it), aligned, moments: [{say, model: {seq, time}, real: the same}], alone (how many only the model has)}, times from the beginning of main; null without a real run that has ended beside one of the model. */
export function reality(state) {
  const r = realRun(state);
  const m = state.runs.findIndex((run, i) => i !== r);
  if (r < 0 || m < 0 || !state.runs[r].end || !state.runs[m].end) return null;
  const [model, real] = [momentsOf(state.runs[m]), momentsOf(state.runs[r])];
  const moments = [...model.all].filter(([say]) => real.all.has(say)).map(([say, at]) => ({ say, model: at, real: real.all.get(say) }));
  return { r, m, since: real.since, real: state.runs[r].info.real, aligned: state.runs[r].aligned ?? 0, moments, alone: model.all.size - moments.length };
}
