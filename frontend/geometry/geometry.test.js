import { test } from 'node:test';
import assert from 'node:assert/strict';
import { FakeLog, preemption } from '../lib/fakelog.testkit.js';
import { clamp, fit, pan, reveal, zoomAt } from './window.js';
import { lanes } from './lanes.js';
import { Intervals, KIND, KINDS } from './intervals.js';
import { pyramidOf } from './pyramid.js';
import { segments } from './segments.js';
import { Marks } from './marks.js';

test('the window zooms about a moment and stays inside', () => {
  assert.deepEqual(zoomAt({ t0: 0, t1: 100 }, 0.5, 20), { t0: 10, t1: 60 });
  assert.deepEqual(clamp({ t0: -10, t1: 5000 }, 1000), { t0: 0, t1: 1000 });
  assert.deepEqual(clamp({ t0: 999, t1: 1001 }, 1000), { t0: 950, t1: 1000 });
  assert.deepEqual(clamp(pan({ t0: 900, t1: 1000 }, 1), 1000), { t0: 900, t1: 1000 });
  assert.deepEqual(fit(0), { t0: 0, t1: 50 });
  assert.deepEqual(reveal({ t0: 0, t1: 100 }, 200), { t0: 175, t1: 275 });
});

test('lanes: sysmon, Ps, Ms, Gs', () => {
  assert.deepEqual(lanes(preemption()).map((l) => l.id), ['s', 'p0', 'm0', 'g0', 'g1']);
});

const told = (lane) => Array.from({ length: lane.length }, (_, i) => [KINDS[lane.kind.at(i)], lane.t0.at(i), lane.t1.at(i), lane.g.at(i)]);

test('intervals of a preemption, and the last one ends with the log', () => {
  const it = new Intervals(preemption());
  assert.deepEqual(told(it.lane('g0')), [['runnable', 0, 100, 0], ['running', 100, 22300, 0], ['runnable', 22300, 23200, 0], ['running', 23200, 24000, 0]]);
  assert.deepEqual(told(it.lane('g1')), [['runnable', 200, 22500, 1], ['running', 22500, 23000, 1], ['waiting', 23000, 24000, 1]]);
  assert.equal(it.lane('g1').info.at(2), 1);
  assert.deepEqual(told(it.lane('p0')).map((x) => x[0]), ['scheduling', 'running', 'scheduling', 'running', 'scheduling', 'running']);
});

test('growing event by event gives what one look gives', () => {
  const whole = preemption();
  const part = new FakeLog([], whole.rows);
  const it = new Intervals();
  const marks = new Marks();
  for (const event of whole.events) { part.push(event); it.grow(part); marks.grow(part); }
  const once = new Intervals(whole);
  assert.ok(once.lanes.size > 3);
  for (const [id, lane] of once.lanes) assert.deepEqual(told(it.lane(id)), told(lane), id);
  assert.deepEqual(marks.flags, new Marks(whole).flags);
});

/** A lane that mostly rests, with very short runs. */
function busyLane(n) {
  const lane = new Intervals().lane('p0');
  for (let i = 0; i < n; i++) { lane.enter(i * 1000, KIND.running, i % 7); lane.enter(i * 1000 + 3, KIND.idle); }
  lane.t1.clock.now = n * 1000;
  return lane;
}

test('nothing short vanishes, at any magnification, and the pyramid equals plain counting', () => {
  const lane = busyLane(3000);
  for (const [t0, t1, width] of [[0, 3e6, 300], [0, 3e6, 7], [12345, 900000, 1000], [0, 3e6, 5000], [5e5, 5.1e5, 64]]) {
    const { kind, mixed } = pyramidOf(lane).pixels({ t0, t1 }, width);
    const step = (t1 - t0) / width;
    for (let x = 0; x < width; x++) {
      const from = t0 + x * step;
      let runs = false;
      for (let i = Math.max(0, Math.floor(from / 1000) - 1); i * 1000 < from + step && i < 3000; i++) if (i * 1000 + 3 > from && i * 1000 < from + step) runs = true;
      assert.equal(kind[x], runs ? KIND.running : KIND.idle, `${t0} ${t1} ${width} at ${x}`);
      if (runs && step > 4) assert.equal(mixed[x], 1);
    }
  }
  const drawn = segments(lane, { t0: 0, t1: 3e6 }, 300);
  assert.equal(drawn.reduce((sum, s) => sum + s.x1 - s.x0, 0), 300);
  assert.equal(segments(lane, { t0: 0, t1: 2000 }, 300).length, 5);
});

test('a million intervals: a screen of pixels is quick', () => {
  const lane = busyLane(500000);
  pyramidOf(lane).grow();
  const start = performance.now();
  for (let i = 0; i < 20; i++) pyramidOf(lane).pixels({ t0: i, t1: 5e8 - i }, 1600);
  assert.ok(performance.now() - start < 2000, `${performance.now() - start} ms for 20 screens`);
});

test('marks: flags with their answers, points on their lanes, stepping', () => {
  const marks = new Marks(preemption());
  assert.deepEqual(marks.flags, [{ g: 0, raisedSeq: 8, raised: 10010, answeredSeq: 17, answered: 22300, by: 'signal' }]);
  const kinds = marks.query(['g0'], 0, 24000).map((point) => point.kind);
  assert.deepEqual(kinds, ['slice-expired', 'flag', 'signal-sent', 'signal-received', 'signal-refused', 'flag', 'signal-sent', 'signal-received', 'signal-accepted', 'preempted', 'println', 'exit']);
  assert.deepEqual(marks.query(['s'], 0, 24000).map((point) => point.kind), ['slice-expired', 'flag', 'flag']);
  const crowd = marks.query(['g0'], 0, 24000, 2);
  assert.equal(crowd.reduce((sum, point) => sum + point.count, 0), 12);
  assert.ok(crowd.some((point) => point.kind === 'signal-refused') && crowd.some((point) => point.kind === 'signal-accepted'));
  assert.equal(marks.nearest('m0', 12005, 20).kind, 'signal-refused');
  assert.equal(marks.nearest('m0', 15000, 20), null);
  assert.deepEqual([...marks.seqs(['flag', 'preempted'])], [8, 13, 17]);
  assert.deepEqual([marks.step(8, 1, ['flag', 'preempted']), marks.step(8, -1, ['flag']), marks.step(13, -1, ['flag'])], [13, -1, 8]);
  assert.equal(marks.flagsIn(0, 10000).length, 0);
  assert.equal(marks.flagsIn(15000, 15001).length, 1);
});
