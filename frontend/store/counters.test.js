/** Counters: what was printed when, what it is at the playhead, and its curve. */
import { test } from 'node:test';
import assert from 'node:assert/strict';
import { add, fixture } from '../trace/fixture.testkit.js';
import { counterPath } from '../geometry/counterPath.js';
import { counters, isCounters } from './counters.js';

const at = (t, name, value) => ({ t, name: 'Counter', args: { name, value } });
const log = () => fixture([at(0, 'threads', 3), at(0, 'nmidlelocked', -1), at(10, 'threads', 5), at(30, 'threads', 4)], { header: { source: 'schedtrace', records: ['counters'] } });
const state = (time, run) => ({ playhead: { time }, runs: [run] });

test('a counter is what was printed last, and grows with the log', () => {
  const run = { log: log() };
  assert.equal(isCounters(run), true);
  assert.deepEqual(counters(state(29, run), run).map(({ name, value, most }) => [name, value, most]), [['threads', 5, 5], ['nmidlelocked', -1, 0]]);
  add(run.log, [at(40, 'threads', 9), at(40, 'runqueue', 1)]);
  assert.deepEqual(counters(state(39, run), run).map(({ name, value, most }) => [name, value, most]), [['threads', 4, 9], ['nmidlelocked', -1, 0], ['runqueue', null, 1]]);
});

test('its curve has steps at the prints, and two for a pixel at most', () => {
  const [threads] = counters(state(0, { log: log() }), { log: log() });
  assert.equal(counterPath(threads, { t0: 0, t1: 40 }, 80, 22, 40), 'M0 9H20V1H60V5H80');
  assert.equal(counterPath(threads, { t0: 20, t1: 28 }, 80, 22, 40), 'M0 1H80');
  const many = { times: Array.from({ length: 10000 }, (_, i) => i), values: Array.from({ length: 10000 }, (_, i) => i % 7), most: 6 };
  assert.ok(counterPath(many, { t0: 0, t1: 9999 }, 100, 22, 9999).split('H').length < 210);
});
