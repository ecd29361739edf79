import { test } from 'node:test';
import assert from 'node:assert/strict';
import { fixture } from '../trace/fixture.testkit.js';
import { createStore, newRun } from './store.js';
import { changedHere } from './changed.js';

const ROWS = { gs: [{ name: 'main', func: 'main.main' }, { name: 'w #1', func: 'main.w' }, { name: 'v #1', func: 'main.v' }], ps: [{ name: 'P0' }], ms: [{ name: 'M0' }], objects: [], strings: [] };
const on = { m: 0, p: 0, g: 0 };
const log = (...events) => fixture(events, { rows: ROWS });
const create = (t, g) => ({ t, ...on, name: 'GoCreate', args: { new: g } });
const exit = (t) => ({ t, ...on, name: 'Exit', args: { status: 0 } });
const END = { reason: 'finished', shows: [], chapters: [] };
const run = (key, l, end = END) => ({ ...newRun({ key, label: '', request: {}, log: l }), end, status: end ? 'ended' : 'running' });

/** The page after an edit: `now` came of it, `then` was there before. */
function edited(then, now) {
  const store = createStore({}, (f) => f());
  store.act.setRuns([run('1', then)]);
  const old = store.get().runs;
  store.act.setRuns([run('2', now)], true);
  store.act.cameAfter(old, null);
  return store;
}

test('the first event that differs is told with both sides', () => {
  const { seq, time, same, both } = changedHere(edited(log(create(10, 1), exit(20)), log(create(10, 1), create(15, 2), exit(20))).get());
  assert.deepEqual([seq, time, same], [1, 15, 1]);
  assert.match(both, /^At 15 ns: .*v #1.*\. In the last run: .*\.$/);
});

test('the same order at other moments is told as that', () => {
  const found = changedHere(edited(log(create(10, 1), exit(20)), log(create(10, 1), exit(30))).get());
  assert.deepEqual([found.seq, found.time], [1, 30]);
  assert.match(found.both, /same order, at other moments since 30 ns \(in the last run 20 ns\)/);
});

test('nothing changed; a run that ends earlier parts at its end', () => {
  assert.deepEqual(changedHere(edited(log(create(10, 1)), log(create(10, 1))).get()), { same: 1, alike: true });
  const { seq, both } = changedHere(edited(log(create(10, 1), exit(20)), log(create(10, 1))).get());
  assert.equal(seq, 0);
  assert.match(both, /nothing more happens/);
});

test('of runs that had not ended the ones before them count; other runs end the comparison', () => {
  const store = createStore({}, (f) => f());
  store.act.setRuns([run('1', log(create(10, 1), exit(20)))]);
  const first = store.get().runs;
  store.act.setRuns([run('2', log(create(10, 1)), null)], true);
  store.act.cameAfter(first, null);
  const { runs: second, before } = store.get();
  store.act.setRuns([run('3', log(create(10, 1), create(15, 2)))], true);
  store.act.cameAfter(second, before);
  assert.equal(changedHere(store.get()).seq, 1);
  assert.match(changedHere(store.get()).both, /In the last run/);
  store.act.setRuns([run('4', log(create(10, 1)))], true);
  assert.equal(changedHere(store.get()), null);
  assert.equal(store.get().before, null);
});
