import { test } from 'node:test';
import assert from 'node:assert/strict';
import { flow, shorten } from './flow.js';
import { boardSize, lineHeight, tokenHeight } from './boardSize.js';
import { boardLayout } from './boardLayout.js';

const names = { g: (g) => `worker #${g}`, m: (m) => `M${m}`, duration: (t) => `${t} ns` };
const EMPTY = { syscall: [], starting: [], spinning: [], netpoll: [], locked: [], parked: [], running: [] };
const proc = (p, more = {}) => ({ p, name: `P${p}`, status: 'running', m: p, spinning: false, g: 100 + p, runnext: -1, ring: [], hands: [], schedtick: 1, slice: 5, idle: -1, ...more });
const boardOf = (ps, more = {}) => ({ time: 0, ps, global: [], pidle: [], threads: EMPTY, sysmon: null, objects: [], sleepers: { all: 0, gs: [] }, network: { all: 0, gs: [] }, others: [], ...more });
const lay = (board, size = {}) => boardLayout(board, { width: 834, height: 390, rows: 5, most: 20, zones: {}, names, ...size });
const range = (n, from = 0) => Array.from({ length: n }, (_, i) => from + i);

test('a name keeps its number however short it is cut', () => {
  assert.deepEqual(['worker #123', 'runtime.gcBgMarkWorker #4', 'main', 'consumerOfAll'].map((n) => shorten(n, 8)), ['work#123', 'gcBgMa#4', 'main', 'consume…']);
});

test('what does not fit is counted, and what is glued stays together', () => {
  const items = range(10).map((id) => ({ id, w: 40 }));
  const { placed, more, bottom } = flow(items, { x: 0, y: 0, right: 140, line: 30, gap: 5, lines: 2, room: 30 });
  assert.deepEqual(placed.map((p) => [p.x, p.y]), [[0, 0], [45, 0], [90, 0], [0, 30], [45, 30]]);
  assert.deepEqual([more, bottom], [5, 60]);
  const glued = flow([{ w: 40 }, { w: 40 }, { w: 40, glue: true }, { w: 40 }], { x: 0, y: 0, right: 140, line: 30, gap: 5, lines: 3, room: 30 }).placed;
  assert.deepEqual(glued.map((p) => p.y), [0, 0, 30, 30]);
});

test('the size follows from what stays: four Ps are cards, 64 are tiny, on a phone all stands below one another', () => {
  assert.equal(boardSize({ width: 834, height: 390, procs: 4, rows: 5, most: 20 }).form, 'card');
  const low = boardSize({ width: 834, height: 390, procs: 64, rows: 5, most: 10000 });
  assert.deepEqual([low.form, low.dense], ['tiny', true]);
  assert.ok(Math.ceil(64 / low.columns) * (tokenHeight(low.unit) + 2 + low.gap) + 2 * lineHeight(low.unit) <= 390, 'they all fit on a low screen');
  const high = boardSize({ width: 834, height: 800, procs: 64, rows: 5, most: 10000 });
  assert.deepEqual([high.form, high.dense], ['tiny', false]);
  const phone = boardSize({ width: 366, height: 0, procs: 4, rows: 5, most: 20 });
  assert.deepEqual([phone.narrow, phone.form, phone.right.x], [true, 'card', 0]);
  assert.ok(boardSize({ width: 1276, height: 760, procs: 4, rows: 5, most: 20 }).unit > boardSize({ width: 834, height: 390, procs: 4, rows: 5, most: 20 }).unit);
});

test('each goroutine is drawn once, and nothing lies on another or leaves its half', () => {
  const board = boardOf(range(4).map((p) => proc(p, { runnext: 10 + p, ring: range(6, 20 + 10 * p), hands: p === 0 ? [90] : [] })), {
    global: range(300, 1000), objects: [{ o: 0, kind: 'chan', name: 'ch', cap: 2, len: 1, busy: true, queues: [{ name: 'recvq', all: 30, gs: range(30, 200).map((g) => ({ g, place: false })) }] }],
  });
  for (const size of [{}, { width: 1276, height: 300 }, { width: 366, height: 0 }]) {
    const { tokens, size: { left, narrow } } = lay(board, size);
    assert.equal(new Set(tokens.map((t) => t.id)).size, tokens.length);
    for (const [i, a] of tokens.entries()) {
      assert.ok(a.x >= 0 && a.x + a.w <= (size.width ?? 834), `${a.label} leaves the board`);
      if (!narrow && a.x < left.width) assert.ok(a.x + a.w <= left.width + 1, `${a.label} leaves the left half`);
      for (const b of tokens.slice(i + 1)) assert.ok(a.x + a.w <= b.x || b.x + b.w <= a.x || a.y + a.h <= b.y || b.y + b.h <= a.y, `${a.label} and ${b.label} overlap`);
    }
  }
});

test('the ring stands in its order, from the head, and what is hidden is counted', () => {
  const { tokens, texts } = lay(boardOf([proc(0, { ring: range(200, 300) })], {}), { most: 300 });
  const ring = tokens.filter((t) => t.g >= 300);
  const read = [...ring].sort((a, b) => a.y - b.y || a.x - b.x).map((t) => t.g);
  assert.deepEqual(read, range(ring.length, 300));
  assert.equal(texts.find((t) => t.id === 'p0count').text, `+${200 - ring.length}`);
});

test('64 Ps and 10,000 goroutines make a picture of some hundred things', () => {
  const ps = range(64).map((p) => proc(p, { ring: range(100, 1000 + p * 100) }));
  const { tokens, texts, boxes } = lay(boardOf(ps, { global: range(2000, 8000), sleepers: { all: 2500, gs: range(48, 20000).map((g) => ({ g, when: 5, p: 0 })) } }), { most: 10000, zones: { sleep: true } });
  assert.ok(tokens.length < 250 && texts.length + boxes.length < 400, `${tokens.length} ${texts.length} ${boxes.length}`);
  assert.equal(texts.find((t) => t.id === 'globalcount').text, '2000');
});

test('a place in a queue that a select has besides is drawn apart from its goroutine', () => {
  const queue = (place) => [{ name: 'recvq', all: 1, gs: [{ g: 7, place }] }];
  const { tokens } = lay(boardOf([proc(0)], { objects: [{ o: 0, kind: 'chan', name: 'a', cap: 0, len: 0, busy: true, queues: queue(false) }, { o: 1, kind: 'chan', name: 'b', cap: 0, len: 0, busy: true, queues: queue(true) }] }));
  assert.deepEqual(tokens.filter((t) => t.g === 7).map((t) => [t.id, t.place]), [['g7', false], ['o1recvq7', true]]);
});

test('what nobody waits for is named at rest in one line; where somebody waits for one of it, it is not called so; words are not counted', () => {
  const chan = (o, waits) => ({ o, kind: 'chan', name: `ch${o}`, cap: 0, len: 0, busy: waits, queues: waits ? [{ name: 'recvq', all: 1, gs: [{ g: o, place: false }] }] : [] });
  const said = (busy) => lay(boardOf([proc(0)], { objects: range(12).map((o) => chan(o, busy(o))) }), { height: 190 }).texts.map((t) => t.text);
  assert.ok(said((o) => o === 3).includes('at rest'));
  assert.ok(said(() => true).includes('others') && !said(() => true).includes('at rest'));
  const threads = { ...EMPTY, netpoll: [{ m: 0, hands: [] }], parked: range(3, 1).map((m) => ({ m, hands: [] })) };
  const row = lay(boardOf([proc(0)], { threads, sysmon: 'awake' }), { width: 700, height: 60 });
  const drawn = row.threads.filter(({ look }) => look === 'netpoll' || look === 'parked').length;
  assert.ok(drawn < 4, 'some have no room');
  assert.deepEqual(row.texts.map((t) => t.text).filter((text) => /^\+\d+$/.test(text)), [`+${4 - drawn}`]);
});
