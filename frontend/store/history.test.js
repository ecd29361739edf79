import { test } from 'node:test';
import assert from 'node:assert/strict';
import { preemption } from '../lib/fakelog.testkit.js';
import { createStore, newRun } from './store.js';
import { createHistory } from './history.js';
import { findables, matching } from './find.js';
import { thisGoroutine } from './steps.js';
import { currentSeq } from './selectors.js';

function opened(arrived, pressed) {
  const store = createStore({}, (f) => f());
  store.act.setRuns([newRun({ key: 'a', label: 'a', request: {} })]);
  store.act.grow('a', preemption());
  store.act.endRun('a', { reason: 'finished', shows: [], chapters: [{ seq: 8, time: 10010, say: 'asked' }, { seq: 16, time: 16000, say: 'answered' }] });
  let clock = 0;
  const history = createHistory({ store, arrived, pressed, now: () => clock });
  return { store, history, wait: (ms) => { clock += ms; }, time: () => store.get().playhead.time, seq: () => currentSeq(store.get(), store.get().runs[0]) };
}

test('a drag is one stop, however slow it is, and what comes after it another', () => {
  let press = 0;
  const { store, history, wait, time } = opened(undefined, () => press);
  store.act.seek(5000);
  wait(1000);
  press = 1;
  for (const t of [6000, 7000, 8000]) { store.act.seek(t); wait(1000); }
  press = 2;
  store.act.seek(9000);
  wait(1000);
  press = 0;
  store.act.seek(100);
  for (const back of [9000, 8000, 5000, 0]) {
    history.undo();
    assert.equal(time(), back);
  }
});

test('undo goes back to where one looked, redo forward again, and a drag is one stop', () => {
  const { store, history, wait, time } = opened();
  store.act.seek(5000);
  wait(1000);
  for (const t of [6000, 7000, 8000]) { store.act.seek(t); wait(20); }
  wait(1000);
  store.act.zoom(0.5, 0);
  history.undo();
  assert.deepEqual([time(), store.get().window.t1], [8000, 24000]);
  history.undo();
  assert.equal(time(), 5000);
  history.undo();
  assert.equal(time(), 0);
  history.undo();
  assert.equal(time(), 0);
  history.redo();
  history.redo();
  assert.equal(time(), 8000);
  wait(1000);
  store.act.seek(100);
  history.redo();
  assert.equal(time(), 100, 'what is new ends the way forward');
});

test('new runs forget the old way, and the player leaves no stops', () => {
  const { store, history } = opened();
  store.act.togglePlay();
  store.act.advance(500);
  store.act.advance(500);
  store.act.pause();
  assert.equal(history.depth()[0], 0);
  store.act.seek(9000);
  assert.equal(history.depth()[0], 1);
  store.act.setRuns([newRun({ key: 'b', label: 'b', request: {} })], true);
  assert.deepEqual(history.depth(), [0, 0]);
});

test('a step can be a decision, a change of one goroutine, or a chapter', () => {
  const { store, seq } = opened();
  const name = () => store.get().runs[0].log.name(seq() - 1);
  store.act.seek(0);
  store.act.step(1, 'chapter');
  assert.equal(seq(), 9);
  store.act.step(1, 'chapter');
  assert.equal(seq(), 17);
  store.act.step(-1, 'chapter');
  assert.equal(seq(), 9);
  store.act.step(1, 'decision');
  const decided = name();
  assert.ok(['SignalAccept', 'SignalRefuse', 'GoStop', 'PreemptRequest', 'StackCheckHit'].includes(decided), decided);
  const g = store.get().runs[0].log.g(seq() - 1);
  store.act.followG(g);
  assert.equal(thisGoroutine(store.get(), store.get().runs[0]), g);
  store.act.step(1, 'goroutine');
  assert.ok(['GoStop', 'GoStart', 'GoBlock', 'GoUnblock', 'GoDestroy'].includes(name()), name());
  const there = seq();
  store.act.step(-1, 'goroutine');
  assert.ok(seq() < there);
  store.act.toEvent('Println');
  assert.equal(name(), 'Println');
  store.act.seek(Infinity);
  store.act.stepMark(1);
  assert.equal(store.get().notice, 'No mark comes after this moment.');
});

test('the palette finds by words anywhere, best first', () => {
  const { store } = opened();
  store.act.setScenarios([{ id: 'x', title: 'A loop that starves main', group: 'Preemption' }]);
  const all = findables(store.get());
  assert.deepEqual(new Set(all.map((i) => i.kind)), new Set(['lesson', 'chapter', 'goroutine', 'event', 'printed']));
  const found = matching(all, 'preempt re');
  assert.equal(found[0].text, 'PreemptRequest');
  assert.ok(found.every((i) => /preempt/i.test(`${i.text} ${i.note}`)));
  assert.deepEqual(matching(all, 'zzz'), []);
  assert.ok(matching(all, '').length > 5);
});

test('to arrive at an address is no move: undo right after it stays', () => {
  let there = false;
  const { store, history, time } = opened(() => there);
  store.act.arrive({ time: 9000, at: null, focus: null, chosen: null, window: null, range: null, followed: null });
  there = true;
  history.undo();
  assert.equal(time(), 9000);
  store.act.seek(100);
  history.undo();
  assert.equal(time(), 9000);
});
