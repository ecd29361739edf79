import { test } from 'node:test';
import assert from 'node:assert/strict';
import { indexing } from './indexing.js';
import { wings } from './wings.js';
import { createStore, newRun } from './store/store.js';
import { fixture } from './trace/fixture.testkit.js';

const EVENTS = 10_000;
const END = { reason: 'finished', time: EVENTS, shows: [], chapters: [] };

/** A run of that many events, one a ns, whose run before it is on the screen; turns and the clock go on by hand. */
function waiting(moment) {
  let clock = 0;
  const turns = [];
  const timers = [];
  const store = createStore({}, (f) => f());
  const log = fixture([{ name: 'ProcsChange', args: { procs: 1 } }, { name: 'ProcStatus', m: 0, args: { proc: 0, status: 'running' } },
    ...Array.from({ length: EVENTS }, (_, k) => ({ t: k, name: 'SysmonTick', m: 0 }))]);
  store.act.setRuns([newRun({ key: 'old', label: '', request: {} })]);
  store.act.grow('old', log);
  store.act.endRun('old', { ...END, time: 20_000 });
  const stage = wings(store, newRun({ key: 'new', label: '', request: {} }), moment, (f) => timers.push(f));
  const index = indexing({ store: stage, fresh: () => true, now: () => clock++, later: (f) => turns.push(f), timer: () => {}, goal: stage.goal });
  let there = false;
  stage.there.then(() => { there = true; });
  const settled = () => new Promise((resolve) => { setImmediate(resolve); });
  return { store, stage, index, log, turns, timers, isThere: async () => { await settled(); return there; } };
}

test('a run waits until it has come to the moment that is looked at, and the one before it stays on the screen', async () => {
  const { store, stage, index, log, turns, isThere } = waiting(9000);
  index.grown('new', log);
  assert.equal(await isThere(), false);
  assert.deepEqual(store.get().runs.map((r) => r.key), ['old']);
  while (turns.length) turns.shift()();
  assert.equal(await isThere(), true);
  assert.deepEqual(store.get().runs.map((r) => r.key), ['old'], 'whoever asked for it puts it on the screen');
  const run = stage.enter();
  assert.ok(run.count > 9000 && run.log.time(run.count - 1) >= 9000);
  store.act.setRuns([run], true);
  assert.equal(store.get().window.t1, 20_000, 'on the scale of the run before it');
  stage.act.endRun('new', END);
  assert.equal(store.get().runs[0].end, END, 'on the screen it goes on');
  assert.equal(store.get().window.t1, EVENTS);
});

test('a run that ends before the moment waits no longer', async () => {
  const { index, stage, log, turns, isThere } = waiting(50_000);
  index.grown('new', log);
  while (turns.length) turns.shift()();
  assert.equal(await isThere(), false);
  index.ended('new', log, () => stage.act.endRun('new', END));
  while (turns.length) turns.shift()();
  assert.equal(await isThere(), true);
});

test('nor does one whose moment is far, nor one without a moment', async () => {
  const far = waiting(50_000);
  far.timers.forEach((f) => f());
  assert.equal(await far.isThere(), true);
  assert.equal(await waiting(null).isThere(), true);
});
