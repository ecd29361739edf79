import { test } from 'node:test';
import assert from 'node:assert/strict';
import { FakeLog, preemption } from '../lib/fakelog.testkit.js';
import { PLAIN, arrange, shortName, squeezed } from './arrange.js';
import { heat } from './heat.js';
import { ACTIVE, Intervals, KIND, KINDS } from './intervals.js';
import { inView, layout } from './layout.js';
import { pollerOf, waitersOf } from './netpoller.js';
import { openingSeq } from './opening.js';
import { pyramidOf } from './pyramid.js';

const rows = {
  gs: [{ id: 1, name: 'main', func: 'main.main' }, { id: 2, name: 'worker #1', func: 'main.worker' }, { id: 3, name: 'worker #2', func: 'main.worker' },
    { id: 4, name: 'runtime.bgsweep', func: 'runtime.bgsweep' }, { id: 5, name: 'runtime.forcegchelper', func: 'runtime.forcegchelper' }],
  ms: [{ id: 0, name: 'M0' }], ps: [{ id: 0, name: 'P0' }, { id: 1, name: 'P1' }], strings: ['preempted', 'IO wait', 'GC mark termination', 'GOMAXPROCS'],
};

/** main runs 0 to 100, worker #1 inherits its slice and runs to 300, worker #2 begins one of its own; the runtime's two wait. */
const log = new FakeLog([
  [0, 'ProcsChange', -1, -1, -1, 2], [0, 'GoStatus', -1, -1, -1, 3, -1, 5], [0, 'GoStatus', -1, -1, -1, 4, -1, 5], [0, 'GoStart', 0, 0, -1, 0, 0],
  [50, 'GoCreate', 0, 0, 0, 1], [50, 'GoCreate', 0, 0, 0, 2], [100, 'GoBlock', 0, 0, 0, 0, 1, -1], [100, 'NetpollBegin', 0, -1, -1, 0, 0], [120, 'NetpollEnd', 0, -1, -1], [120, 'GoStart', 0, 0, -1, 1, 1],
  [300, 'GoStop', 0, 0, 1, 0], [310, 'GoStart', 0, 0, -1, 2, 0], [400, 'GoUnblock', 0, 0, 2, 0], [500, 'Exit', 0, 0, 2, 0, -1],
], rows);
const it = new Intervals(log);
const ids = (view = {}, time = 0) => arrange(log, it, { ...PLAIN, ...view }, time).map((row) => row.id);

test('groups fold into a row; idle goroutines of the runtime are one from the start', () => {
  assert.deepEqual(ids(), ['s', 'n', 'p0', 'p1', 'm0', 'g0', 'g1', 'g2', '+r']);
  assert.deepEqual(ids({ folded: ['p', 'g'] }), ['s', 'n', '+p', 'm0', '+g', 'g3', 'g4']);
  const [folded] = arrange(log, it, { ...PLAIN, folded: ['g'] }).filter((row) => row.folded);
  assert.deepEqual([folded.label, folded.folded.length, folded.head], ['3 goroutines', 3, true]);
});

test('pinned lanes are on top once, hidden ones nowhere', () => {
  assert.deepEqual(ids({ pinned: ['g2', 'p1'] }).slice(0, 5), ['g2', 'p1', 's', 'n', 'p0']);
  assert.equal(ids({ pinned: ['g2'] }).filter((id) => id === 'g2').length, 1);
  assert.ok(!ids({ hidden: ['g1', 's'] }).some((id) => id === 'g1' || id === 's'));
});

test('goroutines are sorted and filtered by name, function and state', () => {
  const gs = (view, time) => ids(view, time).filter((id) => id[0] === 'g');
  assert.deepEqual(gs({ sort: 'running' }), ['g2', 'g1', 'g0']);
  assert.deepEqual(gs({ sort: 'waiting' }), ['g1', 'g2', 'g0']);
  assert.deepEqual(gs({ sort: 'name' }), ['g0', 'g1', 'g2']);
  assert.deepEqual(gs({ filter: 'fn:worker' }), ['g1', 'g2']);
  assert.deepEqual(gs({ filter: 'WORK #2' }), ['g2']);
  assert.deepEqual(gs({ filter: 'state:runnable' }, 200), ['g2']);
  assert.deepEqual(gs({ filter: 'fn:worker state:running' }, 350), ['g2']);
});

test('rows that do not fit are scrolled to, and pinned ones stay', () => {
  const many = arrange(log, it, { ...PLAIN, folded: [], pinned: ['g1'] });
  const placed = layout(many, 100);
  assert.ok(placed.height > 100);
  const seen = inView(placed, 60, 100);
  assert.equal(seen[0].id, 'g1');
  assert.equal(seen[0].y, placed.rows[0].y);
  assert.ok(seen.length < placed.rows.length && seen.slice(1).every((row) => row.y < 100 && row.y + row.height > placed.pinned));
});

test('a slice that is inherited is one band over all who share it', () => {
  assert.deepEqual(it.slices.within(0, 0, 500), [{ t0: 0, t1: 300 }]);
  assert.deepEqual(it.slices.within(0, 301, 500), []);
  assert.deepEqual(it.slices.within(1, 0, 500), []);
});

test('the netpoller: who polls, and for how many', () => {
  const lane = it.lane('n');
  const told = Array.from({ length: lane.length }, (_, i) => [lane.t0.at(i), KINDS[lane.kind.at(i)], pollerOf(lane.info.at(i)), waitersOf(lane.info.at(i))]);
  assert.deepEqual(told, [[100, 'netpoll', 0, 1], [120, 'waiting', -1, 1], [400, 'none', -1, 0]]);
  assert.equal(new Intervals(preemption()).networked, false);
});

test('a cycle of the collector, a stopped world, and who was waited for', () => {
  const gc = new FakeLog([
    [0, 'ProcsChange', -1, -1, -1, 2], [0, 'GoStart', 0, 0, -1, 0, 0], [0, 'GoStart', 1, 1, -1, 1, 0], [10, 'GCBegin', 0, 0, 0, 0], [11, 'STWBegin', 0, 0, 0, 3], [11, 'PGcstop', 0, 0, 0, 0, 0, 1],
    [40, 'GoStop', 1, 1, 1, 0], [40, 'PGcstop', 1, 1, -1, 1, 3, 0], [45, 'GCPhase', 0, 0, 0, 1], [45, 'STWEnd', 0, 0, 0], [90, 'STWBegin', 0, 0, 0, 2], [90, 'PGcstop', 0, 0, 0, 0, 0, 0], [95, 'GCPhase', 0, 0, 0, 2], [95, 'GCPhase', 0, 0, 0, 0],
    [95, 'GCEnd', 0, 0, 0], [95, 'STWEnd', 0, 0, 0], [100, 'Exit', 0, 0, 0, 0, -1],
  ], { ...rows, ms: [{ id: 0, name: 'M0' }, { id: 1, name: 'M1' }] });
  const found = new Intervals(gc);
  const lane = found.lane('c');
  assert.deepEqual(Array.from({ length: lane.length }, (_, i) => [lane.t0.at(i), KINDS[lane.kind.at(i)], lane.info.at(i)]), [[0, 'idle', -1], [10, 'starting', 1], [45, 'marking', 1], [90, 'terminating', 1], [95, 'idle', -1]]);
  assert.deepEqual(found.worlds.stops.map(({ t0, stopped, t1, lastP, lastG }) => [t0, stopped, t1, lastP, lastG]), [[11, 40, 45, 1, 1], [90, 90, 95, 0, -1]]);
  assert.equal(found.worlds.at(42).t0, 11);
  assert.equal(found.worlds.at(60), null);
  assert.deepEqual(found.worlds.within(0, 100, 1000).length, 1);
  const p1 = found.lane('p1');
  assert.deepEqual(Array.from({ length: p1.length }, (_, i) => KINDS[p1.kind.at(i)]), ['running', 'stopped', 'idle']);
  assert.equal(arrange(gc, found)[1].id, 'c');
});

test('an interval knows the event that began it', () => {
  assert.equal(log.name(openingSeq(log, { kind: 'g', index: 1 }, 120)), 'GoStart');
  assert.equal(log.name(openingSeq(log, { kind: 'g', index: 0 }, 100)), 'GoBlock');
  assert.equal(log.name(openingSeq(log, { kind: 'n', index: 0 }, 120)), 'NetpollEnd');
});

test('names keep what tells them apart', () => {
  assert.equal(shortName('runtime.gcBgMarkWorker #2'), 'gcBgMarkWorker #2');
  assert.equal(squeezed('gcBgMarkWorker #2', 12), 'gcBgMark… #2');
  assert.equal(squeezed('short', 12), 'short');
});

/** A lane that changes at random, and what plain counting says of a pixel. */
function randomLane(n, random) {
  const lane = new Intervals().lane('p0');
  let t = 0;
  for (let i = 0; i < n; i++) {
    lane.enter(t, [KIND.running, KIND.idle, KIND.scheduling, KIND.syscall][Math.floor(random() * 4)], Math.floor(random() * 5));
    t += Math.ceil(random() * (random() < 0.05 ? 4000 : 40));
  }
  lane.t1.clock.now = t;
  return { lane, end: t };
}

test('pixels are what plain counting finds; from bins, what is in the bins of the pixel', () => {
  let seed = 7;
  const random = () => (seed = (seed * 16807) % 2147483647) / 2147483647;
  const { lane, end } = randomLane(20000, random);
  for (let round = 0; round < 40; round++) {
    const t0 = random() * end * 0.9;
    const window = { t0, t1: Math.min(end, t0 + end * 10 ** (-4 * random())) };
    const width = 20 + Math.floor(random() * 300);
    const step = (window.t1 - window.t0) / width;
    const { kind, mixed } = pyramidOf(lane).pixels(window, width);
    const blur = pyramidOf(lane).bins.levelFor(step)?.width ?? 0;
    for (let x = 0; x < width; x += 7) {
      const from = window.t0 + x * step;
      const { from: i0, to } = lane.range(from - blur, from + step + blur);
      const there = new Set();
      for (let i = i0; i < to; i++) there.add(lane.kind.at(i));
      assert.ok(there.has(kind[x]), `${KINDS[kind[x]]} is not there`);
      const inside = lane.range(from + blur + 1e-6, from + step - blur - 1e-6);
      for (let i = inside.from; i < inside.to && step > 2 * blur; i++) if (ACTIVE[lane.kind.at(i)]) assert.ok(ACTIVE[kind[x]], 'something short has vanished');
      if (inside.to - inside.from > 2) assert.equal(mixed[x], 1);
    }
  }
});

test('a lane that grows by pieces has the bins of one that was there at once', () => {
  const at = (n, pieces) => {
    const lane = new Intervals().lane('p0');
    for (let i = 0; i < n; i++) {
      lane.enter(i * 10, i % 2 ? KIND.running : KIND.idle, i % 3);
      if (pieces && i % 97 === 0) pyramidOf(lane).grow();
    }
    lane.t1.clock.now = n * 10;
    return pyramidOf(lane).pixels({ t0: 0, t1: n * 10 }, 150);
  };
  assert.deepEqual(at(9000, true), at(9000, false));
});

test('heat is how many do something, and one among many is seen', () => {
  const found = heat([it.lane('p0'), it.lane('p1')], { t0: 0, t1: 500 }, 5);
  assert.equal(found[0], 128);
  assert.equal(heat([it.lane('p1')], { t0: 0, t1: 500 }, 5)[0], 0);
});
