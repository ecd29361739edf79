import { test } from 'node:test';
import assert from 'node:assert/strict';
import { decode } from './batch.js';
import { Chunk } from './chunk.js';
import { encode } from './fixture.testkit.js';

/** All values of a decoded batch, row by row. */
function rowsOf(batch) {
  const chunk = new Chunk(batch.baseTime, batch.count);
  chunk.take(batch, 0, batch.count, 0);
  return Array.from(chunk.times, (time, i) => [chunk.base + time, ...['types', 'ms', 'ps', 'gs', 'stacks', 'as', 'bs', 'cs'].map((key) => chunk[key][i])]);
}

test('every width comes back as it went, with odd lengths and the ends of 32 bits', () => {
  const rows = [
    [5_000_000_000, 1, -1, 0, -1, -1, -2147483648, 70000, 7],
    [5_000_000_300, 2, 3, 0, 300, -1, 2147483647, -1, 7],
    [9_294_967_295, 91, 7, 0, 65000, 254, 0, 5, 7],
  ];
  const batch = decode(encode(rows, 12));
  assert.equal(batch.firstSeq, 12);
  assert.equal(batch.count, 3);
  assert.equal(batch.columns.p.view, null);
  assert.equal(batch.columns.m.view.BYTES_PER_ELEMENT, 1);
  assert.equal(batch.columns.g.view.BYTES_PER_ELEMENT, 2);
  assert.equal(batch.columns.a.view.BYTES_PER_ELEMENT, 4);
  assert.deepEqual(rowsOf(batch), rows);
});

test('width 4 with base 0 is plain: i32 for ids, u32 for the time', () => {
  const bytes = encode([[0, 1, 0, 0, 0, 0, 0, 0, 0], [3_000_000_000, 1, 0, 0, 0, 0, -5 + 100000, 0, 0]]);
  const batch = decode(bytes);
  assert.equal(batch.columns.time.base, 0);
  batch.columns.a = { base: 0, view: Uint32Array.of(4294967291, 1) };
  assert.deepEqual(rowsOf(batch).map((r) => [r[0], r[6]]), [[0, -5], [3_000_000_000, 1]]);
});

test('an empty batch is a batch; anything else is refused', () => {
  assert.equal(decode(encode([], 4)).count, 0);
  assert.throws(() => decode(new ArrayBuffer(200)), /no batch/);
  assert.throws(() => decode(new ArrayBuffer(3)), /no batch/);
});
