import { test } from 'node:test';
import assert from 'node:assert/strict';
import { preemption } from '../lib/fakelog.testkit.js';
import { createStore, newRun } from './store.js';
import { currentEvent, currentSeq, explanation, exit, outputLines, shows, chapters, legend } from './selectors.js';
import { RULES } from './variants.js';
import { createPlayer } from './player.js';
import { fromHash, toHash } from './url.js';

function opened(labels = ['a']) {
  const store = createStore({}, (f) => f());
  store.act.setRuns(labels.map((key) => newRun({ key, label: key, request: {} })));
  for (const key of labels) { store.act.grow(key, preemption()); store.act.endRun(key, { reason: 'finished', shows: [{ says: 'x', ok: true, seq: 16 }, { says: 'y', ok: null, seq: -1 }], chapters: [{ seq: 8, time: 10010, say: 'asked' }] }); }
  return store;
}
const seqs = (store) => store.get().runs.map((run) => currentSeq(store.get(), run));

test('steps are exact among events of the same time, and back is the way of forth', () => {
  const store = opened();
  store.act.seek(10010);
  assert.deepEqual(seqs(store), [10]);
  store.act.step(-1);
  assert.deepEqual(seqs(store), [9]);
  assert.equal(store.get().playhead.time, 10010);
  assert.equal(explanation(store.get(), store.get().runs[0]).name, 'PreemptRequest');
  store.act.step(1);
  assert.equal(currentEvent(store.get(), store.get().runs[0]), 9);
  for (let i = 0; i < 50; i++) store.act.step(-1);
  assert.deepEqual(seqs(store), [0]);
  for (let i = 0; i < 99; i++) store.act.step(1);
  assert.deepEqual(seqs(store), [26]);
});

test('in a comparison the other run follows by time', () => {
  const store = opened(['a', 'b']);
  store.act.focusRun(1);
  store.act.select(1, 8);
  assert.deepEqual(seqs(store), [10, 9]);
  assert.deepEqual(store.get().selection, { run: 1, seq: 8 });
  store.act.stepMark(1);
  assert.equal(store.get().selection.seq, 10);
  store.act.stepMark(-1);
  assert.equal(store.get().selection.seq, 8);
});

test('selectors say what holds at the playhead', () => {
  const store = opened();
  const look = (f) => f(store.get(), store.get().runs[0]);
  store.act.seek(15000);
  assert.deepEqual(look(shows).map((s) => s.state), ['pending', 'not applicable']);
  assert.equal(look(chapters).current.say, 'asked');
  assert.deepEqual([look(outputLines).length, look(exit)], [0, null]);
  assert.equal(look(explanation).name, 'SignalRefuse');
  store.act.seek(1e9);
  assert.deepEqual([look(shows)[0].state, look(outputLines)[0].text, look(exit).status], ['ticked', 'hello', 0]);
  assert.ok(look(legend).marks.length > 5);
});

test('the player moves by speed and stops at the end', () => {
  const store = opened();
  const frames = [];
  let clock = 0;
  createPlayer({ store, requestAnimationFrame: (f) => frames.push(f), now: () => clock });
  store.act.setSpeed(1e5);
  store.act.togglePlay();
  const run = (ms) => { clock += ms; frames.shift()(); };
  run(0);
  run(100);
  assert.equal(store.get().playhead.time, 10000);
  run(200);
  assert.deepEqual([store.get().playhead.time, store.get().playing, frames.length], [24000, false, 0]);
  store.act.togglePlay();
  assert.equal(store.get().playhead.time, 0);
});

test('the window stays inside the run', () => {
  const store = opened();
  assert.deepEqual(store.get().window, { t0: 0, t1: 24000 });
  store.act.zoom(0.5, 0);
  assert.deepEqual(store.get().window, { t0: 0, t1: 12000 });
  store.act.pan(5);
  assert.deepEqual(store.get().window, { t0: 12000, t1: 24000 });
  store.act.fit();
  assert.equal(store.get().fitted, true);
});

test('a dialog that is closed late closes none but itself', () => {
  const store = createStore({}, (f) => f());
  store.act.openDialog('palette');
  store.act.closeDialog();
  store.act.openDialog('truth');
  store.act.closeDialog('palette');
  assert.equal(store.get().dialog, 'truth');
  store.act.closeDialog('truth');
  assert.equal(store.get().dialog, null);
});

test('the address keeps all that is on the screen; nonsense is left out', () => {
  const settings = { rules: '1.13', gomaxprocs: 2, asyncpreemptoff: true, seed: 0 };
  const state = { scenarioId: 'busy-loop', settings, variants: RULES, playhead: { time: 14468.4 } };
  assert.equal(toHash(state), '#scenario=busy-loop&rules=1.13&gomaxprocs=2&async=off&seed=0&compare=1&t=14468');
  const read = fromHash(toHash(state));
  assert.deepEqual([read.scenarioId, read.settings, read.variants, read.time, read.at, read.packed], ['busy-loop', settings, RULES, 14468, null, null]);
  const whole = { ...state, runs: [{ cursor: null }, { cursor: 12 }], focus: 1, fitted: false, window: { t0: 10.5, t1: 99.2 }, range: { t0: 20, t1: 30 }, followed: 3, panel: 'code' };
  const again = fromHash(toHash(whole, 'a-b_c'));
  assert.deepEqual([again.at, again.focus, again.window, again.range, again.followed, again.panel, again.packed], [12, 1, { t0: 11, t1: 99 }, { t0: 20, t1: 30 }, 3, 'code', 'a-b_c']);
  const lines = fromHash(toHash({ ...state, schedtrace: { period: 100, detail: true } }));
  assert.deepEqual([lines.period, lines.detail, again.period, again.detail, fromHash('#schedtrace=7&scheddetail=x').period], [100, true, null, null, null]);
  const nothing = fromHash('#scenario=../x&rules=abc&gomaxprocs=0&async=1&t=-4&w=9-3&at=x&doc=%3Cb%3E');
  assert.deepEqual(nothing.settings, { rules: null, gomaxprocs: null, asyncpreemptoff: null, seed: null });
  assert.deepEqual([nothing.scenarioId, nothing.variants, nothing.time, nothing.window, nothing.at, nothing.packed], [null, [], null, null, null, null]);
});

test('an address keeps how the lanes are arranged and what is chosen on them', () => {
  const store = opened();
  store.act.pinLane('g1');
  store.act.foldLanes('r');
  store.act.filterLanes('fn:w state:running');
  store.act.seek(5000);
  store.act.chooseInterval(0, 'g1', 5000);
  const read = fromHash(toHash(store.get()));
  assert.deepEqual(read.lanes, { folded: [], pinned: ['g1'], hidden: [], sort: 'made', filter: 'fn:w state:running' });
  assert.deepEqual(read.chosen, { seq: store.get().selection.seq, lane: 'g1' });
  const there = opened();
  there.act.arrive(read);
  assert.deepEqual(there.get().selection, store.get().selection);
  assert.equal(fromHash(toHash(opened().get())).lanes, null);
  assert.equal(fromHash('#sel=9999&lanes=pinned%3D%253Cb%253E').chosen.seq, 9999);
  there.act.arrive({ ...read, chosen: { seq: 9999, lane: null } });
  assert.equal(there.get().selection, null);
});

test('an address leads to the same place', () => {
  const store = opened(['a', 'b']);
  store.act.arrive({ time: 5000, at: 9, focus: 1, window: { t0: 1000, t1: 20000 }, range: null, followed: 2 });
  assert.deepEqual([seqs(store)[1], store.get().focus, store.get().window.t0, store.get().followed], [9, 1, 1000, 2]);
  store.act.arrive({ time: 5000, at: null, focus: 7, window: null, range: null, followed: null });
  assert.deepEqual([store.get().focus, store.get().playhead.time, store.get().followed], [0, 5000, -1]);
});

test('an address keeps what the story tells, of whom it says why, and which requests are looked at', () => {
  const store = opened();
  store.act.setTold('decisions');
  store.act.askWhy(1);
  store.act.filterRequests({ asker: 0 });
  const read = fromHash(toHash(store.get()));
  assert.deepEqual([read.told, read.whyG, read.requestFilter], ['decisions', 1, { asker: 0, landing: null }]);
  const there = opened();
  there.act.arrive(read);
  assert.deepEqual([there.get().whyG, there.get().requestFilter], [1, { asker: 0, landing: null }]);
  there.act.arrive(fromHash('#t=5'));
  assert.deepEqual([there.get().whyG, there.get().requestFilter], [-1, { asker: null, landing: null }]);
  store.act.filterRequests({ landing: 2 });
  assert.deepEqual(fromHash(toHash(store.get())).requestFilter, { asker: null, landing: 2 });
  for (const nonsense of ['told=nobody', 'requests=.', 'requests=1', 'requests=1.2.3', 'why=-1']) {
    const { told, whyG, requestFilter } = fromHash(`#${nonsense}`);
    assert.deepEqual([told, whyG, requestFilter], [null, null, null], nonsense);
  }
});
