import { test } from 'node:test';
import assert from 'node:assert/strict';
import { forking } from './forking.js';
import { createStore, newRun } from './store/store.js';
import { fixture } from './trace/fixture.testkit.js';

const END = { reason: 'finished', time: 100, shows: [], chapters: [] };
const log = (...events) => fixture([{ name: 'ProcsChange', args: { procs: 1 } }, ...events, { t: 100, name: 'SysmonTick', m: 0 }], { rows: { ms: [{ id: 0, name: 'M0' }] } });

test('what came of a fork is said once both runs are whole, and not before', async () => {
  const store = createStore({}, (f) => f());
  store.act.setRuns([newRun({ key: 'old', label: '', request: {} })]);
  const fork = forking(store, async () => store.act.setRuns(['parent', 'child'].map((key) => newRun({ key, label: '', request: {} }))));
  await fork({ at: 50, command: 'steal', p: 0, from: 1 });
  store.act.grow('parent', log());
  store.act.endRun('parent', END);
  store.act.grow('child', log({ t: 50, name: 'Command', m: 0, args: { text: 'x', possible: false } }));
  assert.equal(store.get().notice, null);
  store.act.endRun('child', END);
  assert.match(store.get().notice, /no such P/);
  store.act.say(null);
  store.act.endRun('child', END);
  assert.equal(store.get().notice, null, 'once');
});
