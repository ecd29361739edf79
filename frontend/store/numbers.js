/** The numbers of a run over the chosen range, or the whole of it; counted in pieces, so that no frame waits for a long log. */
import { howItEnded, whatLetIt } from '../explain/longrun.js';
import { Measures, slice } from '../geometry/measures.js';
import { fairness, goroutineShares, longestRuns, preemptions, procShares, stillWaiting, waits } from '../geometry/numbers.js';
import { series } from '../geometry/queueLengths.js';
import { ASKED } from '../geometry/requests.js';
import { logBins } from '../geometry/statistics.js';

/** Events that are counted at a time, and steps of a queue's line. */
const PIECE = 120_000;
const STEPS = 160;

const kept = new WeakMap();                                 // log → {measures, key, value}

/** The measures of a run's log, and whether they have all of it. */
export function measuresOf(run, most = PIECE) {
  let mine = kept.get(run.log);
  if (!mine) kept.set(run.log, mine = { measures: new Measures(run.log), key: null, value: null });
  return { mine, measures: mine.measures, whole: mine.measures.grow(most) };
}

/** What the panel shows; {counting: share of the log} while the log is being read; null without a log. */
export function numbers(state, run) {
  if (!run?.log) return null;
  const { mine, measures, whole } = measuresOf(run);
  if (!whole) return { counting: measures.scanned / run.log.count };
  const end = Math.max(run.log.endTime, run.end?.time ?? 0);
  const t0 = Math.min(state.range?.t0 ?? 0, end);
  const t1 = Math.min(state.range?.t1 ?? end, end);
  const key = `${run.count} ${run.status} ${t0} ${t1}`;
  if (mine.key !== key) Object.assign(mine, { key, value: of(run, measures, t0, t1, Boolean(state.range)) });
  return mine.value;
}

function of(run, measures, t0, t1, ranged) {
  const { log, intervals } = run;
  const gs = goroutineShares(log, intervals, t0, t1);
  const waited = waits(measures, t0, t1);
  const runs = longestRuns(measures, t0, t1);
  const longest = new Map(runs.map((r) => [r.g, r]));
  return {
    t0, t1, ranged, fair: fairness(gs), ps: procShares(log, intervals, t0, t1), preemptions: preemptions(measures, t0, t1),
    gs: gs.map((g) => ({ ...g, wait: waited.byG.get(g.index) ?? null, longest: longest.get(g.index) ?? null })),
    waits: { n: waited.n, p50: waited.p50, p99: waited.p99, max: waited.max, bins: logBins(waited.values) },
    waiting: stillWaiting(log, intervals, t1).map((w) => ({ ...w, name: log.rows.gs[w.g]?.name ?? `G${w.g}` })),
    runs: runs.map((r) => ({ ...r, name: log.rows.gs[r.g]?.name ?? `G${r.g}`, tell: () => told(run, measures, r) })),
    queues: measures.queues.flatMap((queue, q) => (queue ? [{ name: q === 0 ? 'global' : log.rows.ps[q - 1]?.name ?? `P${q - 1}`, ...series(log, queue, t0, t1, STEPS) }] : [])),
  };
}

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
