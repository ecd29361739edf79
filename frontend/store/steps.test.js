import { test } from 'node:test';
import assert from 'node:assert/strict';
import { fixture } from '../trace/fixture.testkit.js';
import { createStore, newRun } from './store.js';
import { thisGoroutine } from './steps.js';

const rows = { gs: [{ id: 1, name: 'main' }, { id: 2, name: 'worker' }], ms: [{ name: 'M0' }, { name: 'sysmon' }], ps: [{ name: 'P0' }] };
const on = { m: 0, p: 0 };
function opened() {
  const store = createStore({}, (f) => f());
  store.act.setRuns([newRun({ key: 'a', label: 'a', request: {}, log: fixture([
    { name: 'ProcsChange', args: { procs: 1 } }, { name: 'ProcStatus', m: 0, args: { proc: 0, status: 'running' } },
    { t: 1, ...on, name: 'GoCreate', args: { new: 1 } }, { t: 1, ...on, name: 'RunqPut', args: { goroutine: 1 } }, { t: 2, ...on, name: 'RunqGet', args: { goroutine: 1 } },
    { t: 3, ...on, name: 'GoStart', args: { goroutine: 1 } }, { t: 10, m: 1, name: 'SysmonTick', args: { delay: 20000 } }, { t: 20, m: 1, name: 'PreemptRequest', args: { goroutine: 1, asker: 'sysmon' } },
    { t: 21, ...on, g: 1, name: 'GoBlock', args: { reason: 'chan receive' } },
  ], { rows }) })]);
  store.act.endRun('a', { reason: 'finished' });
  return store;
}
const who = (store) => thisGoroutine(store.get(), store.get().runs[0]);

test('this goroutine is the one that the last event speaks of, and of an event that speaks of none the one before', () => {
  const store = opened();
  store.act.select(0, 0);
  assert.equal(who(store), -1, 'nobody yet');
  store.act.select(0, 7);
  assert.equal(who(store), 1, 'whom sysmon asks to stop');
  store.act.select(0, 6);
  assert.equal(who(store), 1, 'sysmon looks round; who started before it did');
});

test('where there is no lane to go along, and no interval more, the keys say so', () => {
  const store = opened();
  store.act.select(0, 0);
  store.act.neighbour(1);
  assert.match(store.get().notice, /^No lane is chosen/);
  store.act.select(0, 6);
  store.act.neighbour(1);
  assert.equal(store.get().playhead.time, 21);
  store.act.neighbour(1);
  assert.equal(store.get().notice, 'No interval of this lane comes after this moment.');
});
