import { test } from 'node:test';
import assert from 'node:assert/strict';
import { SIZE } from './chunk.js';
import { add, fixture } from './fixture.testkit.js';
import { shifted } from './shifted.js';

/** n events, 10 ns apart, of one goroutine after another. */
const some = (n, from = 0) => Array.from({ length: n }, (_, k) => ({ t: 10 * (from + k), name: 'GoUnblock', m: 0, p: 1, g: (from + k) % 100, args: { goroutine: 3 } }));

test('a log of several chunks reads as one, however its batches lie', () => {
  const log = fixture(some(SIZE - 5));
  for (let from = log.count; from < 2 * SIZE + 50; from += 4000) add(log, some(4000, from));
  assert.equal(log.chunks.length, 3);
  for (let i = 0; i < log.count; i++) {
    assert.equal(log.time(i), 10 * i);
    assert.equal(log.g(i), i % 100);
  }
  assert.deepEqual([0, SIZE - 1, SIZE, log.count - 1].map((i) => log.seqAt(10 * i)), [1, SIZE, SIZE + 1, log.count]);
  assert.deepEqual([log.a(-1), log.a(3 * SIZE), log.time(-1)], [undefined, undefined, NaN]);
});

test('a wide value widens its own column of its own chunk, and keeps what is there', () => {
  const log = fixture(some(SIZE));
  add(log, [{ t: 1e6, name: 'GoUnblock', g: 7 }, { t: 1e6, name: 'GoUnblock', g: 40_000 }]);
  add(log, [{ t: 1e6 + 5e9, name: 'GoUnblock', g: -1 }]);
  const [first, second] = log.chunks;
  assert.deepEqual([first.gs.constructor, second.gs.constructor, second.ms.constructor], [Int8Array, Int32Array, Int8Array]);
  assert.deepEqual([SIZE, SIZE + 1, SIZE + 2].map((i) => log.g(i)), [7, 40_000, -1]);
  assert.deepEqual([SIZE, SIZE + 1, SIZE + 2].map((i) => log.time(i)), [1e6, 1e6, 1e6 + 5e9]);
  assert.deepEqual([...log.trims()], [undefined]);
  assert.equal(second.times.length, 3);
  assert.equal(log.time(SIZE + 2), 1e6 + 5e9);
});

test('a log that is laid beside another begins at 0 at the earliest, and leaves the other as it was', () => {
  const log = fixture(some(SIZE + 10));
  const moved = shifted(log, -10 * (SIZE + 2));
  assert.deepEqual([0, SIZE + 1, SIZE + 2, SIZE + 9].map((i) => moved.time(i)), [0, 0, 0, 70]);
  assert.equal(shifted(log, 5).time(3), 35);
  assert.equal(log.time(SIZE + 9), 10 * (SIZE + 9));
});
