/** The numbers of a run over the chosen range, or the whole of it; counted in pieces, so that no frame waits for a long log. */
import { howItEnded, whatLetIt } from '../explain/longrun.js';
import { Measures, slice } from '../geometry/measures.js';
import { fairness, goroutineShares, longestRuns, preemptions, procShares, stillWaiting, waits } from '../geometry/numbers.js';
import { series } from '../geometry/queueLengths.js';
import { ASKED } from '../geometry/requests.js';
import { logBins } from '../geometry/statistics.js';
import { endOf } from './actions.js';

/** Events that are counted at a time, and steps of a queue's line. */
const PIECE = 60_000;
const STEPS = 160;

const kept = new WeakMap();                                 // log → {measures, key, value, draft}

/** The measures of a run's log, and whether they have all of it. */
export function measuresOf(run, most = PIECE) {
  let mine = kept.get(run.log);
  if (!mine) kept.set(run.log, mine = { measures: new Measures(run.log), key: null, value: null, draft: null });
  return { mine, measures: mine.measures, whole: mine.measures.grow(most) };
}

/** What the panel shows; {counting: how far it is} while a long log is being read, a piece a call; null without a log. */
export function numbers(state, run) {
  if (!run?.log) return null;
  const { mine, measures, whole } = measuresOf(run);
  if (!whole) return { counting: measures.scanned / run.log.count };
  const end = endOf({ runs: [run] });
  const t0 = Math.min(state.range?.t0 ?? 0, end);
  const t1 = Math.min(state.range?.t1 ?? end, end);
  const key = `${run.count} ${run.status} ${t0} ${t1}`;
  if (mine.key === key) return mine.value;
  if (mine.draft?.key !== key) mine.draft = { key, stage: 0, value: { t0, t1, ranged: Boolean(state.range) } };
  const { draft } = mine;
  do STAGES[draft.stage++](draft.value, run, measures); while (draft.stage < STAGES.length && run.log.count < PIECE);
  if (draft.stage < STAGES.length) return { counting: 1 };
  Object.assign(mine, { key, value: draft.value, draft: null });
  return mine.value;
}

const name = (log, g) => log.rows.gs[g]?.name ?? `G${g}`;

/** The parts of the answer; of a long log each has a frame of its own. */
const STAGES = [
  (v, { log, intervals }) => Object.assign(v, { gs: goroutineShares(log, intervals, v.t0, v.t1), ps: procShares(log, intervals, v.t0, v.t1) }),
  (v, { log, intervals }, measures) => {
    const { values, n, p50, p99, max, byG } = waits(measures, v.t0, v.t1);
    Object.assign(v, { fair: fairness(v.gs), waits: { n, p50, p99, max, bins: logBins(values) }, waiting: stillWaiting(log, intervals, v.t1).map((w) => ({ ...w, name: name(log, w.g) })) });
    v.gs = v.gs.map((g) => ({ ...g, wait: byG(g.index) }));
  },
  (v, run, measures) => {
    v.preemptions = preemptions(measures, v.t0, v.t1);
    v.runs = longestRuns(measures, v.t0, v.t1).map((r) => ({ ...r, name: name(run.log, r.g), tell: () => told(run, measures, r) }));
  },
  (v, { log }, measures) => {
    v.queues = measures.queues.flatMap((queue, q) => (queue ? [{ name: q === 0 ? 'global' : log.rows.ps[q - 1]?.name ?? `P${q - 1}`, ...series(log, queue, v.t0, v.t1, STEPS) }] : []));
  },
];

const WHAT = { [ASKED.request]: 'request', [ASKED.again]: 'again', [ASKED.refusedSignal]: 'signal refused', [ASKED.refusedCheck]: 'check refused' };

/** {let, ended}: a run in words. */
function told(run, measures, r) {
  const { log, info } = run;
  const { asked } = measures;
  const { from, to } = slice(asked.seq, { from: r.start, to: r.end < 0 ? log.count : r.end + 1 });
  const asks = [];
  for (let i = from; i < to; i++) {
    const what = asked.g.at(i) === r.g ? WHAT[asked.kind.at(i)] : undefined;
    if (what) asks.push({ seq: asked.seq.at(i), what, rule: asked.how.at(i) });
  }
  return { ended: howItEnded(log, r), let: whatLetIt(log, r, asks, info?.verdicts) };
}
