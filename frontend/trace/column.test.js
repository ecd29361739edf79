import test from 'node:test';
import assert from 'node:assert/strict';
import { Column, lowerBound, ShortColumn } from './column.js';

test('a short column answers as a long one does, before it is long and after', () => {
  const short = new ShortColumn();
  const long = new Column(Int32Array);
  for (let i = 0; i < 300; i++) {
    short.push(3 * i);
    long.push(3 * i);
    assert.equal(short.length, i + 1);
    assert.equal(lowerBound(short.data, short.length, 100), lowerBound(long.data, long.length, 100));
    assert.equal(short.at(i), 3 * i);
  }
  short.trim();
  assert.deepEqual([short.length, short.data.length, short.at(0), short.at(299)], [300, 300, 0, 897]);
  assert.equal(new ShortColumn().length, 0);
});
