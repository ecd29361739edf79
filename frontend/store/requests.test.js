import { test } from 'node:test';
import assert from 'node:assert/strict';
import { fixture } from '../trace/fixture.testkit.js';
import { createStore, newRun } from './store.js';
import { currentRequest, requestPanel, story, toldEvent, whoseWhy, why } from './selectors.js';
import { plain } from '../explain/parts.js';

const rows = { gs: [{ id: 1, name: 'main' }, { id: 2, name: 'worker' }], ms: [{ name: 'M0' }, { name: 'sysmon' }], ps: [{ name: 'P0' }] };
const on = { m: 0, p: 0 };
const round = (t, g, asker, hit) => [
  { t, ...on, name: 'GoStart', args: { goroutine: g } }, { t: t + 100, m: 1, name: 'PreemptRequest', args: { goroutine: g, asker } },
  { t: t + 200, ...on, g, name: hit ? 'StackCheckHit' : 'SignalAccept' }, { t: t + 210, ...on, g, name: 'GoStop', args: { reason: 'preempted' } }, { t: t + 210, ...on, name: 'GlobrunqPut', args: { goroutine: g } },
];
/** Three requests: of main by sysmon (check), of worker by sysmon (signal), of main by stop-the-world (check). */
const log = () => fixture([
  { name: 'ProcsChange', args: { procs: 1 } }, { name: 'ProcStatus', m: 0, args: { proc: 0, status: 'running' } },
  { t: 1, ...on, name: 'GoCreate', args: { new: 0 } }, { t: 1, ...on, name: 'RunqPut', args: { goroutine: 0 } }, { t: 1, ...on, name: 'GoCreate', args: { new: 1 } }, { t: 1, ...on, name: 'RunqPut', args: { goroutine: 1 } },
  { t: 2, ...on, name: 'RunqGet', args: { goroutine: 0 } }, ...round(1000, 0, 'sysmon', true), { t: 1500, ...on, name: 'RunqGet', args: { goroutine: 1 } }, ...round(2000, 1, 'sysmon', false),
  { t: 2500, ...on, name: 'GlobrunqGet', args: { goroutine: 0 } }, ...round(3000, 0, 'stopTheWorld', true),
], { rows });
function opened() {
  const store = createStore({}, (f) => f());
  store.act.setRuns([newRun({ key: 'a', label: 'a', request: {}, log: log() })]);
  store.act.endRun('a', { reason: 'finished' });
  return store;
}
const run = (store) => store.get().runs[0];

test('one steps from request to request, and past those that the filter does not let through', () => {
  const store = opened();
  const where = () => currentRequest(store.get(), run(store));
  store.act.stepRequest(1);
  assert.equal(where(), 0);
  store.act.stepRequest(1);
  store.act.stepRequest(1);
  assert.equal(where(), 2);
  store.act.stepRequest(1);
  assert.equal(where(), 2, 'there is no further one');
  assert.equal(store.get().notice, 'No request to stop comes after this moment.');
  store.act.filterRequests({ asker: null, landing: 1 });
  store.act.stepRequest(-1);
  assert.equal(where(), 0);
  assert.equal(requestPanel(store.get(), run(store), { by: 'time', down: false }).list.length, 2);
  store.act.filterRequests({ asker: null, landing: 1 });
  assert.deepEqual(store.get().requestFilter, { asker: null, landing: null }, 'pressed again it is gone');
});

test('a run without requests says so', () => {
  const store = createStore({}, (f) => f());
  store.act.setRuns([newRun({ key: 'a', label: 'a', request: {}, log: fixture([{ name: 'ProcsChange', args: { procs: 1 } }, { t: 1, ...on, name: 'GoCreate', args: { new: 0 } }], { rows }) })]);
  store.act.stepRequest(1);
  assert.equal(store.get().notice, 'No request to stop is made in this run.');
});

test('the panel counts and orders', () => {
  const store = opened();
  const panel = (by, down = false) => requestPanel(store.get(), run(store), { by, down }).list;
  assert.deepEqual(panel('time', true), [2, 1, 0]);
  assert.deepEqual(panel('g'), [0, 2, 1]);
  assert.deepEqual(panel('run'), [0, 1, 2], 'who never runs again comes last');
  const { table, times } = requestPanel(store.get(), run(store), { by: 'time', down: false });
  assert.deepEqual([...table.cells], [['0 1', 1], ['0 2', 1], ['1 1', 1]]);
  assert.deepEqual([times.n, times.median], [3, 110]);
});

test('a look at a request holds it from before it is made until after it has stopped', () => {
  const store = opened();
  store.act.lookAtRequest(0, 1);
  const { window, fitted } = store.get();
  assert.ok(window.t0 < 2100 && window.t1 > 2210 && window.t1 - window.t0 < 1500 && !fitted);
});

test('the story tells all events, decisions, or those of one goroutine, and where the playhead is in it', () => {
  const store = opened();
  const told = () => story(store.get(), run(store));
  store.act.seek(2250);
  assert.deepEqual([told().count, told().current, told().exact], [run(store).log.count, 17, true]);
  store.act.setTold('decisions');
  const names = Array.from({ length: told().count }, (_, i) => toldEvent(run(store), told().seqAt(i)).name);
  assert.ok(!names.includes('GlobrunqPut') && names.includes('GoStop'));
  assert.equal(told().exact, false);
  assert.equal(names[told().current], 'GoStop');
  store.act.askWhy(1);
  store.act.setTold('goroutine');
  assert.equal(plain(toldEvent(run(store), told().seqAt(0)).parts), 'worker is started by the runtime.');
  assert.equal(told().count, 8);
  store.act.setTold('nonsense');
  assert.equal(store.get().told, 'goroutine');
});

test('one asks why about the chosen goroutine, the followed one, or the first that does not run', () => {
  const store = opened();
  store.act.seek(1050);
  assert.equal(whoseWhy(store.get(), run(store)), 1);
  const answer = why(store.get(), run(store));
  assert.match(plain(answer.parts), /^worker has been ready since .* but does not run: it is in the ring of P0, first/);
  assert.equal(plain(answer.until), 'In this run it next runs at 2.0 µs.');
  assert.equal(answer.until.find((part) => part.time !== undefined).time, 2000);
  const waited = (t) => { store.act.seek(t); return /\(for (.*?)\)/.exec(plain(why(store.get(), run(store)).parts))[1]; };
  assert.deepEqual([1050, 1150].map(waited), ['1.0 µs', '1.1 µs'], 'between two events the wait grows');
  store.act.followG(0);
  assert.equal(whoseWhy(store.get(), run(store)), 0);
  assert.equal(plain(why(store.get(), run(store)).until), 'In this run it goes on until 1.2 µs.');
  store.act.askWhy(1);
  assert.equal(whoseWhy(store.get(), run(store)), 1);
  store.act.seek(3300);
  assert.equal(plain(why(store.get(), run(store)).until), 'In this run it does not run again.');
});
