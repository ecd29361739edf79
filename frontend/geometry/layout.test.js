import { test } from 'node:test';
import assert from 'node:assert/strict';
import { preemption } from '../lib/fakelog.testkit.js';
import { dodge, labelsWidth, layout, thin } from './layout.js';
import { arrange } from './arrange.js';
import { Intervals } from './intervals.js';
import { Marks } from './marks.js';
import { flagsOnScreen, marksOnScreen } from './onscreen.js';

const at = (...xs) => xs.map((x, seq) => ({ x, seq, kind: 'block' }));

test('lanes follow one another, and fill the room that there is, within reason', () => {
  const log = preemption();
  const rowsOf = arrange(log, new Intervals(log));
  const natural = layout(rowsOf);
  for (const space of [0, 100, natural.height * 0.8, natural.height, natural.height * 1.4, 5000]) {
    const { rows, height, scale } = layout(rowsOf, space);
    rows.slice(1).forEach((row, i) => assert.ok(row.y >= rows[i].y + rows[i].height, `${row.id} lies on ${rows[i].id} at ${space}`));
    if (space > natural.height * 0.7) assert.ok(height <= space);
    assert.ok(scale >= 0.55 && scale <= 1.75);
  }
  assert.ok(layout(rowsOf, natural.height * 1.4).height > natural.height * 1.3);
  assert.ok(labelsWidth(390) < labelsWidth(1280));
});

test('glyphs that would lie on each other move right, a crowd is counted, and none leaves the right edge', () => {
  assert.deepEqual(dodge(at(0, 5, 100), 17).map((p) => p.at), [0, 17, 100]);
  const crowd = dodge(at(0, 1, 2, 3, 4), 10, Infinity, 3);
  assert.deepEqual(crowd.map((p) => [p.at, p.more]), [[0, 4]], 'its first, and the count in the room of two more');
  assert.deepEqual(dodge(at(25, 26, 27, 28), 10, 30, 3).map((p) => [p.at, p.more]), [[10, 3]], 'with its count it stays left of the edge');
  assert.deepEqual(dodge(at(60, 80, 92, 94, 96), 10, 100, 3).map((p) => [p.at, p.more]), [[60, 0], [80, 3]], 'what the edge moves left takes in what lies there');
  assert.deepEqual(dodge(at(95, 96), 10, 100).map((p) => p.at), [90, 100]);
});

test('everyday marks in a crowd become dots; what answers a request never does', () => {
  const points = [...at(0, 4, 8, 12, 16, 20), { x: 10, seq: 9, kind: 'signal-accepted' }, { x: 400, seq: 10, kind: 'block' }].sort((a, b) => a.x - b.x);
  const { stands, dots } = thin(points, 17);
  assert.deepEqual(stands.map((p) => p.seq), [9, 10]);
  assert.equal(dots.length, 6);
  assert.deepEqual(thin([{ x: 3, seq: 0, kind: 'check-passed' }], 17).dots.length, 1);
});

test('requests in a dense row: the first is a flag and counts the others, which are dots at their places; a few stay flags', () => {
  const flags = (...xs) => xs.map((x, seq) => ({ x, seq, kind: 'flag', count: 1 }));
  const { stands, dots } = thin([...flags(0, 4, 8, 12, 16), { x: 17, seq: 9, kind: 'signal-accepted' }], 17);
  assert.deepEqual(stands.map((p) => [p.seq, p.more]), [[0, 4], [9, undefined]]);
  assert.deepEqual(dots.map((p) => p.x), [4, 8, 12, 16]);
  assert.equal(thin(flags(0, 4, 8), 17).dots.length, 0);
  assert.deepEqual(dodge(stands, 17).map((p) => [p.at, p.more]), [[0, 4], [51, 0]], 'its count has room beside it');
});

test('marks and flags of a window lie on their lanes', () => {
  const log = preemption();
  const marks = new Marks(log);
  const { rows } = layout(arrange(log, new Intervals(log)));
  const place = { window: { t0: 0, t1: log.endTime }, width: 800, scale: 1, right: 850 };
  const shown = marksOnScreen(marks, log, rows, place);
  assert.ok(shown.some((p) => p.kind === 'signal-refused' && p.row.id === 'g0'));
  assert.ok(shown.every((p) => p.at <= 850 && p.y > p.row.y - 1 && p.kind !== 'signal-received'));
  const flags = flagsOnScreen(marks, rows, place, log.endTime);
  assert.ok(flags.length > 0 && flags.every((f) => f.x1 >= f.x0 && f.answered));
});
