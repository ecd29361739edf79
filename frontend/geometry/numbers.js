/** What happened in [t0, t1], in numbers: from the lanes and from measures. */
import { KIND } from './intervals.js';
import { slice } from './measures.js';
import { ASKED, LANDED } from './requests.js';
import { shares } from './shares.js';
import { jain, quantiles } from './statistics.js';

const G_KINDS = { running: KIND.running, syscall: KIND.syscall, runnable: KIND.runnable, waiting: KIND.waiting };
const P_KINDS = { running: KIND.running, syscall: KIND.syscall, scheduling: KIND.scheduling, idle: KIND.idle, stopped: KIND.stopped };

function named(kinds, time) {
  const out = {};
  let total = 0;
  for (const [name, k] of Object.entries(kinds)) total += out[name] = time[k];
  return { ...out, total };
}

/** [{index, name, func, running, syscall, runnable, waiting, total}] of the goroutines that lived in [t0, t1]. */
export function goroutineShares(log, intervals, t0, t1) {
  return log.rows.gs.map((row, index) => ({ index, name: row?.name ?? `G${index}`, func: row?.func ?? '', ...named(G_KINDS, shares(intervals.lane('g' + index), t0, t1)) })).filter((g) => g.total > 0);
}

/** [{index, name, running, syscall, scheduling, idle, stopped, total}] of the Ps that were there. */
export function procShares(log, intervals, t0, t1) {
  return log.rows.ps.map((row, index) => ({ index, name: row?.name ?? `P${index}`, ...named(P_KINDS, shares(intervals.lane('p' + index), t0, t1)) })).filter((p) => p.total > 0);
}

/** Goroutines of the runtime itself are no part of how fair the program's goroutines were treated. */
const own = (g) => !g.func.startsWith('runtime.');

/** {index (Jain's), n, most, least}: over the time that the program's goroutines ran which wanted to. */
export function fairness(gs) {
  const wanted = gs.filter((g) => own(g) && g.running + g.runnable > 0);
  const by = [...wanted].sort((a, b) => b.running - a.running);
  return { index: jain(wanted.map((g) => g.running)), n: wanted.length, most: by[0] ?? null, least: by[by.length - 1] ?? null };
}

/** The waits that ended in [t0, t1]: {values, n, p50, p99, max, byG: (g) → {n, sum, max, seq of the longest} or null}. */
export function waits(measures, t0, t1) {
  const { log, waits: w } = measures;
  const { from, to } = slice(w.seq, measures.seqs(t0, t1));
  const values = new Float64Array(to - from);
  const gs = log.rows.gs.length;
  const [n, sum, longest, seqs] = [new Int32Array(gs), new Float64Array(gs), new Float64Array(gs).fill(-1), new Int32Array(gs)];
  for (let i = from; i < to; i++) {
    const seq = w.seq.data[i];
    const g = w.g.data[i];
    const wait = values[i - from] = log.time(seq) - w.from.data[i];
    n[g]++;
    sum[g] += wait;
    if (wait > longest[g]) {
      longest[g] = wait;
      seqs[g] = seq;
    }
  }
  const [p50, p99, max] = quantiles(values, [0.5, 0.99, 1]);
  return { values, n: values.length, p50, p99, max, byG: (g) => (n[g] ? { n: n[g], sum: sum[g], max: longest[g], seq: seqs[g] } : null) };
}

/** Who is ready at t1 and does not run: [{g, since}], the longest first. */
export function stillWaiting(log, intervals, t1) {
  const out = [];
  log.rows.gs.forEach((row, g) => {
    const lane = intervals.lanes.get('g' + g);
    const i = lane ? lane.indexAt(t1) : -1;
    if (i >= 0 && lane.kind.at(i) === KIND.runnable && lane.t0.at(i) < t1) out.push({ g, since: lane.t0.at(i) });
  });
  return out.sort((a, b) => a.since - b.since);
}

/** The longest unbroken run of each goroutine, as far as it lies in [t0, t1]: [{g, run, start, end (seqs), t0, t1, whole, inherited}], the longest first. */
export function longestRuns(measures, t0, t1) {
  const { log, runs } = measures;
  const seqs = measures.seqs(t0, t1);
  const { from, to } = slice(runs.start, seqs);
  const best = new Int32Array(log.rows.gs.length).fill(-1);
  const length = new Float64Array(best.length).fill(-1);
  const endOf = (i) => (runs.end.data[i] < 0 ? log.endTime : log.time(runs.end.data[i]));
  const take = (i) => {
    const g = runs.g.data[i];
    const inside = Math.min(endOf(i), t1) - Math.max(log.time(runs.start.data[i]), t0);
    if (inside <= length[g]) return;
    length[g] = inside;
    best[g] = i;
  };
  begunBefore(measures, from, seqs.from).forEach(take);
  for (let i = from; i < to; i++) take(i);
  return Array.from(best, (i, g) => ({ g, run: i, length: length[g] })).filter(({ run }) => run >= 0).sort((a, b) => b.length - a.length || a.run - b.run).map(({ g, run, length: inside }) => {
    const [a, b] = [log.time(runs.start.at(run)), endOf(run)];
    return { g, run, start: runs.start.at(run), end: runs.end.at(run), t0: a, t1: b, length: inside, whole: a >= t0 && b <= t1, inherited: runs.inherited.at(run) === 1 };
  });
}

/** The runs before number `from` that go on at event `seq`: one a P at most. */
function begunBefore({ log, runs }, from, seq) {
  const out = [];
  const seen = new Set();
  for (let i = from - 1; i >= 0 && out.length < log.rows.ps.length && seen.size < log.rows.gs.length; i--) {
    if (seen.has(runs.g.data[i])) continue;
    seen.add(runs.g.data[i]);
    if (runs.end.data[i] < 0 || runs.end.data[i] >= seq) out.push(i);
  }
  return out;
}

/** {requests, again, signals, refused: {signal, check}, left, stops: [{asker (word or 'unknown'), check, signal, unknown, total}], total} in [t0, t1]. */
export function preemptions(measures, t0, t1) {
  const { log, asked } = measures;
  const { from, to } = slice(asked.seq, measures.seqs(t0, t1));
  const counts = new Array(Object.keys(ASKED).length).fill(0);
  const byAsker = new Map();
  for (let i = from; i < to; i++) {
    const kind = asked.kind.at(i);
    counts[kind]++;
    if (kind !== ASKED.stop && kind !== ASKED.request) continue;
    const asker = log.table.enums.asker[asked.asker.at(i)] ?? 'unknown';
    const row = byAsker.get(asker) ?? { asker, requests: 0, unknown: 0, check: 0, signal: 0, total: 0 };
    byAsker.set(asker, row);
    if (kind === ASKED.request) row.requests++;
    else {
      row[LANDED[asked.how.at(i)]]++;
      row.total++;
    }
  }
  return {
    requests: counts[ASKED.request], again: counts[ASKED.again], signals: counts[ASKED.signal], left: counts[ASKED.left], total: counts[ASKED.stop],
    refused: { signal: counts[ASKED.refusedSignal], check: counts[ASKED.refusedCheck] }, stops: [...byAsker.values()].sort((a, b) => b.requests - a.requests),
  };
}
