import { test } from 'node:test';
import assert from 'node:assert/strict';
import { FakeLog, preemption, table } from '../lib/fakelog.testkit.js';
import { fixture } from '../trace/fixture.testkit.js';
import { sentence } from './sentence.js';
import { explain } from './explain.js';
import { whyNotRunning } from './whynot.js';

test('every event of the table has a sentence without a brace, whatever its columns hold', () => {
  for (const { name } of table.events) {
    for (const value of [-1, 0, 1]) {
      const log = preemption();
      const one = new FakeLog([[7, name, value, Math.min(value, 0), value, value, value, value]], log.rows);
      const text = sentence(one, 0);
      assert.ok(text.length > 5 && !/[{}|]|undefined|null|NaN/.test(text), `${name}: ${text}`);
    }
  }
});

test('branches, names, enums and durations are in words', () => {
  const log = preemption();
  assert.equal(sentence(log, 5), 'worker goes into runnext of P0.');
  assert.equal(sentence(log, 7), 'sysmon sees the same schedtick on P0 as 10.0 µs ago.');
  assert.equal(sentence(log, 13), 'sysmon asks main to stop once more: gp.preempt = true.');
  assert.equal(sentence(log, 12), 'The signal is refused: m.locks.');
  assert.equal(sentence(log, 24), 'main prints “hello”.');
  const passed = (count) => sentence(fixture([{ name: 'StackCheckPassed', m: 0, p: 0, g: 0, args: { count } }], { rows: log.rows }), 0);
  assert.deepEqual([passed(1), passed(2)], ['main passes 1 stack check: nobody asked it to stop.', 'main passes 2 stack checks: nobody asked it to stop.']);
  const kicked = new FakeLog([[0, 'RunqPut', 0, 0, 0, 1, 1, 0]], log.rows);
  assert.equal(sentence(kicked, 0), 'worker goes into runnext of P0, which kicks main out.');
});

test('a preemption is one chain, from the end of the slice to the next start; latency counts from the request', () => {
  const log = preemption();
  const { chain, latency, what, twin } = explain(log, 16);
  assert.deepEqual(chain.map((link) => link.seq), [7, 8, 9, 10, 11, 12, 13, 14, 15, 16, 17, 18, 22, 23]);
  assert.equal(latency, 22010 - 10010);
  assert.ok(what && twin);
  assert.equal(chain[5].label, 'Signal refused: m.locks');
  assert.equal(explain(log, 7).latency, null);
  assert.deepEqual(explain(log, 20).chain, []);
  assert.equal(explain(log, 20).latency, null);
});

test('why a goroutine does not run', () => {
  const log = preemption();
  const g = (patch) => ({ status: 2, since: 1000, m: -1, hands: -1, queue: 0, p: -1, wait: -1, object: -1, flag: false, ...patch });
  const state = { time: 5000, gs: [g({ queue: 3 }), g({ queue: 3 })], ms: [], ps: [{ runnext: -1, ring: [] }], global: [0, 1], objects: [{}] };
  const why = whyNotRunning(log, state, 1);
  assert.equal(why.waited, 4000);
  assert.match(why.sentence, /^worker has been ready since 1\.0 µs \(for 4\.0 µs\) but does not run: it is in the global queue, 2nd, behind main\. .*61st/);
  const blocked = { ...state, gs: [g({}), g({ status: 5, wait: 1, object: 0 })] };
  assert.match(whyNotRunning(log, blocked, 1).sentence, /waits: chan receive on jobs/);
  const panicking = { ...state, gs: [g({}), g({ status: 3, panic: 1, defers: 2 })] };
  assert.match(whyNotRunning(log, panicking, 1).sentence, /^worker has run since .*\. It is panicking: .+; 2 deferred calls left\.$/);
});

test('who waits for the network or a timer, and who is locked to a thread, is told for what', () => {
  const log = new FakeLog([[1000, 'GoBlock', 0, 0, 0, 0, 1, -1], [3000, 'NetReady', -1, -1, -1, 0]],
    { strings: ['network', 'IO wait', 'chan receive'], gs: [{ name: 'main' }], ms: [{ name: 'M0' }], objects: [{ kind: 'timer', name: 't' }] });
  const g = (patch) => ({ status: 5, since: 1000, m: -1, hands: -1, queue: 0, p: -1, wait: 1, object: -1, flag: 0, lockedm: -1, ...patch });
  const state = (one, time) => ({ time, gs: [one], ms: [], ps: [], global: [0], objects: [{ when: 9000 }] });
  assert.match(whyNotRunning(log, { ...state(g({}), 2000), seq: 1 }, 0).sentence, /IO wait.*It goes on once something has come/);
  assert.match(whyNotRunning(log, state(g({}), 5000), 0).sentence, /Something has come for it at 3\.0 µs.*sysmon/);
  assert.match(whyNotRunning(log, state(g({ wait: 2, object: 0 }), 5000), 0).sentence, /chan receive on t.*the timer goes off, due at 9\.0 µs/);
  assert.match(whyNotRunning(log, state(g({ status: 2, queue: 3, lockedm: 0 }), 5000), 0).sentence, /It is locked to M0: who finds it hands its P over/);
});
