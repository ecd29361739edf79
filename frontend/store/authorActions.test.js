import { test } from 'node:test';
import assert from 'node:assert/strict';
import { createStore, newRun } from './store.js';
import { fixture } from '../trace/fixture.testkit.js';

/** A store with a run of 1000 ns on the screen. */
function looking(at) {
  const store = createStore({}, (f) => f());
  store.act.setRuns([newRun({ key: 'r', label: '', request: {} })]);
  store.act.grow('r', fixture([{ name: 'ProcsChange', args: { procs: 1 } }, { t: 1000, name: 'SysmonTick', m: 0 }]));
  store.act.endRun('r', { reason: 'finished', time: 1000, shows: [], chapters: [] });
  store.set({ playhead: { time: at }, window: { t0: at - 100, t1: at + 100 }, fitted: false });
  return store;
}

test('a moment behind the end of a shorter run becomes its end, and the page says so', () => {
  const store = looking(40_000);
  store.act.notBehindTheEnd();
  const { playhead, window, notice } = store.get();
  assert.equal(playhead.time, 1000);
  assert.ok(window.t0 >= 0 && window.t1 <= 1000);
  assert.match(notice, /over at 1\.0 µs now.*stood at 40\.0 µs.*the end/);
});

test('a moment within the run stays', () => {
  const store = looking(1000);
  store.act.notBehindTheEnd();
  assert.equal(store.get().playhead.time, 1000);
  assert.equal(store.get().notice, null);
});
