import { test } from 'node:test';
import assert from 'node:assert/strict';
import { fixture } from '../trace/fixture.testkit.js';
import { requestsOnScreen } from './anatomy.js';

/** An index of requests of goroutine 0, [asked, stopped or null, again or null] each, as explain's looks to geometry. */
function index(list) {
  const column = (values) => ({ length: values.length, at: (i) => values[i] });
  const all = column(list.map((_, r) => r));
  const time = (r) => list[r][0];
  return {
    byG: [all], time, g: column(list.map(() => 0)), asker: column(list.map(() => 0)), first: column(list.map((_, r) => r)), next: column(list.map(() => -1)),
    again: column(list.map(([, , again]) => (again === null ? -1 : 0))), stopTime: (r) => list[r][1], againTime: (r) => list[r][2], closed: () => false,
    place: (_, t) => list.findIndex((one) => one[0] >= t) < 0 ? list.length : list.findIndex((one) => one[0] >= t),
  };
}
const log = fixture([{ t: 0, m: 0, p: 0, name: 'GoStart', args: { goroutine: 0 } }]);
const rows = [{ id: 's', kind: 's', index: 0, bar: { y: 0, height: 10 } }, { id: 'p0', kind: 'p', index: 0, bar: { y: 20, height: 20 } }, { id: 'g0', kind: 'g', index: 0, bar: { y: 60, height: 20 } }];
const show = (list, window, more = {}) => requestsOnScreen(index(list), log, rows, { window, width: 1000 }, { current: -1, lets: () => true, end: 10000, ...more });

test('a request is a band from where it is made to the stop, and on to where its goroutine runs again', () => {
  const { bands, crowds, ways } = show([[1000, 3000, 6000]], { t0: 0, t1: 10000 });
  assert.deepEqual(bands.map(({ r, x0, x1, x2, open, again }) => ({ r, x0, x1, x2, open, again })), [{ r: 0, x0: 100, x1: 300, x2: 600, open: false, again: true }]);
  assert.deepEqual(crowds, []);
  const ask = ways.find((w) => w.kind === 'ask');
  assert.deepEqual([ask.x, ask.y0, ask.y1], [100, 10, 60], 'from the foot of sysmon’s lane to the top of the goroutine’s');
});

test('one that is never answered lasts until the run ends', () => {
  const { bands } = show([[1000, null, null]], { t0: 0, t1: 20000 });
  assert.deepEqual([bands[0].x1, bands[0].open, bands[0].x2], [500, true, null]);
});

test('one that began before the window reaches into it; one that is over before it does not', () => {
  const list = [[100, 200, 300], [1000, 6000, 7000], [8000, 8100, 8200]];
  assert.deepEqual(show(list, { t0: 5000, t1: 7500 }).bands.map((b) => b.r), [1]);
});

test('a crowd is one piece with its number, but for the current one; nothing is lost', () => {
  const many = Array.from({ length: 5000 }, (_, r) => [r * 10, r * 10 + 1, r * 10 + 2]);
  const window = { t0: 0, t1: 50000 };
  const { bands, crowds } = show(many, window, { current: 2500 });
  assert.equal(crowds.reduce((n, c) => n + c.n, 0), 5000);
  assert.ok(crowds.length <= 1000 / 26 + 1);
  assert.deepEqual(bands.filter((b) => b.current).map((b) => b.r), [2500]);
});

test('what the filter does not let through is dim and has no ways', () => {
  const { bands, ways } = show([[1000, 3000, 6000], [7000, 8000, 9000]], { t0: 0, t1: 10000 }, { lets: (r) => r === 1 });
  assert.deepEqual(bands.map((b) => b.dim), [true, false]);
  assert.ok(ways.every((w) => w.r === 1));
  const many = Array.from({ length: 9 }, (_, r) => [r * 2, r * 2 + 1, r * 2 + 1]);
  const crowd = (lets) => show(many, { t0: 0, t1: 10000 }, { lets }).crowds.map(({ n, dim }) => [n, dim]);
  assert.deepEqual(crowd((r) => r % 3 === 0), [[3, false]], 'a crowd counts those that pass');
  assert.deepEqual(crowd(() => false), [[9, true]]);
});
