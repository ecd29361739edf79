/** The numbers of a stretch of time against plain walks over Java's logs, and the small sums. */
import { test } from 'node:test';
import assert from 'node:assert/strict';
import { apply } from '../trace/apply.js';
import { emptyState } from '../trace/state.js';
import { names, read } from '../trace/twin.testkit.js';
import { Intervals, KINDS } from './intervals.js';
import { Measures } from './measures.js';
import { goroutineShares, longestRuns, preemptions, stillWaiting, waits } from './numbers.js';
import { series } from './queueLengths.js';
import { shares } from './shares.js';
import { jain, logBins, quantiles } from './statistics.js';

const missing = names.length ? false : 'backend/target/twin is missing: run mvn test first';
const LESSONS = ['busy-loop', 'busy-loop-rules-1.14', 'gc-workers', 'gc-stack-scan-rules-1.14', 'short-syscalls', 'blocking-syscalls', 'unsafe-point-rules-1.14', 'work-stealing', 'gomaxprocs',
  'ring-overflow', 'slice-inherited', 'locked-ping-pong', 'check-under-locks', 'goroutine-profile', 'runnext-kicked', 'steal-runnext'];

/** Whole, an inner stretch between events, one that begins and ends at events, and a short one. */
function ranges(log) {
  const end = log.endTime;
  return [[0, end], [end * 0.21 + 0.5, end * 0.77 + 0.5], [log.time(log.count >> 2), log.time((log.count * 3) >> 2)], [end * 0.5, end * 0.5 + 997]];
}

/** What a person would find who reads the log line by line with the fold at hand. */
function walk(log, t0, t1) {
  const state = emptyState();
  const { gstatus } = log.table.enums;
  const out = { time: [], waits: [], runs: new Map(), stops: [], queues: [], requests: 0, refused: 0 };
  const open = new Map();
  const close = (g, t) => {
    if (!open.has(g)) return;
    const length = Math.min(t, t1) - Math.max(open.get(g), t0);
    if (open.get(g) <= t1 && t >= t0) out.runs.set(g, Math.max(out.runs.get(g) ?? 0, length));
    open.delete(g);
  };
  const holder = (p) => (p >= 0 && state.ps[p]?.m >= 0 ? state.ms[state.ps[p].m].g : -1);
  const by = new Map();
  for (let i = 0; i < log.count; i++) {
    const { name, time, g, p, args } = log.event(i);
    const within = time >= t0 && time <= t1;
    if (name === 'ProcSteal') close(state.ms[args.thread].g, time);
    if (name === 'ProcStop' && holder(p) >= 0) close(holder(p), time);
    if (name === 'PGcstop' && args.how !== 0 && holder(args.proc) >= 0) close(holder(args.proc), time);
    if (['GoStop', 'GoBlock', 'GoDestroy', 'GoSyscallEndBlocked'].includes(name)) close(g, time);
    if (name === 'GoStart' && gstatus[state.gs[args.goroutine].status] === 'runnable' && within) out.waits.push(time - state.gs[args.goroutine].since);
    if (name === 'GoStart') open.set(args.goroutine, time);
    if (name === 'GoStatus' && gstatus[args.status] === 'running') open.set(args.goroutine, time);
    if (name === 'SignalAccept') by.set(g, 'signal');
    if (name === 'StackCheckHit') by.set(g, 'check');
    if (name === 'GoStart') by.delete(args.goroutine);
    if ((name === 'GoStop' || name === 'GoBlock') && log.rows.strings[args.reason] === 'preempted' && within) out.stops.push(`${log.table.enums.asker[state.gs[g].asker] ?? 'unknown'} ${by.get(g) ?? 'unknown'}`);
    if (name === 'GoStop' || name === 'GoBlock') by.delete(g);
    if (name === 'PreemptRequest' && within && !args.again) out.requests++;
    if ((name === 'StackCheckRefuse' || (name === 'SignalRefuse' && g >= 0)) && within) out.refused++;
    apply(state, log, i);
    const stretch = Math.min(t1, i + 1 < log.count ? log.time(i + 1) : log.endTime) - Math.max(t0, time);
    if (stretch > 0) state.gs.forEach((me, n) => { const sums = (out.time[n] ??= {}); sums[gstatus[me.status]] = (sums[gstatus[me.status]] ?? 0) + stretch; });
    if (within) [state.global.length, ...state.ps.map((q) => q.ring.length + (q.runnext >= 0 ? 1 : 0))].forEach((n, q) => { out.queues[q] = Math.max(out.queues[q] ?? 0, n); });
  }
  const last = log.stateAt(log.seqAt(t1));
  out.ready = last.gs.flatMap((me, g) => (gstatus[me.status] === 'runnable' && me.since < t1 ? [[g, me.since]] : []));
  for (const g of [...open.keys()]) close(g, log.endTime);
  return out;
}

const near = (a, b, says) => assert.ok(Math.abs(a - b) < 1e-3, `${says}: ${a} is not ${b}`);

test('there are the lessons to measure', { skip: missing }, () => assert.deepEqual(LESSONS.filter((name) => !names.includes(name)), []));

for (const name of missing ? [] : LESSONS) {
  test(`the numbers of ${name} equal a plain walk, whole and in part`, () => {
    const log = read(name);
    const intervals = new Intervals(log);
    const measures = new Measures(log);
    while (!measures.grow(777));                            // in pieces, as the page does
    for (const [t0, t1] of ranges(log)) {
      const truth = walk(log, t0, t1);
      for (const g of goroutineShares(log, intervals, t0, t1)) {
        const sums = truth.time[g.index] ?? {};
        for (const kind of ['running', 'syscall', 'runnable']) near(g[kind], sums[kind] ?? 0, `${kind} of ${g.name} in ${t0}–${t1}`);
        near(g.waiting, (sums.waiting ?? 0) + (sums.preempted ?? 0), `waiting of ${g.name} in ${t0}–${t1}`);
      }
      const found = waits(measures, t0, t1);
      assert.deepEqual([...found.values].sort((a, b) => a - b), truth.waits.sort((a, b) => a - b), 'waits');
      assert.equal(found.max, truth.waits.length ? Math.max(...truth.waits) : null);
      const each = log.rows.gs.map((row, g) => found.byG(g)).filter(Boolean);
      assert.equal(each.reduce((n, w) => n + w.n, 0), truth.waits.length);
      near(each.reduce((sum, w) => sum + w.sum, 0), truth.waits.reduce((sum, w) => sum + w, 0), 'all waits');
      const runs = longestRuns(measures, t0, t1);
      for (const run of runs) near(run.length, truth.runs.get(run.g) ?? -1, `longest run of ${log.rows.gs[run.g].name} in ${t0}–${t1}`);
      assert.equal(runs.length, truth.runs.size);
      const ready = stillWaiting(log, intervals, t1).map(({ g, since }) => [g, since]);
      assert.deepEqual(ready.sort((a, b) => a[0] - b[0]), truth.ready);
      const asked = preemptions(measures, t0, t1);
      const stops = asked.stops.flatMap((row) => ['check', 'signal', 'unknown'].flatMap((how) => new Array(row[how]).fill(`${row.asker} ${how}`)));
      assert.deepEqual(stops.sort(), truth.stops.sort());
      assert.deepEqual([asked.requests, asked.refused.signal + asked.refused.check], [truth.requests, truth.refused]);
    }
  });

  test(`the queues of ${name} are as long as the fold says`, () => {
    const log = read(name);
    const measures = new Measures(log);
    measures.grow();
    const truth = walk(log, 0, log.endTime);
    truth.queues.forEach((most, q) => assert.equal(series(log, measures.queues[q], 0, log.endTime, 40).peak, most, `queue ${q}`));
    for (let i = 1; i <= 20; i++) {
      const seq = Math.floor((log.count * i) / 20);
      const t = log.time(seq - 1);
      const state = log.stateAt(log.seqAt(t));
      const lengths = [state.global.length, ...state.ps.map((p) => p.ring.length + (p.runnext >= 0 ? 1 : 0))];
      lengths.forEach((n, q) => assert.equal(series(log, measures.queues[q], t + 0.25, t + 0.5, 1).most[0], n, `queue ${q} at ${t}`));
    }
  });
}

test('shares of every lane equal adding its intervals up, over any stretch', { skip: missing }, () => {
  const log = read('ring-overflow');
  const intervals = new Intervals(log);
  let seed = 7;
  const random = () => (seed = (seed * 48271) % 0x7fffffff) / 0x7fffffff;
  for (const [id, lane] of intervals.lanes) {
    for (let n = 0; n < 12; n++) {
      const [t0, t1] = [random() * log.endTime, random() * log.endTime].sort((a, b) => a - b);
      const sums = new Array(KINDS.length).fill(0);
      for (let i = 0; i < lane.length; i++) sums[lane.kind.at(i)] += Math.max(0, Math.min(t1, lane.t1.at(i)) - Math.max(t0, lane.t0.at(i)));
      const got = shares(lane, t0, t1);
      sums.forEach((sum, k) => near(got[k], sum, `${KINDS[k]} of ${id}`));
    }
  }
});

test('fairness, quantiles and bins of known numbers', () => {
  assert.equal(jain([5, 5, 5, 5]), 1);
  assert.equal(jain([8, 0, 0, 0]), 0.25);
  assert.ok(Math.abs(jain([3, 1]) - 16 / 20) < 1e-12);
  assert.equal(jain([]), null);
  assert.equal(jain([0, 0]), null);
  assert.deepEqual(quantiles(Float64Array.of(9, 1, 5, 3), [0.5, 0.99, 1]), [3, 9, 9]);
  assert.deepEqual(quantiles(Float64Array.of(), [0.5]), [null]);
  const many = Float64Array.from({ length: 1000 }, (_, i) => (i * 7919) % 1000);
  assert.deepEqual(quantiles(many, [0.001, 0.5, 0.99, 1]), [0, 499, 989, 999]);
  assert.deepEqual(logBins([0, 50, 100, 999, 1000, 1e5], 1, 100).map(({ from, n }) => [from, n]), [[0, 2], [100, 2], [1000, 1], [10000, 0], [100000, 1]]);
  assert.deepEqual(logBins([], 3), []);
});
