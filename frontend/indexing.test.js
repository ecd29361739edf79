import { test } from 'node:test';
import assert from 'node:assert/strict';
import { indexing } from './indexing.js';
import { createStore, newRun } from './store/store.js';
import { fixture } from './trace/fixture.testkit.js';

const EVENTS = 10_000;

/** A run of that many events on its way in, and turns that the test lets come. */
function coming() {
  const turns = [];
  const store = createStore({}, (f) => f());
  store.act.setRuns([newRun({ key: 'r', label: '', request: {} })]);
  const index = indexing({ store, fresh: () => true, now: () => now.time++, later: (f) => turns.push(f) });
  const now = { time: 0 };
  const log = fixture([{ name: 'ProcsChange', args: { procs: 1 } }, { name: 'ProcStatus', m: 0, args: { proc: 0, status: 'running' } },
    ...Array.from({ length: EVENTS }, (_, k) => ({ t: k, name: 'SysmonTick', m: 0 }))]);
  const all = () => { let n = 0; for (; turns.length > 0; n++) turns.shift()(); return n; };
  return { store, index, log, turns, all, run: () => store.get().runs[0] };
}

test('a run is taken in by turns, told whole, and gives back the room that it has left over', () => {
  const { store, index, log, turns, all, run } = coming();
  index.grown('r', log);
  assert.equal(turns.length, 1, 'not at once');
  let ended = 0;
  index.ended('r', log, () => {
    ended++;
    store.act.endRun('r', { reason: 'finished', time: EVENTS, count: log.count, shows: [], chapters: [] });
  });
  assert.equal(ended, 0);
  assert.ok(all() > 1);
  assert.equal(ended, 1);
  assert.equal(run().count, log.count);
  assert.equal(run().status, 'ended');
  assert.equal(log.chunks.at(-1).times.length, log.count);
  assert.equal(run().intervals.lane('s').kind.data.length, run().intervals.lane('s').length);
});

test('a run that ends before it has a log ends', () => {
  const { index } = coming();
  let ended = 0;
  index.ended('r', null, () => ended++);
  assert.equal(ended, 1);
});
