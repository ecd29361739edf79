import { test } from 'node:test';
import assert from 'node:assert/strict';
import { preemption } from '../lib/fakelog.testkit.js';
import { createStore, newRun } from './store.js';
import { answers, schedtrace } from './schedtrace.js';

const PRINTS = [{ seq: 6, time: 5000, deep: false, text: 'SCHED 0ms: …' }, { seq: 20, time: 22600, deep: true, text: 'SCHED 10ms: …' }];

function opened() {
  const store = createStore({}, (f) => f());
  store.act.setRuns([newRun({ key: 'a', label: 'a', request: {} })]);
  store.act.grow('a', preemption());
  return store;
}
const look = (store) => schedtrace(store.get(), store.get().runs[0]);

test('the console waits for the end of the run, then for the answer to what it asks', () => {
  const store = opened();
  assert.equal(look(store).status, 'running');
  store.act.endRun('a', { reason: 'finished', shows: [], chapters: [] });
  assert.equal(look(store).status, 'asking');
  store.act.setPrints('a', { period: 10, detail: false, prints: PRINTS, cut: null });
  assert.equal(look(store).status, 'ready');
  store.act.setSchedtrace({ detail: true });
  assert.equal(look(store).status, 'asking', 'the answer to another question is none');
  assert.equal(answers(store.get(), store.get().runs[0]), false);
  store.act.setPrints('a', { period: 10, detail: true, failure: 'The server is away.' });
  assert.deepEqual([look(store).status, look(store).failure, look(store).count], ['failed', 'The server is away.', 0]);
});

test('lines come as it plays and go as one steps back', () => {
  const store = opened();
  store.act.endRun('a', { reason: 'finished', shows: [], chapters: [] });
  store.act.setPrints('a', { period: 10, detail: false, prints: PRINTS, cut: null });
  const counts = [0, 4999, 5000, 22550, 22600, 24000].map((time) => {
    store.act.seek(time);
    return look(store).count;
  });
  assert.deepEqual(counts, [0, 0, 1, 1, 2, 2]);
  store.act.select(0, 6);
  assert.equal(look(store).count, 1, 'a line leads to where it is the newest');
  store.act.step(-1);
  assert.equal(look(store).count, 0);
});
