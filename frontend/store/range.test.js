import { test } from 'node:test';
import assert from 'node:assert/strict';
import { preemption } from '../lib/fakelog.testkit.js';
import { createStore, newRun } from './store.js';

function opened() {
  const store = createStore({}, (f) => f());
  store.act.setRuns([newRun({ key: 'a', label: 'a', request: {}, log: preemption() })]);
  return store;
}

test('a range is put in order and kept inside the run; one without length is none', () => {
  const store = opened();
  assert.equal(store.get().range, null);
  store.act.setRange({ t0: 90000, t1: 10000 });
  assert.deepEqual(store.get().range, { t0: 10000, t1: 24000 });
  store.act.setRange({ t0: 5000, t1: 5000 });
  assert.equal(store.get().range, null);
  store.act.setRange({ t0: -5, t1: 100 });
  assert.deepEqual(store.get().range, { t0: 0, t1: 100 });
  store.act.clearRange();
  assert.equal(store.get().range, null);
});

test('the key measures what the window shows, and lets go of it again', () => {
  const store = opened();
  store.act.setWindow({ t0: 1000, t1: 9000 });
  store.act.toggleRange();
  assert.deepEqual(store.get().range, { t0: 1000, t1: 9000 });
  store.act.setWindow({ t0: 2000, t1: 9000 });
  store.act.toggleRange();
  assert.deepEqual(store.get().range, { t0: 2000, t1: 9000 });
  store.act.toggleRange();
  assert.equal(store.get().range, null);
});

test('another lesson is measured whole; the same one run again keeps its range', () => {
  const store = opened();
  store.act.setRange({ t0: 0, t1: 100 });
  store.act.setRuns([newRun({ key: 'b', label: 'b', request: {} })], true);
  assert.deepEqual(store.get().range, { t0: 0, t1: 100 });
  store.act.setRuns([newRun({ key: 'c', label: 'c', request: {} })]);
  assert.equal(store.get().range, null);
});
