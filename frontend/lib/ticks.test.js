import { test } from 'node:test';
import assert from 'node:assert/strict';
import { tickLabels } from './ticks.js';

const labels = (...ticks) => ticks.map(tickLabels(ticks));

test('an axis says as many places as its step needs, in one unit', () => {
  assert.deepEqual(labels(0, 1e7, 2e7), ['0', '10 ms', '20 ms']);
  assert.deepEqual(labels(0, 5e5, 1e6), ['0', '0.5 ms', '1.0 ms']);
  assert.deepEqual(labels(14445500, 14446000), ['14.4455 ms', '14.4460 ms']);
  assert.deepEqual(labels(0, 20, 40), ['0', '20 ns', '40 ns']);
  assert.deepEqual(labels(0), ['0']);
});
